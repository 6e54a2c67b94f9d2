import type { AuditExtractLink } from '../audit/rules.ts'
import type { Letter } from '../letters/index.ts'
import type { WholeCase } from '../requests/index.ts'
import type { RemedyView } from './presented.ts'

/** One line of the 证据目录. */
export interface EvidenceItem {
  name: string
  /** Where it comes from. */
  source: string
  /** When it was made; empty where that is a span or unknown. */
  formedOn: string
  /** 证明内容. */
  proves: string
  /** Its path in the pack. */
  path: string
}

/** One file of a pack: read when its turn comes, so that no more than one is in memory. */
export interface EvidenceFile {
  path: string
  read(): Promise<Uint8Array>
}

/** Everything a pack is made of, but the content of files and letters. */
export interface EvidenceCase extends WholeCase {
  organ: string
  madeOn: string
  remedies: RemedyView[]
  trail: AuditExtractLink[]
}

export type ReadLetter = (id: number) => Promise<Letter>
