import { Alert, Button } from 'antd'
import { Refusals } from '../api.ts'

/** Why something did not happen, with the article; nothing when all is well. */
export function Failure({ of, onRetry }: { of: Error | null; onRetry?: () => void }) {
  if (of === null) return null
  const list =
    of instanceof Refusals ? of.list : [{ code: 'bug', message: '页面出现故障，请刷新后再试', article: null }]
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={list.map((each) => (
        <div key={each.code + each.message}>
          {each.message}
          {each.article !== null && <span className="article">（{each.article}）</span>}
        </div>
      ))}
      action={onRetry && <Button onClick={onRetry}>再试一次</Button>}
    />
  )
}

/** The messages that belong beside this field. */
export function fieldErrors(failure: Error | null, field: string): string[] {
  if (!(failure instanceof Refusals)) return []
  return failure.list.filter((each) => each.field === field).map((each) => each.message)
}
