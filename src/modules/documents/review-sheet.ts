import type { Ctx } from '../../lib/ctx.ts'
import { type Day, minuteInChina } from '../../lib/day.ts'
import { NotFound } from '../../lib/refusal.ts'
import { findPerson } from '../accounts/index.ts'
import { findColumn } from '../catalogue/index.ts'
import { findOrgan } from '../organs/index.ts'
import { findReviewOf, listSecrecyReviews, listSignOffs, type Review, type SignOff } from '../review/index.ts'
import { TOPICS } from '../review/rules.ts'
import type { Document, Edition } from './document.ts'
import { readDocument, readEdition, readOpenEdition, readShownEdition } from './rows.ts'
import { CORRECTIONS, contentHash } from './rules/index.ts'

/** 审核单: who answers for this very text, as it is printed and filed. */
export interface ReviewSheet {
  organ: string
  title: string
  /** Name and value, in their order. */
  facts: readonly (readonly [name: string, value: string])[]
  levels: readonly SheetLine[]
  secrecy: readonly { person: string; verdict: string; opinion: string; at: string }[]
  editionNo: number
  contentHash: string
  printedOn: Day
}

export interface SheetLine {
  level: string
  person: string
  reviewed: boolean
  proofread: boolean
  verdict: string
  opinion: string
  at: string
}

const VERDICTS = { pass: '通过', return: '退回' } as const
const STATES = {
  open: '审核中',
  passed: '已通过',
  returned: '已退回',
  withdrawn: '已终止（稿件修改）',
} as const

/** The sheet of one edition; without its number, of the one on its way, else of the public one. */
export async function findReviewSheet(
  ctx: Ctx,
  id: number,
  asked: { edition?: number | undefined },
): Promise<ReviewSheet> {
  const document = await readDocument(ctx, id)
  const edition = await editionOf(ctx, document, asked.edition)
  const hash = contentHash(edition.content)
  const subject = { kind: 'document', id }
  const review = await findReviewOf(ctx, subject, hash)
  const signOffs = review === null ? [] : await listSignOffs(ctx, review.id)
  const secrecy = (await listSecrecyReviews(ctx, subject)).filter((each) => each.contentHash === hash)
  return {
    organ: (await findOrgan(ctx)).name,
    title: edition.content.title,
    facts: await factsOf(ctx, document, edition, review),
    levels: linesOf(review, signOffs),
    secrecy: secrecy.map((each) => ({
      person: each.personName,
      verdict: VERDICTS[each.verdict],
      opinion: each.opinion,
      at: minuteInChina(each.signedAt),
    })),
    editionNo: edition.no,
    contentHash: hash,
    printedOn: ctx.today,
  }
}

async function editionOf(ctx: Ctx, document: Document, no: number | undefined): Promise<Edition> {
  if (no !== undefined) return readEdition(ctx, document, no)
  const edition = (await readOpenEdition(ctx, document)) ?? (await readShownEdition(ctx, document))
  if (edition === null) throw new NotFound('这个版次')
  return edition
}

async function factsOf(ctx: Ctx, document: Document, edition: Edition, review: Review | null) {
  const writers = []
  for (const writer of edition.writerIds) writers.push((await findPerson(ctx, writer)).name)
  const { content } = edition
  const facts: [string, string][] = [
    ['索引号', document.publication?.indexNumber ?? '发布时编定'],
    ['版次', `第 ${edition.no} 版`],
    ['栏目', (await findColumn(ctx, { id: document.columnId })).name],
    ['文号', content.documentNumber || '无'],
    ['来源', content.isRepost ? `转载：${content.source}` : content.source || '本机关'],
    ['拟稿', writers.join('、')],
    ['拟稿时间', minuteInChina(edition.writtenAt)],
  ]
  if (review === null) return [...facts, ['审核', '这一文本尚未送审'] as [string, string]]
  const { chain, correction, because } = review
  facts.push(
    ['信息种类', TOPICS[review.topic]],
    ['审核流程', `${chain.name}（第 ${chain.versionNo} 版${because && `，${because}`}）`],
    ['送审时间', minuteInChina(review.openedAt)],
    ['审核状态', STATES[review.state]],
  )
  if (correction !== null) facts.push(['勘误', `${CORRECTIONS[correction.what]}：${correction.reason}`])
  return facts
}

/** Every level has its line, signed or not: an empty one is seen on paper. */
function linesOf(review: Review | null, signOffs: readonly SignOff[]): SheetLine[] {
  if (review === null) return []
  return review.chain.levels.map(({ name }, index) => {
    const signed = signOffs.find(({ level }) => level === index + 1)
    return signed === undefined ? { ...UNSIGNED, level: name } : lineOf(name, signed)
  })
}

const UNSIGNED = { person: '', reviewed: false, proofread: false, verdict: '未签署', opinion: '', at: '' }

function lineOf(level: string, signed: SignOff): SheetLine {
  const { principal, paper } = signed
  const remarks = signed.remarks.map(({ quote, remark }) => `“${quote}”：${remark}`)
  const onPaper = paper === null ? [] : [`纸质签署，${paper.recordedByName}登记，存${paper.keptAt}，有扫描件`]
  const notFormal = signed.notFormal ? ['不属于形式勘误'] : []
  return {
    level,
    person: principal === null ? signed.personName : `${signed.personName}（代 ${principal.name}）`,
    reviewed: signed.reviewed,
    proofread: signed.proofread,
    verdict: VERDICTS[signed.verdict],
    opinion: [signed.opinion, ...notFormal, ...remarks, ...onPaper].filter(Boolean).join('；'),
    at: paper === null ? minuteInChina(signed.signedAt) : `${signed.signedOn}（纸质）`,
  }
}
