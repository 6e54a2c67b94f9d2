import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { hashOf } from '../../audit/rules.ts'
import type { DispositionKind, Finding, PlacedFinding, TextPart } from '../finding.ts'
import { type Reading, screen } from './screen.ts'

/** How many characters on each side make the context in which a decision holds. */
const CONTEXT = 12
const SHOWN_IN_REASON = 3

/** The findings of all parts, each with the words around it and the key of both; nothing decided yet. */
export function placed(parts: readonly TextPart[], surroundings: Reading): PlacedFinding[] {
  return parts.flatMap(({ name, text, remarks = [] }) => [
    ...remarks.map((remark) => placedIn(name, '', { ...REMARKED, ...remark })),
    ...screen(text, surroundings).map((finding) => placedIn(name, text, finding)),
  ])
}

/** A remark is about the whole: it stands nowhere. */
const REMARKED = { start: 0, end: 0, category: 'file', detector: 'file' } as const

/** Why the text cannot go on to the next person: what blocks and nobody has decided on, in one reason. */
export function whyUndisposed(findings: readonly PlacedFinding[]): Refusal[] {
  const open = findings.filter((each) => each.severity === 'block' && !isIgnored(each))
  if (open.length === 0) return []
  const shown = open
    .slice(0, SHOWN_IN_REASON)
    .map((each) => `${each.part}“${shownText(each)}”（${each.entry}）`)
  const more = open.length > SHOWN_IN_REASON ? '等' : ''
  const message = `内容筛查有 ${open.length} 处必须处理：${shown.join('、')}${more}，请修改，或者写明理由后忽略`
  const isPersonal = open.every((each) => each.category === 'personal')
  return [refusal('findings-open', message, isPersonal ? { article: '条例第十五条' } : {})]
}

/** `found` is the finding as it stands in the saved text; undefined when it stands there no more. */
export function whyNotDispose(
  found: PlacedFinding | undefined,
  given: { kind: DispositionKind; reason: string },
): Refusal | null {
  if (given.kind === 'fixed') {
    return found === undefined
      ? null
      : refusal('finding-still-there', `保存的文本里还有“${shownText(found)}”，请修改并保存后再标为已改`)
  }
  if (found === undefined) return refusal('finding-gone', '保存的文本里已经没有这一处，请刷新页面')
  if (given.kind === 'reopened') return null
  if (found.detector === 'secrecy-mark') {
    return refusal('mark-stays', '密级、内部资料标志不能忽略', { article: '保守国家秘密法第三十五条' })
  }
  return given.reason.trim().length < 2
    ? refusal('reason-missing', '请写明忽略的理由', { field: 'reason' })
    : null
}

/** Personal numbers are not repeated whole wherever a reason is shown or logged. */
function shownText({ category, text }: Finding): string {
  return category === 'personal' && text.length > 6 ? `${text.slice(0, 3)}…${text.slice(-2)}` : text
}

function isIgnored({ disposition }: PlacedFinding): boolean {
  return disposition?.kind === 'ignored'
}

function placedIn(part: string, text: string, finding: Finding): PlacedFinding {
  const [before = ''] = text
    .slice(Math.max(0, finding.start - CONTEXT), finding.start)
    .split('\n')
    .slice(-1)
  const [after = ''] = text.slice(finding.end, finding.end + CONTEXT).split('\n')
  const key = hashOf([finding.detector, finding.entry, finding.text, before, after])
  return { ...finding, part, before, after, key, disposition: null }
}
