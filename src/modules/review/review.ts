import type { Day } from '../../lib/day.ts'

/** One step of a chain: one of its signers attests 审 and 校 in one sign-off. */
export interface Level {
  name: string
  /** Ids of the people of whom one signs. */
  signers: readonly number[]
}

/** 信息种类, as far as it decides who reviews: 一般, 转载, 综合性工作及数据, 领导活动, and the 形式勘误 of what is public. */
export type Topic = 'ordinary' | 'repost' | 'figures' | 'leaders' | 'correction'

/** What a chain is for; null is any. */
export interface Use {
  columnId: number | null
  topic: Topic | null
}

/** 三审三校 as an organ set it. Never changed: another setting is another version of the name. */
export interface Chain {
  id: number
  name: string
  versionNo: number
  levels: readonly Level[]
  uses: readonly Use[]
}

/** 勘误: what kind of slip, and why it is no more than one. */
export interface Correction {
  what: 'typo' | 'link' | 'format'
  reason: string
}

/** What is reviewed, in the words of its owner. */
export interface Subject {
  kind: string
  id: number
}

export type ReviewState = 'open' | 'passed' | 'returned' | 'withdrawn'

/** One text on its way through the chain it started under. */
export interface Review {
  id: number
  subject: Subject & { title: string }
  chain: Chain
  topic: Topic
  /** Why this chain and no other; empty for what was put up before chains were chosen by rule. */
  because: string
  correction: Correction | null
  /** Everybody who wrote this text; none of them signs it. */
  authorIds: readonly number[]
  /** Who stands for whom on the day of looking. */
  deputies: readonly Pick<Deputy, 'personId' | 'deputyId'>[]
  /** What was put up for review; the signers must have seen this and nothing else. */
  contentHash: string
  state: ReviewState
  openedAt: Date
  version: number
}

export type Verdict = 'pass' | 'return'

/** A remark tied to a place in the text by the words that stand there. */
export interface Remark {
  quote: string
  remark: string
}

/** 纸质签署, recorded by another person. */
export interface Paper {
  recordedBy: number
  recordedByName: string
  /** Where the signed sheet is kept. */
  keptAt: string
  /** Its scan in the file store, by hash. */
  scan: string
}

/** A/B角: `deputyId` signs in the place of `personId`, both days included. */
export interface Deputy {
  id: number
  personId: number
  deputyId: number
  from: Day
  to: Day
}

/** What a person attests. */
export interface Attestation {
  verdict: Verdict
  reviewed: boolean
  proofread: boolean
  opinion: string
  /** Hash of the content the person had before them. */
  contentHash: string
  remarks?: readonly Remark[] | undefined
  /** Of a correction sent back: it is more than one of form. */
  notFormal?: boolean | undefined
}

export interface SignOff extends Attestation {
  /** Counted from 1. */
  level: number
  personId: number
  personName: string
  /** Whom the signer stood for as deputy. */
  principal: { id: number; name: string } | null
  remarks: readonly Remark[]
  notFormal: boolean
  paper: Paper | null
  signedOn: Day
  signedAt: Date
}

/** 保密审查 of one text. */
export interface SecrecyReview {
  personId: number
  personName: string
  verdict: Verdict
  opinion: string
  contentHash: string
  signedOn: Day
  signedAt: Date
}
