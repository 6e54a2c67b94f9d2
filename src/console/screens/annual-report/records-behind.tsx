import { Skeleton } from 'antd'
import { Link } from 'react-router'
import { Failure } from '../../parts/failure.tsx'
import { lookOf } from './cell-words.ts'
import { type CellPlace, type Records, type ReportView, useRecords } from './use-reports.ts'

type Of<K extends Records['kind']> = Extract<Records, { kind: K }>

/** The records that a cell counts: exactly as many as it says. */
export function RecordsBehind({ view, place }: { view: ReportView; place: CellPlace }) {
  const found = useRecords(view.id, place)
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  if (found.isPending) return <Skeleton active />
  const records = found.data
  // A figure entered by hand has a drawer of its own.
  if (records.kind === 'entry') return null
  const figure = figureAt(view, place)
  const opening = 'opening' in records ? records.opening : 0
  const count = records.items.length + opening
  return (
    <div className="stack">
      <p className="report-count">
        本年度报告中为 <strong>{figure}</strong>
        <span className="quiet">，台账中有 {count} 件</span>
      </p>
      {String(count) !== figure && (
        <p className="report-moved">
          台账在提交以后有变化，与定稿数据不同。
          {view.state === 'submitted' && '审定时会核对，须退回后按最新数据重新提交。'}
        </p>
      )}
      {opening > 0 && <p className="quiet">其中 {opening} 件来自启用前的旧台账（期初数），没有逐件记录。</p>}
      {count === 0 && <p className="quiet">台账中没有计入这一格的记录。</p>}
      {records.kind === 'requests' && <Requests items={records.items} />}
      {records.kind === 'remedies' && <Remedies items={records.items} />}
      {records.kind === 'documents' && <Documents items={records.items} />}
    </div>
  )
}

function figureAt(view: ReportView, { table, row, column }: CellPlace): string {
  const cell = view.tables
    .find((each) => each.table === table)
    ?.body.flat()
    .find((each) => each.kind === 'figure' && each.row === row && each.column === column)
  return cell?.kind === 'figure' ? lookOf(cell.value).text : ''
}

function Requests({ items }: { items: Of<'requests'>['items'] }) {
  return (
    <ul className="plain-list">
      {items.map((each) => (
        <li key={each.id}>
          <div className="line-ends">
            <Link to={`/requests/${each.id}`}>{each.number}</Link>
            <span className="quiet report-due">
              <span>收到 {each.receivedOn ?? '—'}</span>
              <span>{each.concludedOn === null ? '未办结' : `办结 ${each.concludedOn}`}</span>
            </span>
          </div>
          <div className="report-record">{each.information}</div>
          <div className="quiet">{each.outcome}</div>
        </li>
      ))}
    </ul>
  )
}

function Remedies({ items }: { items: Of<'remedies'>['items'] }) {
  return (
    <ul className="plain-list">
      {items.map((each) => (
        <li key={each.id}>
          <div className="line-ends">
            <span>{each.fileNumber}</span>
            <span className="quiet">
              提起 {each.filedOn}　{each.concludedOn === null ? '' : `审结 ${each.concludedOn}`}
            </span>
          </div>
          <div className="line-ends">
            <span className="quiet">
              {each.group}　{each.outcome}
            </span>
            <Link to={`/requests/${each.requestId}`}>所涉申请</Link>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Documents({ items }: { items: Of<'documents'>['items'] }) {
  return (
    <ul className="plain-list">
      {items.map((each) => (
        <li key={each.id}>
          <Link to={`/documents/${each.id}`}>{each.title}</Link>
          <div className="quiet report-due">
            <span>{each.indexNumber ?? '没有索引号'}</span>
            {each.publishedOn === null ? '未发布' : `发布 ${each.publishedOn}`}
          </div>
        </li>
      ))}
    </ul>
  )
}
