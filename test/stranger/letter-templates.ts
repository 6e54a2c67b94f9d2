import type { Ctx } from '../../src/lib/ctx.ts'
import * as letters from '../../src/modules/letters/index.ts'
import { WORDINGS } from '../../src/modules/letters/rules/index.ts'
import { setLetterTemplate } from '../../src/modules/requests/actions/set-letter-template.ts'
import * as requests from '../../src/modules/requests/index.ts'
import { findingOf } from '../../src/modules/requests/outcome.ts'
import {
  listLetterTemplates,
  listLetterTemplateVersions,
  readLetterTemplate,
} from '../../src/modules/requests/queries/letter-templates.ts'
import { apart, type Case, sees } from './case.ts'

const REPLY = { kind: 'reply', outcome: '' } as const
const SENTENCE = { kind: 'reply', outcome: 'other.other' } as const
const OWN = `${WORDINGS.reply.text}\n特此答复。`

/** Letters that this organ words itself. */
export async function wordLetters(
  as: (work: (ctx: Ctx) => Promise<unknown>) => Promise<unknown>,
): Promise<void> {
  await as((ctx) => setLetterTemplate(ctx, { ...REPLY, text: OWN, seen: 0 }))
  await as((ctx) => setLetterTemplate(ctx, { ...SENTENCE, text: '您的申请按下列方式办理。', seen: 0 }))
}

/** How a stranger would use 告知书模板. */
export const LETTER_TEMPLATES: Record<string, Case[]> = {
  'letters.findWording': [sees((ctx) => letters.findWording(ctx, REPLY), null)],
  'letters.listTemplates': [sees((ctx) => letters.listTemplates(ctx), [])],
  'letters.listTemplateVersions': [sees((ctx) => letters.listTemplateVersions(ctx, REPLY), [])],
  'letters.setTemplate': [
    apart(async (ctx) => {
      const seen = (await letters.listTemplateVersions(ctx, REPLY))[0]?.version ?? 0
      const text = `${OWN}\n专此函告。`
      return letters.setTemplate(ctx, { ...REPLY, text, seen }, WORDINGS.reply)
    }, 'head'),
  ],
  'requests.findFinding': [sees((ctx) => requests.findFinding(ctx, 'other.other'), findingOf('other.other'))],
  'requests.listLetterTemplates': [
    sees(async (ctx) => (await listLetterTemplates(ctx)).filter(({ isOwn }) => isOwn), []),
  ],
  'requests.listLetterTemplateVersions': [sees((ctx) => listLetterTemplateVersions(ctx, REPLY), [])],
  'requests.readLetterTemplate': [
    sees(async (ctx) => {
      const read = await readLetterTemplate(ctx, { kind: 'reply', outcome: 'granted', text: '予以公开。' })
      return read.html.includes('特此答复')
    }, false),
  ],
  'requests.setLetterTemplate': [
    apart(async (ctx) => {
      const seen = (await listLetterTemplateVersions(ctx, SENTENCE))[0]?.version ?? 0
      return setLetterTemplate(ctx, { ...SENTENCE, text: '按以下方式办理。', seen })
    }, 'head'),
  ],
}
