import { useMutation } from '@tanstack/react-query'
import { App, Button, Card, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { lookOf } from './cell-words.ts'
import { type Checked, isQuiet, type ReadFile } from './check-reports.tsx'
import { CHECK_KINDS, cellsOf, mustMend } from './checks.ts'

type Check = Checked['checks'][number]
type Judged = Record<string, Check['given']>

const VERDICTS = { accepted: '已核实，可以接受', confirmed: '确有错误', reopened: '重新核对' } as const

/** One report: what failed and is in doubt with a person's verdict beside it, what could not be read, and its tables. */
export function CheckedReport({ file }: { file: Extract<ReadFile, { report: Checked }> }) {
  const { report, across } = file
  const [judged, setJudged] = useState<Judged>({})
  const [shown, setShown] = useState<Check | null>(null)
  const checks = report.checks.map((each) => ({ ...each, given: judged[each.key] ?? each.given }))
  const open = checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'unclear')
  const passed = checks.filter(({ verdict }) => verdict === 'pass').length
  const unknown = checks.filter(({ verdict }) => verdict === 'notAssessable').length
  const marked = new Set(shown === null ? [] : cellsOf(shown))
  return (
    <>
      <Card
        title={`${report.organ ?? '（机关名称未识别）'} ${report.year ?? '（年份未识别）'} 年：${open.length === 0 ? '没有发现问题' : `${open.length} 项须核对`}`}
      >
        <p className="quiet">
          {report.format} 年格式；通过 {passed} 项{unknown > 0 && `，无法核对 ${unknown} 项`}
          {across !== null && `；已与 ${across} 核对结转`}
        </p>
        {report.causes.map(({ message }) => (
          <p key={message}>
            <Tag color="processing">可能的原因</Tag>
            {message}
          </p>
        ))}
        <ul className="plain-list">
          {open.map((check) => (
            <li key={check.key}>
              <CheckLine
                check={check}
                isShown={shown?.key === check.key}
                onShow={() => setShown(shown?.key === check.key ? null : check)}
                subject={report.subject}
                onJudged={(given) => setJudged((now) => ({ ...now, [check.key]: given }))}
              />
            </li>
          ))}
        </ul>
        {report.unreadable.length > 0 && (
          <>
            <h2>无法识读的单元格</h2>
            <p className="quiet">没有猜测，相关核对不作结论。</p>
            <ul className="plain-list">
              {report.unreadable.map(({ place, text }) => (
                <li key={place}>
                  {place}：{text}
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      {report.tables.map((laid) => (
        <Card key={laid.table} title={`表${'〇一二三四'[laid.table]}`}>
          <PlainTable laid={laid} marked={marked} />
        </Card>
      ))}
    </>
  )
}

interface LineProps {
  check: Check
  isShown: boolean
  onShow: () => void
  subject: string | null
  onJudged: (given: Check['given']) => void
}

function CheckLine({ check, isShown, onShow, subject, onJudged }: LineProps) {
  const [isOpen, setOpen] = useState(false)
  const { given } = check
  return (
    <>
      <div className="report-check-words">
        {mustMend(check) ? <Tag color="error">硬性错误</Tag> : <Tag>{CHECK_KINDS[check.kind]}</Tag>}
        {isQuiet(check) ? <s>{check.message}</s> : check.message}
      </div>
      {given !== null && given.verdict !== 'reopened' && (
        <p className="quiet">
          {VERDICTS[given.verdict]}
          {given.reason !== '' && `：${given.reason}`}（{given.personName}，{given.on}）
        </p>
      )}
      <div className="line-starts">
        {cellsOf(check).length > 0 && (
          <Button size="small" aria-pressed={isShown} onClick={onShow}>
            {isShown ? '不再标出' : '在表中标出'}
          </Button>
        )}
        {subject !== null && !isOpen && (
          <Button size="small" onClick={() => setOpen(true)}>
            写下判断
          </Button>
        )}
      </div>
      {subject !== null && isOpen && (
        <Judge
          check={check}
          subject={subject}
          onDone={(next) => {
            setOpen(false)
            if (next !== null) onJudged(next)
          }}
        />
      )}
    </>
  )
}

interface JudgeProps {
  check: Check
  subject: string
  onDone: (given: Check['given']) => void
}

function Judge({ check, subject, onDone }: JudgeProps) {
  const { message } = App.useApp()
  const [reason, setReason] = useState(check.given?.reason ?? '')
  const judging = useMutation({
    mutationFn: (verdict: keyof typeof VERDICTS) =>
      call('POST', '/api/report-verdicts', {
        body: { subject, key: check.key, checkId: check.id, verdict, reason },
      }),
    onSuccess: (given) => {
      message.success('已保存，再次核对这份报告时仍然有效')
      onDone(given)
    },
  })
  const id = `reason-${check.key.slice(0, 12)}`
  return (
    <Form layout="vertical" className="short-form">
      <FieldItem label="核实的情况" id={id} field="reason" failure={judging.error}>
        <Input.TextArea id={id} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </FieldItem>
      <div className="line-starts">
        {!mustMend(check) && (
          <Button type="primary" loading={judging.isPending} onClick={() => judging.mutate('accepted')}>
            可以接受
          </Button>
        )}
        <Button loading={judging.isPending} onClick={() => judging.mutate('confirmed')}>
          确有错误
        </Button>
        <Button onClick={() => onDone(null)}>取消</Button>
      </div>
      <FailureBeyond of={judging.error} fields={['reason']} />
    </Form>
  )
}

function PlainTable({ laid, marked }: { laid: Checked['tables'][number]; marked: ReadonlySet<string> }) {
  const row = (cells: (typeof laid.body)[number], at: number) => (
    <tr key={at}>
      {cells.map((cell, index) =>
        cell.kind === 'figure' ? (
          <td
            key={`${cell.row} ${cell.column}`}
            colSpan={cell.colspan}
            className={
              marked.has(`table${laid.table}.${cell.row}.${cell.column}`) ? 'cell-marked' : undefined
            }
          >
            <span className="report-figure">{lookOf(cell.value, false).text}</span>
          </td>
        ) : (
          // The cells of a form never move.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          <th key={index} scope={cell.scope} colSpan={cell.colspan} rowSpan={cell.rowspan}>
            {cell.text}
          </th>
        ),
      )}
    </tr>
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard.
    <section className="report-scroll" tabIndex={0} aria-label={`表${'〇一二三四'[laid.table]}`}>
      <table className={`report-table report-table-${laid.table}`}>
        {laid.head.length > 0 && <thead>{laid.head.map(row)}</thead>}
        <tbody>{laid.body.map(row)}</tbody>
      </table>
    </section>
  )
}
