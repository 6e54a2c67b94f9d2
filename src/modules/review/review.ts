import type { Day } from '../../lib/day.ts'

/** One step of a chain: one of its signers attests 审 and 校 in one sign-off. */
export interface Level {
  name: string
  /** Ids of the people of whom one signs. */
  signers: readonly number[]
}

/** 三审三校 as an organ set it. Never changed: another setting is another version of the name. */
export interface Chain {
  id: number
  name: string
  versionNo: number
  levels: readonly Level[]
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
  /** Everybody who wrote this text; none of them signs it. */
  authorIds: readonly number[]
  /** What was put up for review; the signers must have seen this and nothing else. */
  contentHash: string
  state: ReviewState
  openedAt: Date
  version: number
}

export type Verdict = 'pass' | 'return'

/** What a person attests. */
export interface Attestation {
  verdict: Verdict
  reviewed: boolean
  proofread: boolean
  opinion: string
  /** Hash of the content the person had before them. */
  contentHash: string
}

export interface SignOff extends Attestation {
  /** Counted from 1. */
  level: number
  personId: number
  personName: string
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
