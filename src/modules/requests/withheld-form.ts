import { z } from 'zod'
import { OUTCOME_CODES } from './outcome.ts'

const written = (most: number) => z.string('应为文字').trim().max(most, `最多${most}个字`).default('')

/** 条例第三十七条: the parts withheld, as a form sends them; what is missing in one the guard of the reply says. */
export const withheldParts = z
  .array(
    z.object({
      part: written(2000),
      basis: z.enum(OUTCOME_CODES, '请选择不予公开的依据'),
      reason: written(5000),
    }),
    '请逐项填写不予公开的部分',
  )
  .max(100, '最多100项')
  .default([])
