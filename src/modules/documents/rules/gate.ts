import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { whyNotPublishInto } from '../../catalogue/rules.ts'
import type { Content, Edition } from '../document.ts'

type ColumnFacts = Parameters<typeof whyNotPublishInto>[0]

/** What the gate looks at, besides the edition itself. */
export interface GateFacts {
  column: ColumnFacts
  /** Whether the content as it is now has all sign-offs. */
  signOffs: 'complete' | 'missing'
  /** Whether the content as it is now passed the secrecy review. */
  secrecy: 'passed' | 'missing'
}

/** The gate before publication: ALL reasons at once, so that nobody runs into them one by one. */
export function whyNotPublish(edition: Edition | null, facts: GateFacts): Refusal[] {
  if (edition === null) return [refusal('nothing-to-publish', '没有待发布的版次，请先拟稿或修改后送审')]
  const reasons = [
    whyWrongState(edition),
    facts.signOffs === 'missing'
      ? refusal('sign-offs-missing', '现在的文本还没有通过全部级次的审核校对', { article: '条例第十七条' })
      : null,
    // 保守国家秘密法第三十五条：机关、单位应当遵循先审查、后公开的原则。
    facts.secrecy === 'missing'
      ? refusal('secrecy-missing', '现在的文本还没有通过保密审查', {
          article: '条例第十七条、保守国家秘密法第三十五条',
        })
      : null,
    whyNotPublic(edition.content),
  ]
  return [...reasons.filter((each) => each !== null), ...whyIncomplete(edition.content, facts.column)]
}

/** What is missing before anybody can judge the text: also asked when it is put up for review. */
export function whyIncomplete(content: Content, column: ColumnFacts): Refusal[] {
  const reasons = [
    content.title === '' ? refusal('title-missing', '请填写标题', { field: 'title' }) : null,
    textOf(content.bodyHtml) === ''
      ? refusal('body-missing', '正文为空，请填写正文', { field: 'bodyHtml' })
      : null,
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

function whyWrongState(edition: Edition): Refusal | null {
  switch (edition.state) {
    case 'approved':
      return null
    case 'draft':
      return refusal('not-approved', '这一版还是草稿，请先送审')
    case 'inReview':
      return refusal('not-approved', '这一版正在审核，审核通过后才能发布')
    case 'published':
    case 'superseded':
    case 'takenDown':
      return refusal('published-already', '这一版已经发布过，修改请新建版次')
  }
}

function textOf(html: string): string {
  return html.replace(/<[^>]*>|&nbsp;|\s/g, '')
}
