import { z } from 'zod'
import { route } from '../../lib/http.ts'
import { LETTER_KINDS, type LetterKind, letterDocx, openLetter } from '../letters/index.ts'
import { setLetterTemplate } from './actions/set-letter-template.ts'
import { fileAnswer } from './case-file-api.ts'
import { OUTCOME_CODES } from './outcome.ts'
import {
  listLetterTemplates,
  listLetterTemplateVersions,
  readLetterTemplate,
} from './queries/letter-templates.ts'
import type { WordedText } from './rules/letter-rules.ts'

const KINDS = Object.keys(LETTER_KINDS) as LetterKind[]
const UNKNOWN = '没有这种模板，请刷新页面后重试'
const key = {
  kind: z.enum(KINDS, UNKNOWN),
  outcome: z.enum(['', ...OUTCOME_CODES], UNKNOWN).default(''),
}
/** The longest that is read at all; how long a text may be, its rule says. */
const READ = 20_000
const text = z.string('请填写模板').max(READ, '模板太长')
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** 告知书模板, and a letter as a Word file. */
export const letterTemplateRoutes = [
  route({
    method: 'GET',
    url: '/api/settings/letter-templates',
    permission: 'settings.organ',
    handle: (ctx) => listLetterTemplates(ctx),
  }),
  route({
    method: 'GET',
    url: '/api/settings/letter-template-versions',
    permission: 'settings.organ',
    query: z.object(key),
    handle: (ctx, { query }) => listLetterTemplateVersions(ctx, worded(query)),
  }),
  route({
    method: 'POST',
    url: '/api/settings/letter-template-reading',
    permission: 'settings.organ',
    body: z.object({ ...key, text }),
    handle: (ctx, { body }) => readLetterTemplate(ctx, { ...worded(body), text: body.text }),
  }),
  route({
    method: 'PUT',
    url: '/api/settings/letter-templates',
    permission: 'settings.organ',
    body: z.object({ ...key, text: text.nullable(), seen: z.int('请刷新页面后重试') }),
    handle: (ctx, { body: { text: given, seen, ...of } }) =>
      setLetterTemplate(ctx, { ...worded(of), text: given, seen }),
  }),
  route({
    method: 'GET',
    url: '/api/letters/:id/docx',
    permission: 'requests.read',
    params: z.object({
      id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正整数'),
    }),
    handle: async (ctx, { params }) => {
      const letter = await openLetter(ctx, params.id)
      const bytes = await letterDocx(letter)
      return fileAnswer({ name: `${letter.number} ${letter.title}.docx`, type: DOCX, bytes })
    },
  }),
]

/** Only replies have a sentence for each outcome. */
function worded({ kind, outcome }: { kind: LetterKind; outcome: WordedText['outcome'] }): WordedText {
  return outcome === '' || kind !== 'reply' ? { kind, outcome: '' } : { kind, outcome }
}
