import type { Day } from '../../lib/day.ts'
import type { Attachment, NamedAttachment } from './attachment.ts'

export type DocumentKind = 'general' | 'rule' | 'normativeDocument' | 'interpretation' | 'annualReport'
/** 公开属性: 主动公开, 依申请公开, 不予公开. */
export type Disclosure = 'proactive' | 'onRequest' | 'withheld'
/** 效力状态: 有效, 失效, 废止, 修改. */
export type Validity = 'valid' | 'expired' | 'repealed' | 'amended'

/** 体裁: the fifteen kinds of official papers (《党政机关公文处理工作条例》第八条), or something else. */
export const GENRES = [
  ...(['resolution', 'decision', 'order', 'communique', 'announcement', 'proclamation', 'opinion'] as const),
  ...(['notice', 'bulletin', 'report', 'request', 'reply', 'motion', 'letter', 'minutes', 'other'] as const),
] as const
export type Genre = (typeof GENRES)[number]

/** 解读, 废止, 修改: what a document does to another one of the same organ. */
export type RelationKind = 'interprets' | 'repeals' | 'amends'

export interface Relation {
  kind: RelationKind
  documentId: number
}

/** All that a signer sees and a hash covers. */
export interface Content {
  kind: DocumentKind
  columnId: number
  title: string
  /** Sanitised HTML. */
  bodyHtml: string
  /** 文号, e.g. 国办发〔2017〕47号; empty when there is none. */
  documentNumber: string
  /** 发文日期. */
  issuedOn: Day | null
  /** 分类: a class of the 主题分类. */
  theme: string
  disclosure: Disclosure
  disclosureReason: string
  source: string
  isRepost: boolean
  summary: string
  /** Empty when none is stated. */
  genre: Genre | ''
  /** Address of what is reposted; empty when there is none. */
  sourceUrl: string
  /** 作者, as it is printed; not who drafted it. */
  byline: string
  /** 关键词, parted by “、”. */
  keywords: string
  /** What it interprets, repeals or amends once it is public. */
  relations: readonly Relation[]
  /** In the order in which they are shown. */
  attachments: readonly Attachment[]
}

/** What a person may write; what is left out stays as it was. */
export type Changes = { [K in Exclude<keyof Content, 'attachments'>]?: Content[K] | undefined } & {
  attachments?: readonly NamedAttachment[] | undefined
}

interface Written {
  documentId: number
  /** 版次, counted from 1. */
  no: number
  content: Content
  authorId: number
  /** The author and everybody who edited it. */
  writerIds: readonly number[]
  /** Who wrote the text as it stands. */
  lastWriterId: number
  writtenAt: Date
  version: number
}

/** On its way to the public; at most one per document. */
export interface OpenEdition extends Written {
  state: 'draft' | 'inReview' | 'approved'
}

/** Its text never changes again. */
export interface ClosedEdition extends Written {
  state: 'published' | 'superseded' | 'takenDown'
  publishedOn: Day
  publishedAt: Date
  /** 紧急发布: why it went out before all levels had signed; null when they had. */
  urgentReason: string | null
}

export type Edition = OpenEdition | ClosedEdition

/** 一条政府信息: the identity that its editions share. */
export interface Document {
  id: number
  columnId: number
  kind: DocumentKind
  /** What publication gave it; null before the first. */
  publication: { indexNumber: string; editionNo: number; firstPublishedOn: Day } | null
  validity: Validity
  validityChangedOn: Day | null
  /** Why it is no longer simply in force; empty when nobody said. */
  validityReason: string
  /** Lets a replay or an import recognise what it has already made. */
  origin: string | null
  version: number
}

export interface PublicItem {
  id: number
  title: string
  indexNumber: string
  documentNumber: string
  /** Of the first edition: a correction does not make a document new. */
  publishedOn: Day
  columnId: number
  kind: DocumentKind
  validity: Validity
  summary: string
}

/** A document as anybody may read it. */
export interface PublicDocument extends PublicItem {
  theme: string
  issuedOn: Day | null
  bodyHtml: string
  source: string
  isRepost: boolean
  genre: Genre | ''
  sourceUrl: string
  byline: string
  keywords: string
  attachments: readonly Attachment[]
  validityChangedOn: Day | null
  validityReason: string
  editionNo: number
  /** When the edition shown was published, to the minute. */
  publishedAt: Date
  /** Day of the present edition when there were earlier ones. */
  revisedOn: Day | null
}
