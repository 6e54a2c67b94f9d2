import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { Document, Edition, Validity } from '../document.ts'

/** Published text never changes: an edit of it is a new edition. */
export function whyNotEdit(edition: Edition | null): Refusal | null {
  if (edition === null) return refusal('no-open-edition', '已发布的文本不能直接修改，请新建版次')
  switch (edition.state) {
    case 'draft':
    // Editing what is under review or approved is allowed: it ends the review, and the new text is signed anew.
    case 'inReview':
    case 'approved':
      return null
    case 'published':
    case 'superseded':
    case 'takenDown':
      return refusal('text-closed', '已发布的文本不能直接修改，请新建版次')
  }
}

/** A published document stays in its column and of its kind: its address and the yearly counts hang on them. */
export function whyNotMove(document: Document, to: { columnId: number; kind: string }): Refusal | null {
  if (document.publication === null) return null
  return to.columnId === document.columnId && to.kind === document.kind
    ? null
    : refusal('published-stays', '已发布的信息不能改换栏目或类型', { field: 'columnId' })
}

export function whyNotSubmit(edition: Edition | null): Refusal | null {
  if (edition === null) return refusal('no-open-edition', '没有可以送审的草稿')
  return edition.state === 'draft' ? null : refusal('not-draft', '只有草稿可以送审，这一版已经送审')
}

export function whyNotNewEdition(document: Document, open: Edition | null): Refusal | null {
  if (document.publication === null) {
    return refusal('never-published', '尚未发布的信息直接修改草稿即可，不需要新版次')
  }
  return open === null ? null : refusal('open-edition', `第 ${open.no} 版尚未发布，请在这一版上修改`)
}

/** 紧急发布后其余级次补签: until they have, nothing else of the document is put before the chain. */
export function whyUnsigned(review: { state: string } | null, under: Edition | null): Refusal | null {
  return review?.state === 'open' && under !== null && 'publishedOn' in under
    ? refusal('urgent-unsigned', `紧急发布的第 ${under.no} 版还有级次没有补签，请先补签，或由补签人退回`, {
        article: '条例第十七条',
      })
    : null
}

/** Somebody else looks at it before it goes out: the writer of a text does not clear it. */
export function whyNotReviewSecrecy(edition: Edition | null, personId: number): Refusal | null {
  if (edition === null) return refusal('no-open-edition', '没有待审查的版次')
  return edition.writerIds.includes(personId)
    ? refusal('author-signs', '拟稿人不能对自己的稿件作保密审查', { article: '保守国家秘密法第三十五条' })
    : null
}

/** What was signed must be what stands there now. */
export function whyChanged(hash: string, seen: string): Refusal | null {
  return hash === seen
    ? null
    : refusal('content-changed', '稿件已被修改，请刷新后重新审阅', { field: 'contentHash' })
}

export function whyNotPublishElsewhere(document: Document): Refusal | null {
  return document.publication === null
    ? refusal('not-public', '尚未在网站发布的信息，不能登记其他渠道的发布')
    : null
}

/** 失效、废止的文件保留在网上并标明状态: validity is of what the public can read. */
export function whyNotMarkValidity(
  document: Document,
  given: { validity: Validity; reason: string },
): Refusal | null {
  if (document.publication === null) return refusal('not-public', '尚未发布的信息没有效力状态可以标注')
  if (document.validity === given.validity) {
    return refusal('validity-same', '效力状态没有变化', { field: 'validity' })
  }
  return given.reason.trim() === ''
    ? refusal('validity-reason-missing', '请写明依据或者原因，公众会看到', { field: 'reason' })
    : null
}

/** A text that its ledger writes (年度报告) changes and goes out only from there: figures and text would part. */
export function whyWrittenElsewhere(document: Document, from: string | undefined): Refusal | null {
  const isReport = document.origin?.startsWith('annual-report:') ?? false
  return isReport && document.origin !== from
    ? refusal('written-elsewhere', '这份年度报告由台账生成，请在“年度报告”中修改和发布')
    : null
}
