/**
 * Why a rule says no: data, so that an action can insist on it, an API can return it,
 * and a button can show it before anybody presses.
 */
export interface Refusal {
  /** Stable and greppable, e.g. `extension-after-due-date`. */
  code: string
  /** What the person reads: what is wrong and what to do, in Chinese. */
  message: string
  /** The article that refuses, e.g. `条例第三十三条`; null where it is a rule of the house. */
  article: string | null
  /** The field beside which the message belongs, when there is one. */
  field?: string
}

export function refusal(
  code: string,
  message: string,
  more: { article?: string; field?: string } = {},
): Refusal {
  return {
    code,
    message,
    article: more.article ?? null,
    ...(more.field === undefined ? {} : { field: more.field }),
  }
}

/** A rule says no. Nothing was written. The edge answers 409 with the reasons. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((each) => each.message).join('；'))
    this.name = 'Refused'
    this.refusals = refusals
  }
}

/** There is no such thing here: also the answer for another organ's things. The edge answers 404. */
export class NotFound extends Error {
  constructor(what: string) {
    super(`没有找到${what}`)
    this.name = 'NotFound'
  }
}

/** Throws `Refused` when there is a reason (or a list with at least one). */
export function insist(reason: Refusal | null | readonly Refusal[]): void {
  const reasons = reason === null ? [] : Array.isArray(reason) ? reason : [reason as Refusal]
  if (reasons.length > 0) throw new Refused(reasons)
}
