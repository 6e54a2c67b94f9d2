import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { whyNotPublishInto } from '../../catalogue/rules/index.ts'
import { type PlacedFinding, whyUndisposed } from '../../screening/rules/index.ts'
import type { Content, Edition, Relation } from '../document.ts'
import { whyImagesUntold } from './files.ts'
import { type RelationTarget, whyNotRelate, whyNotTakeEffect } from './relations.ts'

type ColumnFacts = Parameters<typeof whyNotPublishInto>[0]

/** What the gate looks at, besides the edition itself. */
export interface GateFacts {
  column: ColumnFacts
  /** How far the content as it is now is signed: by all levels, by some, by none. */
  signOffs: 'complete' | 'begun' | 'missing'
  /** Whether the content as it is now passed the secrecy review. */
  secrecy: 'passed' | 'missing'
  /** The other public document that bears the same 文号. */
  numberHolder: { title: string } | null
  /** What the relations of the content name, as far as it is public. */
  targets: readonly RelationTarget[]
  /** What the public edition states already. */
  settled: readonly Relation[]
  /** What the screening found in the content as it is now, with what was decided about it. */
  findings: readonly PlacedFinding[]
}

/** 紧急发布 shortens the levels of the review, and nothing else. */
export type Pace = 'regular' | 'urgent'

/** The gate before publication: ALL reasons at once, so that nobody runs into them one by one. */
export function whyNotPublish(edition: Edition | null, facts: GateFacts, pace: Pace = 'regular'): Refusal[] {
  if (edition === null) return [refusal('nothing-to-publish', '没有待发布的版次，请先拟稿或修改后送审')]
  const reasons = [
    whyWrongState(edition, pace),
    whyNotSigned(facts.signOffs, pace),
    // 保守国家秘密法第三十五条：机关、单位应当遵循先审查、后公开的原则。
    facts.secrecy === 'missing'
      ? refusal('secrecy-missing', '现在的文本还没有通过保密审查', {
          article: '条例第十七条、保守国家秘密法第三十五条',
        })
      : null,
    whyNotPublic(edition.content),
    whyNumberTaken(facts.numberHolder),
    ...whyNotRelate(edition.documentId, edition.content.relations, facts.targets),
    ...whyNotTakeEffect(edition.content.relations, facts.settled, facts.targets),
    ...whyUndisposed(facts.findings),
  ]
  return [...reasons.filter((each) => each !== null), ...whyIncomplete(edition.content, facts.column)]
}

/** 紧急发布 says why, for whoever signs afterwards and for the record. */
export function whyNotUrgentReason(reason: string): Refusal | null {
  return reason.trim() === ''
    ? refusal('urgent-reason-missing', '紧急发布须写明理由', { field: 'urgentReason' })
    : null
}

/** 文号 is of one public document: two would be cited as one. */
export function whyNumberTaken(holder: { title: string } | null): Refusal | null {
  return holder === null
    ? null
    : refusal('document-number-taken', `文号已用于《${holder.title}》，请核对`, { field: 'documentNumber' })
}

/** What is missing before anybody can judge the text: also asked when it is put up for review. */
export function whyIncomplete(content: Content, column: ColumnFacts): Refusal[] {
  const reasons = [
    content.title === '' ? refusal('title-missing', '请填写标题', { field: 'title' }) : null,
    textOf(content.bodyHtml) === ''
      ? refusal('body-missing', '正文为空，请填写正文', { field: 'bodyHtml' })
      : null,
    whyImagesUntold(content.bodyHtml),
    whyNotPublishInto(column),
    content.isRepost && content.source === ''
      ? refusal('source-missing', '转载的信息须注明来源', { field: 'source' })
      : null,
    content.disclosure !== 'proactive' && content.disclosureReason === ''
      ? refusal('disclosure-reason-missing', '依申请公开或不予公开的，请写明理由', {
          article: '条例第十三条',
          field: 'disclosureReason',
        })
      : null,
  ]
  return reasons.filter((each) => each !== null)
}

/** 条例第十三条: information goes out of one's own motion or on request; only the first kind is published. */
function whyNotPublic(content: Content): Refusal | null {
  switch (content.disclosure) {
    case 'proactive':
      return null
    case 'onRequest':
      return refusal('not-proactive', '公开属性为“依申请公开”，不能主动发布', {
        article: '条例第十三条',
        field: 'disclosure',
      })
    case 'withheld':
      return refusal('not-proactive', '公开属性为“不予公开”，不能发布', {
        article: '条例第十四条至第十六条',
        field: 'disclosure',
      })
  }
}

/** 条例第十七条, and 三审三校: in an emergency one level is enough to go out; the others sign afterwards. */
function whyNotSigned(signOffs: GateFacts['signOffs'], pace: Pace): Refusal | null {
  const more = { article: '条例第十七条' }
  switch (signOffs) {
    case 'complete':
      return pace === 'regular'
        ? null
        : refusal('urgent-needless', '各级审核已经完成，不需要紧急发布，请直接发布')
    case 'begun':
    case 'missing':
      if (pace === 'regular')
        return refusal('sign-offs-missing', '现在的文本还没有通过全部级次的审核校对', more)
      return signOffs === 'begun'
        ? null
        : refusal('sign-offs-missing', '紧急发布也须先通过一级审核校对', more)
  }
}

function whyWrongState(edition: Edition, pace: Pace): Refusal | null {
  switch (edition.state) {
    case 'approved':
      return null
    case 'draft':
      return refusal('not-approved', '这一版还是草稿，请先送审')
    case 'inReview':
      return pace === 'urgent' ? null : refusal('not-approved', '这一版正在审核，审核通过后才能发布')
    case 'published':
    case 'superseded':
    case 'takenDown':
      return refusal('published-already', '这一版已经发布过，修改请新建版次')
  }
}

function textOf(html: string): string {
  return html.replace(/<[^>]*>|&nbsp;|\s/g, '')
}
