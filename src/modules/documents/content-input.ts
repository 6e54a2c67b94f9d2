import { z } from 'zod'
import { type Day, isDay } from '../../lib/day.ts'
import { GENRES } from './document.ts'

/** What the writer saw of what is now changed. */
export const version = z.number('请刷新页面后重试').int('请刷新页面后重试')
const day = z.custom<Day>((value) => isDay(value), '日期应为 YYYY-MM-DD，例如 2026-03-02')
const column = z.number('请选择栏目').int('请选择栏目').positive('请选择栏目')
const kind = z.enum(
  ['general', 'rule', 'normativeDocument', 'interpretation', 'annualReport'],
  '请选择信息类型',
)
const title = z.string('请填写标题').trim().min(1, '请填写标题').max(300, '标题不超过 300 字')
const optionalContent = {
  bodyHtml: z.string('请填写正文').max(2_000_000, '正文过长').optional(),
  documentNumber: z.string().max(100, '文号不超过 100 字').optional(),
  issuedOn: day.nullable().optional(),
  theme: z.string().max(100, '分类不超过 100 字').optional(),
  disclosure: z.enum(['proactive', 'onRequest', 'withheld'], '请选择公开属性').optional(),
  disclosureReason: z.string().max(2000, '理由不超过 2000 字').optional(),
  source: z.string().max(200, '来源不超过 200 字').optional(),
  isRepost: z.boolean('请选择是否转载').optional(),
  summary: z.string().max(2000, '内容概述不超过 2000 字').optional(),
  genre: z.enum(['', ...GENRES], '没有这种体裁').optional(),
  sourceUrl: z
    .string()
    .trim()
    .max(1000, '来源网址不超过 1000 字')
    .refine(isWebAddress, '来源网址应以 http:// 或 https:// 开头，例如 https://www.gov.cn/')
    .optional(),
  byline: z.string().max(100, '作者不超过 100 字').optional(),
  keywords: z.string().max(300, '关键词不超过 300 字').optional(),
  relations: z
    .array(
      z.object({
        kind: z.enum(['interprets', 'repeals', 'amends'], '请选择关联方式'),
        documentId: z.number('请选择文件').int('请选择文件').positive('请选择文件'),
      }),
      '请选择要关联的文件',
    )
    .max(50, '关联的文件不超过 50 份')
    .readonly()
    .optional(),
}
/** A new draft, as it comes in. */
export const draftInput = z.object({ columnId: column, kind, title, ...optionalContent })
const attachment = z.object({
  no: z.number('请刷新页面后重试').int('请刷新页面后重试'),
  name: z.string('请填写附件名称').trim().min(1, '请填写附件名称').max(120, '附件名称不超过 120 字'),
})

/** A change of a draft: what is left out stays. */
export const editInput = z.object({
  version,
  columnId: column.optional(),
  kind: kind.optional(),
  title: title.optional(),
  attachments: z.array(attachment, '请刷新页面后重试').max(200, '附件过多').readonly().optional(),
  ...optionalContent,
})

function isWebAddress(text: string): boolean {
  return text === '' || (/^https?:\/\//i.test(text) && URL.canParse(text))
}
