import type { Refusal } from '../../../lib/refusal.ts'
import { reasonText } from '../../parts/guarded-button.tsx'

/** What the gate looks at, in the order in which the work is done; several reasons can concern one matter. */
const MATTERS: { name: string; codes: readonly string[] }[] = [
  { name: '标题', codes: ['title-missing'] },
  { name: '正文', codes: ['body-missing'] },
  { name: '栏目', codes: ['column-holds-no-documents'] },
  { name: '文号', codes: ['document-number-taken'] },
  { name: '来源', codes: ['source-missing'] },
  { name: '相关文件', codes: ['relation-itself', 'relation-not-public', 'relation-ended'] },
  { name: '公开属性', codes: ['not-proactive', 'disclosure-reason-missing'] },
  { name: '内容筛查', codes: ['findings-open'] },
  { name: '保密审查', codes: ['secrecy-missing'] },
  { name: '三审三校', codes: ['sign-offs-missing'] },
  { name: '待发布', codes: ['not-approved', 'published-already'] },
]

/** The gate before publication as a checklist: ALL of it, done and not done. */
export function GateList({ gate }: { gate: readonly Refusal[] }) {
  const known = MATTERS.flatMap((each) => each.codes)
  const others = gate.filter((each) => !known.includes(each.code))
  return (
    <ul className="plain-list">
      {MATTERS.map(({ name, codes }) => {
        const reasons = gate.filter((each) => codes.includes(each.code))
        return <Matter key={name} name={name} reasons={reasons} />
      })}
      {others.map((each) => (
        <Matter key={each.code} name="其他" reasons={[each]} />
      ))}
    </ul>
  )
}

function Matter({ name, reasons }: { name: string; reasons: readonly Refusal[] }) {
  const isDone = reasons.length === 0
  return (
    <li>
      <span className={isDone ? 'check-yes' : 'check-no'} aria-hidden>
        {isDone ? '✓' : '✗'}
      </span>
      {name}
      <span className="quiet">{isDone ? '　符合' : ''}</span>
      {reasons.map((each) => (
        <div key={each.code + each.message} className="quiet">
          {reasonText(each)}
        </div>
      ))}
    </li>
  )
}
