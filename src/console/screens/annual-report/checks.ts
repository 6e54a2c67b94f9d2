import type { CheckResult } from '../../../modules/annual-report/api.ts'

export const CHECK_KINDS: Record<CheckResult['kind'], string> = {
  hard: '勾稽关系',
  acrossYears: '与上年衔接',
  narrative: '文表一致',
  form: '格式',
}

export interface CheckGroups<C extends CheckResult = CheckResult> {
  failed: C[]
  unclear: C[]
  notAssessable: C[]
  passed: C[]
}

/** By verdict; of the failed ones, those that hold the report up come first. */
export function groupChecks<C extends CheckResult>(checks: readonly C[]): CheckGroups<C> {
  const of = (verdict: CheckResult['verdict']) => checks.filter((each) => each.verdict === verdict)
  const failed = of('fail')
  return {
    failed: [...failed.filter(mustMend), ...failed.filter((each) => !mustMend(each))],
    unclear: of('unclear'),
    notAssessable: of('notAssessable'),
    passed: of('pass'),
  }
}

/** Only 勾稽关系 holds a report up; the rest is for a person to judge. */
export function mustMend({ kind, verdict }: Pick<CheckResult, 'kind' | 'verdict'>): boolean {
  return kind === 'hard' && verdict === 'fail'
}

/** The cells of this report that a check reads; last year's are not on the page. */
export function cellsOf({ cells }: Pick<CheckResult, 'cells'>): string[] {
  return cells.filter((each) => !each.startsWith('previous.'))
}
