import type { Ctx } from '../../../lib/ctx.ts'
import { yearOf } from '../../../lib/day.ts'
import {
  findWording,
  LETTER_KINDS,
  type LetterKind,
  listTemplates,
  listTemplateVersions,
} from '../../letters/index.ts'
import {
  checkTemplate,
  letterNumber,
  remedyOfDecision,
  remedyParagraph,
  sampleLetter,
  type TemplateField,
  type TemplateProblem,
} from '../../letters/rules/index.ts'
import { findOrgan } from '../../organs/index.ts'
import { findingsOf } from '../../screening/index.ts'
import { discloses, needsGround, OUTCOME_CODES, OUTCOMES } from '../outcome.ts'
import { ruleOf, type WordedText } from '../rules/letter-rules.ts'
import { findFinding } from './find-finding.ts'

/** One text that the organ may word itself. */
export type ListedTemplate = WordedText & {
  label: string
  /** The text in force. */
  text: string
  standard: string
  isOwn: boolean
  /** 0 while the organ has never worded it. */
  version: number
  fields: readonly TemplateField[]
}

/** What stands beside a text while it is edited. */
export interface TemplateReading {
  problems: TemplateProblem[]
  /** The letter with samples, as a whole page. */
  html: string
}

/** Every text, in the order of the kinds and of the rows of table 3. */
export async function listLetterTemplates(ctx: Ctx): Promise<ListedTemplate[]> {
  const own = new Map((await listTemplates(ctx)).map((each) => [`${each.kind}/${each.outcome}`, each]))
  const kinds = Object.keys(LETTER_KINDS) as LetterKind[]
  const texts: (WordedText & { label: string })[] = [
    ...kinds.map((kind) => ({ kind, outcome: '' as const, label: LETTER_KINDS[kind].title })),
    ...OUTCOME_CODES.map((outcome) => ({ kind: 'reply' as const, outcome, label: OUTCOMES[outcome].label })),
  ]
  return texts.map((each) => {
    const { fields, text: standard } = ruleOf(each)
    const found = own.get(`${each.kind}/${each.outcome}`)
    const text = found?.text ?? null
    const version = found?.version ?? 0
    return { ...each, text: text ?? standard, standard, isOwn: text !== null, version, fields }
  })
}

/** Every version of one text, the newest first, each with the day it was set. */
export async function listLetterTemplateVersions(ctx: Ctx, key: WordedText) {
  return listTemplateVersions(ctx, key)
}

/** Reads a text as it is being written: what its rule and the screening say, and the letter that it makes today. */
export async function readLetterTemplate(
  ctx: Ctx,
  { text, ...key }: WordedText & { text: string },
): Promise<TemplateReading> {
  const problems = [...checkTemplate(text, ruleOf(key)), ...(await screened(ctx, text))]
  return { problems, html: await preview(ctx, key, text) }
}

/** What blocks in a document may not stand in every letter either. */
async function screened(ctx: Ctx, text: string): Promise<TemplateProblem[]> {
  const subject = { kind: 'letterTemplate', id: 0 }
  const lines = text.split(/\r?\n/)
  const parts = lines.map((line, index) => ({ name: String(index + 1), text: line }))
  return (await findingsOf(ctx, subject, parts))
    .filter(({ severity }) => severity !== 'note')
    .map(({ part, severity, text: found, suggestion }) => ({
      line: Number(part),
      severity: severity === 'block' ? 'error' : 'warning',
      message: `“${found}”${suggestion === '' ? '请核对' : `：${suggestion}`}`,
    }))
}

async function preview(ctx: Ctx, key: WordedText, text: string): Promise<string> {
  const { name, shortName, disclosureOffice, remedyBodies } = await findOrgan(ctx)
  const { kind, outcome } = key
  const isThirdParty = kind === 'consultation' || kind === 'override-notice'
  const head = {
    organ: name,
    office: disclosureOffice,
    to: isThirdParty ? '某某有限公司' : '张某',
    number: letterNumber({ prefix: shortName, kind, year: yearOf(ctx.today), count: 1 }),
    on: ctx.today,
    wording: outcome === '' ? text : await findWording(ctx, { kind, outcome: '' }),
  }
  if (kind !== 'reply')
    return sampleLetter(head, kind, { 救济途径: remedyOfDecision(remedyBodies, ctx.today) })
  const stated = outcome === '' ? 'refused.deliberative' : outcome
  return sampleLetter(head, kind, {
    救济途径: remedyParagraph(OUTCOMES[stated].remedy, remedyBodies, ctx.today),
    处理决定: outcome === '' ? await findFinding(ctx, stated) : text,
    ...(needsGround(stated) ? {} : { 理由: '' }),
    ...(outcome === '' || discloses(stated) ? {} : { 答复内容: '' }),
  })
}
