/** block: a person must deal with it before anything goes out; warn: look at it; note: for completeness. */
export type Severity = 'block' | 'warn' | 'note'

export type Category =
  | 'personal'
  | 'secrecy'
  | 'wording'
  | 'typo'
  | 'reference'
  | 'date'
  | 'punctuation'
  | 'file'

/** One place of a text, and why somebody should look at it. A proposal to a person, never a rewrite. */
export interface Finding {
  /** UTF-16 positions in the text as it was given; `end` is not part of it. */
  start: number
  end: number
  /** What stands there. */
  text: string
  /** The entry of the lexicon, or what the detector looks for. */
  entry: string
  category: Category
  severity: Severity
  detector: string
  /** What to write or do instead; empty where only a person can know. */
  suggestion: string
}

/** One line of a lexicon. */
export interface Entry {
  text: string
  category: Category
  severity: Severity
  replacement: string
  /** Where the error is documented. */
  source: string
  /** Longer phrases in which the entry is innocent. */
  exceptions?: readonly string[]
  /** Only where it stands as whole words. */
  wholeWord?: true
}

/** A part of a document that is read for itself. */
export interface TextPart {
  name: string
  text: string
  /** What whoever read it has to say of it, such as what could not be read: findings like the others. */
  remarks?: readonly Remark[]
}

export type Remark = Pick<Finding, 'text' | 'entry' | 'severity' | 'suggestion'>

/** 处理: fixed in the text, ignored with a reason, or taken up again. Only what is ignored lets a text through. */
export type DispositionKind = 'fixed' | 'ignored' | 'reopened'

export interface Disposition {
  kind: DispositionKind
  reason: string
  personName: string
  decidedAt: Date
}

/** A finding in a part of a document, with the words around it and what a person decided. */
export interface PlacedFinding extends Finding {
  part: string
  before: string
  after: string
  /** Of the finding in its words: the same again has the same key. */
  key: string
  disposition: Disposition | null
}
