import { useQuery } from '@tanstack/react-query'
import { Badge, Card } from 'antd'
import { Link } from 'react-router'
import { call } from '../../api.ts'
import { reasonText } from '../../parts/guarded-button.tsx'

/** What should have been confirmed with its applicant by now (条例第三十一条). */
export function useUnconfirmed() {
  return useQuery({
    queryKey: ['requests', 'unconfirmed'],
    queryFn: () => call('GET', '/api/requests/unconfirmed'),
  })
}

/** An alarm, and nothing while there is none. */
export function Unconfirmed() {
  const found = useUnconfirmed()
  const list = found.data ?? []
  if (list.length === 0) return null
  return (
    <Card
      className="alarm"
      title={
        <>
          尚未确认收到的申请 <Badge count={list.length} />
        </>
      }
    >
      <ul className="plain-list">
        {list.map(({ id, receiptNumber, information, why }) => (
          <li key={id}>
            <Link to={`/requests/${id}`}>
              {receiptNumber}　{information}
            </Link>
            <div className="days-overdue">{reasonText(why)}</div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
