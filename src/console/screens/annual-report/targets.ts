import type { Refusal } from '../../../lib/refusal.ts'
import type { CheckResult, EnteredCode } from '../../../modules/annual-report/api.ts'

/** Where on the page a reason can be mended. */
export type Target<C extends CheckResult = CheckResult> =
  | { kind: 'entry'; code: EnteredCode }
  | { kind: 'text'; section: number }
  | { kind: 'check'; check: C }

/** Null for a reason that nothing on the page can mend. */
export function targetOf<C extends CheckResult>(
  reason: Pick<Refusal, 'message' | 'field'>,
  of: { entered: readonly { code: EnteredCode }[]; checks: readonly C[] },
): Target<C> | null {
  const { field, message } = reason
  const section = /^narrative\.(\d)$/.exec(field ?? '')?.[1]
  if (section !== undefined) return { kind: 'text', section: Number(section) }
  const figure = of.entered.find(({ code }) => code === field)
  if (figure !== undefined) return { kind: 'entry', code: figure.code }
  // A broken balance is refused in the words of its check.
  const check = of.checks.find((each) => each.verdict === 'fail' && each.message === message)
  return check === undefined ? null : { kind: 'check', check }
}

export const TARGET_WORDS: Record<Target['kind'], string> = {
  entry: '去填报',
  text: '去填写',
  check: '看单元格',
}
