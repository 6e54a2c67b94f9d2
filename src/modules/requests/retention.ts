import type { OutcomeCode } from './outcome.ts'

/** 保管期限 in years (机关文件材料归档范围和文书档案保管期限规定), or for ever. */
export type RetentionPeriod = 10 | 30 | 'permanent'

export const RETENTION_PERIODS: Readonly<Record<`${RetentionPeriod}`, string>> = {
  10: '10年',
  30: '30年',
  permanent: '永久',
}

/** Which case is kept how long; where several apply, the longest. */
export interface RetentionPeriods {
  byOutcome: Partial<Record<OutcomeCode, RetentionPeriod>>
  /** Cases in which there was 复议 or 诉讼. */
  withRemedy: RetentionPeriod
  otherwise: RetentionPeriod
}

/** [M] Until the organ sets its own: to be checked against the 保管期限表 that its archive approved. */
export const USUAL_RETENTION: RetentionPeriods = { byOutcome: {}, withRemedy: 30, otherwise: 10 }
