/** Where the result of a second instance counts; `final` is the default. */
export const SECOND_INSTANCE_PRACTICES = {
  final: '二审结果改变一审结果（已公布年报的年度不改）',
  first: '按一审结果统计，二审结果只作记载',
} as const

export type SecondInstancePractice = keyof typeof SECOND_INSTANCE_PRACTICES

export interface RemedySetting {
  secondInstance: SecondInstancePractice
  /** 0 while nobody has set anything. */
  version: number
}
