import { useQuery } from '@tanstack/react-query'
import { Card, Skeleton, Table } from 'antd'
import { Link } from 'react-router'
import { type AnswerOf, call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import './board.css'
import { FeedCard } from './board-feed.tsx'
import { DueTag } from './due-tag.tsx'
import { RequestsHead } from './requests-head.tsx'

type BoardView = AnswerOf<'GET', '/api/requests/board'>

/** 看板: what is open by days left and officer, the year by outcome, the month. Each number opens its list. */
export function Board() {
  const found = useQuery({
    queryKey: ['requests', 'board'],
    queryFn: () => call('GET', '/api/requests/board'),
  })
  return (
    <>
      <RequestsHead here="board" />
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <Skeleton active />}
      {found.isSuccess && (
        <div className="stack">
          <Bands board={found.data} />
          <RenewedCard />
          <Month board={found.data} />
          <div className="board-halves">
            <Officers board={found.data} />
            <Outcomes board={found.data} />
          </div>
          <FeedCard />
        </div>
      )}
    </>
  )
}

/** 重新答复: due dates that rulings set; nothing while there is none. */
function RenewedCard() {
  const found = useQuery({
    queryKey: ['requests', 'remedies-to-do'],
    queryFn: () => call('GET', '/api/remedies/to-do'),
  })
  const list = (found.data ?? []).filter(({ kind }) => kind === 'renewed')
  if (found.isPending || (found.isSuccess && list.length === 0)) return null
  return (
    <Card title={`重新答复 ${list.length} 件`} extra={<span className="quiet">按裁决确定的期限</span>}>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      <ul className="plain-list">
        {list.map(({ requestId, caseNumber, what, due }) => (
          <li key={`${requestId} ${due.day}`} className="line-ends">
            <Link to={`/requests/${requestId}`}>
              {caseNumber}　{what}
            </Link>
            <DueTag due={due} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

const TONES: Record<string, string> = { overdue: 'overdue', today: 'soon', within2: 'soon' }

function Bands({ board }: { board: BoardView }) {
  const total = board.bands.reduce((sum, { count }) => sum + count, 0)
  return (
    <Card title={`未办结 ${total} 件`} extra={<span className="quiet">按剩余工作日</span>}>
      <ul className="board-bands">
        {board.bands.map(({ band, words, count }) => (
          <li key={band}>
            <Link to={`/requests?left=${band}`} className={`board-band tone-${toneOf(band, count)}`}>
              <strong>{count}</strong>
              <span>{words}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Nothing overdue is no alarm. */
function toneOf(band: string, count: number): string {
  return count === 0 ? 'none' : (TONES[band] ?? 'calm')
}

function Month({ board: { month } }: { board: BoardView }) {
  const of = (figure: string) => `/requests?stage=all&month=${month.month}&figure=${figure}`
  const figures: [string, number, string | null][] = [
    ['新收', month.received, of('received')],
    ['办结', month.concluded, of('concluded')],
    ['逾期办结', month.late, of('late')],
    ['延期', month.extended, of('extended')],
    ['补正告知', month.supplementsAsked, of('supplementsAsked')],
  ]
  return (
    <Card title={`${Number(month.month.slice(0, 4))}年${Number(month.month.slice(5))}月`}>
      <ul className="board-bands">
        {figures.map(([words, count, to]) => (
          <li key={words}>
            <Link
              to={to ?? ''}
              className={`board-band tone-${words === '逾期办结' && count > 0 ? 'overdue' : 'none'}`}
            >
              <strong>{count}</strong>
              <span>{words}</span>
            </Link>
          </li>
        ))}
        <li>
          <div className="board-band tone-none">
            <strong>{month.meanWorkingDays ?? '—'}</strong>
            <span>平均用时（工作日）</span>
          </div>
        </li>
      </ul>
    </Card>
  )
}

function Officers({ board }: { board: BoardView }) {
  return (
    <Card title="经办人">
      <Table
        rowKey={(row) => String(row.officerId)}
        size="small"
        pagination={false}
        dataSource={board.officers}
        locale={{ emptyText: '没有未办结的申请' }}
        columns={[
          {
            title: '经办人',
            dataIndex: 'name',
            render: (name: string, row) => (
              <Link to={`/requests?officer=${row.officerId ?? 'none'}`}>{name}</Link>
            ),
          },
          { title: '未办结', dataIndex: 'open', align: 'right', width: 80 },
          {
            title: '2日内到期',
            dataIndex: 'soon',
            align: 'right',
            width: 96,
            render: (count: number) => (count > 0 ? <span className="days-soon">{count}</span> : 0),
          },
          {
            title: '已逾期',
            dataIndex: 'overdue',
            align: 'right',
            width: 80,
            render: (count: number, row) =>
              count > 0 ? (
                <Link
                  className="days-overdue"
                  to={`/requests?left=overdue&officer=${row.officerId ?? 'none'}`}
                >
                  {count}
                </Link>
              ) : (
                0
              ),
          },
        ]}
      />
    </Card>
  )
}

function Outcomes({ board }: { board: BoardView }) {
  return (
    <Card title={`${board.year}年办理结果`}>
      <Table
        rowKey="outcome"
        size="small"
        pagination={false}
        dataSource={board.outcomes}
        locale={{ emptyText: '今年还没有办结的申请' }}
        columns={[
          {
            title: '办理结果',
            dataIndex: 'words',
            render: (words: string, row) => (
              <Link to={`/requests?stage=all&outcome=${row.outcome}&year=${board.year}`}>{words}</Link>
            ),
          },
          { title: '件数', dataIndex: 'count', align: 'right', width: 72 },
        ]}
      />
    </Card>
  )
}
