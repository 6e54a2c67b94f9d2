import { Button, Card } from 'antd'
import { useNavigate } from 'react-router'
import type { AnswerOf } from '../../api.ts'

/** What the applicant takes away. The query code is kept nowhere: here it stands once. */
export function Registered({
  receipt,
  isOral,
}: {
  receipt: AnswerOf<'POST', '/api/requests'>
  isOral: boolean
}) {
  const navigate = useNavigate()
  const { id, receiptNumber, caseNumber, queryCode } = receipt
  return (
    <>
      <div className="screen-head">
        <h1>{caseNumber === null ? '已收件，尚待确认收到之日' : '已登记'}</h1>
      </div>
      <Card className="request-form">
        <dl className="facts">
          <dt>登记编号</dt>
          <dd>{caseNumber ?? '确认收到申请之日后编号'}</dd>
          <dt>回执编号</dt>
          <dd>{receiptNumber}</dd>
          <dt>查询码</dt>
          <dd>
            <strong className="query-code">{queryCode}</strong>
          </dd>
        </dl>
        <p className="quiet">
          请把回执编号和查询码告知申请人，凭二者可以在网站上查询办理进度。查询码只在本页显示一次，系统不保存。
        </p>
        <div className="actions">
          <Button type="primary" onClick={() => navigate(`/requests/${id}`)}>
            {caseNumber === null ? '去确认收到' : '打开这件申请'}
          </Button>
          {isOral && (
            <Button href={`/api/requests/${id}/oral-record`} target="_blank">
              打印口头申请笔录
            </Button>
          )}
          <Button onClick={() => navigate('/requests')}>返回台账</Button>
        </div>
      </Card>
    </>
  )
}
