import { Result } from 'antd'
import { Link } from 'react-router'

export function NotFound() {
  return (
    <Result
      status="404"
      title="没有这个页面"
      subTitle="地址可能已改变。"
      extra={<Link to="/">回到待办</Link>}
    />
  )
}
