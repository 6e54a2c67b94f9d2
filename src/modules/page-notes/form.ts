import { z } from 'zod'
import { NOTE_KINDS, type NoteKind } from './page-note.ts'
import { MOST_DESCRIPTION, MOST_QUOTED, pathOnSite } from './rules.ts'

/** What a visitor's form has to hold; its messages stand beside the fields. */
export const noteForm = z.object({
  idempotencyKey: z.string('请重新打开页面').min(16, '请重新打开页面').max(64, '请重新打开页面'),
  path: z.string('请填写有问题的网页地址').transform((given, found) => {
    const path = pathOnSite(given)
    if (path !== null) return path
    found.addIssue('请填写本网站的网页地址，以 / 开头，例如 /documents/12')
    return z.NEVER
  }),
  kind: z.enum(Object.keys(NOTE_KINDS) as [NoteKind, ...NoteKind[]], '请选择问题的类型'),
  quoted: z.string().trim().max(MOST_QUOTED, `有问题的文字不超过 ${MOST_QUOTED} 字`).default(''),
  description: z
    .string('请说明哪里有问题')
    .trim()
    .min(2, '请说明哪里有问题')
    .max(MOST_DESCRIPTION, `说明不超过 ${MOST_DESCRIPTION} 字`),
})

export type NoteForm = z.output<typeof noteForm>
