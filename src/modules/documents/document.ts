import type { Day } from '../../lib/day.ts'

export type DocumentKind = 'general' | 'rule' | 'normativeDocument' | 'interpretation' | 'annualReport'
/** 公开属性: 主动公开, 依申请公开, 不予公开. */
export type Disclosure = 'proactive' | 'onRequest' | 'withheld'
/** 效力状态: 有效, 失效, 废止, 修改. */
export type Validity = 'valid' | 'expired' | 'repealed' | 'amended'

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
}

/** What a person may write; what is left out stays as it was. */
export type Changes = { [K in keyof Content]?: Content[K] | undefined }

interface Written {
  documentId: number
  /** 版次, counted from 1. */
  no: number
  content: Content
  authorId: number
  /** The author and everybody who edited it. */
  writerIds: readonly number[]
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
  editionNo: number
  /** When the edition shown was published, to the minute. */
  publishedAt: Date
  /** Day of the present edition when there were earlier ones. */
  revisedOn: Day | null
}
