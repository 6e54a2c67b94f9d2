import { z } from 'zod'
import { APPLICANT_KINDS, type ApplicantKind, INTAKE_CHANNELS, type IntakeChannel } from './applicant.ts'
import { OUTCOME_CODES } from './outcome.ts'
import { MONTH_FIGURES, type MonthFigure, type Wanted } from './queries/wanted-cases.ts'
import { STAGES, type Stage } from './request.ts'
import { DAYS_LEFT_BANDS } from './rules/days-left.ts'

/** What a list or an export of cases can be asked for; `figure` says which of a month's figures. */
export const conditions = z.object({
  which: z.enum(['open', 'all'], '应为 open 或 all').default('open'),
  stage: z.enum(Object.keys(STAGES) as Stage[], '没有这个办理环节').optional(),
  left: z.enum(DAYS_LEFT_BANDS, '没有这个期限范围').optional(),
  officer: z
    .union([z.literal('none'), z.coerce.number().int().positive()], '经办人应为编号或者 none')
    .optional(),
  kind: z
    .enum([...(Object.keys(APPLICANT_KINDS) as ApplicantKind[]), 'organisation'], '没有这个申请人类型')
    .optional(),
  channel: z.enum(Object.keys(INTAKE_CHANNELS) as IntakeChannel[], '没有这个收到渠道').optional(),
  unit: z
    .union([z.literal('none'), z.coerce.number().int().positive()], '承办科室应为编号或者 none')
    .optional(),
  outcome: z.enum(OUTCOME_CODES, '没有这个办理结果').optional(),
  year: z.coerce
    .number('年度应为数字')
    .int('年度应为整数')
    .min(2000, '年度从2000年起')
    .max(2100, '年度至2100年')
    .optional(),
  month: z
    .string('月份应为文字')
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月份写作 2026-03')
    .optional(),
  figure: z.enum(Object.keys(MONTH_FIGURES) as MonthFigure[], '没有这个月度指标').default('received'),
})

/** The conditions as the queries take them. */
export function wantedOf({ month, figure, ...rest }: z.output<typeof conditions>): Wanted {
  return { ...rest, ...(month === undefined ? {} : { month: { month, figure } }) }
}
