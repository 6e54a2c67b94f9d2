import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { Document, Edition } from '../document.ts'
import type { Takedown, TakedownCause } from '../takedown.ts'

/**
 * 条例第十四条、第十五条: what may not be disclosed goes at once and is confirmed afterwards; any other takedown waits
 * for a second person.
 */
const URGENT: Record<TakedownCause, boolean> = {
  secret: true,
  personal: true,
  wrong: false,
  duplicate: false,
  infringement: false,
  other: false,
}

export function isUrgent(cause: TakedownCause): boolean {
  return URGENT[cause]
}

/** 条例第十四条、第十五条: the tombstone must not itself tell what it hides. */
export function mayBeNamed(cause: TakedownCause): boolean {
  return !URGENT[cause]
}

/** What the rules look at: the edition that publication named last, and the takedown that waits, if any. */
export interface TakedownFacts {
  document: Document
  shown: Edition | null
  /** The numbers of the editions that the public can still look up: 历史版本. */
  earlier: readonly number[]
  proposed: Takedown | null
}

/** Why nothing can be taken down here, whoever asks: also what the button shows beforehand. */
export function whyNothingToTakeDown({ document, shown, proposed }: TakedownFacts): Refusal | null {
  if (document.publication === null || shown === null) {
    return refusal('never-published', '这条信息从未公开，不需要撤回；草稿可以继续修改')
  }
  if (shown.state === 'takenDown') {
    return refusal('taken-down-already', '这条信息已经撤回，公众已看不到')
  }
  return proposed === null ? null : refusal('takedown-proposed', '已有人提出撤回，请先确认或否决那一项')
}

export interface TakedownOrder {
  editionNo: number
  /** Whether the public edition is meant, and all of the document with it, or one earlier edition alone. */
  of?: 'shown' | 'earlier' | undefined
  cause: TakedownCause
  reason: string
  orderedBy: string
  redirectTo: number | null
}

/** All that stands against this order. `target` is what is public at the address named, null when nothing is. */
export function whyNotTakeDown(
  facts: TakedownFacts,
  order: TakedownOrder,
  target: { id: number } | null,
): Refusal[] {
  const nothing = whyNothingToTakeDown(facts)
  if (nothing !== null) return [nothing]
  const reasons = [
    order.of === 'earlier' ? whyNotEarlier(facts, order) : whySuperseded(facts, order),
    order.reason.trim() === ''
      ? refusal('takedown-reason', '请写明撤回的具体原因', { field: 'reason' })
      : null,
    order.orderedBy.trim() === ''
      ? refusal('takedown-orderer', '请填写决定撤回的负责人姓名', { field: 'orderedBy' })
      : null,
    whyNotLeadTo(facts.document, order, target),
  ]
  return reasons.filter((each) => each !== null)
}

/** The other person: confirms a proposal, which takes it down, or what was urgent and is down already. */
export function whyNotConfirm(takedown: Takedown, facts: TakedownFacts, personId: number): Refusal | null {
  switch (takedown.state) {
    case 'confirmed':
      return refusal('takedown-decided', '这项撤回已经确认')
    case 'declined':
      return refusal('takedown-decided', '这项撤回已经否决')
    case 'proposed':
      return (
        whyNotAnother(takedown, personId) ??
        (isOfEarlier(takedown, facts) ? null : whySuperseded(facts, takedown))
      )
    case 'unconfirmed':
      return whyNotAnother(takedown, personId)
  }
}

/** A proposal ends without effect, also by who made it. What is down stays down: a text comes back only as a new edition, reviewed anew. */
export function whyNotDecline(takedown: Takedown): Refusal | null {
  switch (takedown.state) {
    case 'confirmed':
      return refusal('takedown-decided', '这项撤回已经确认')
    case 'declined':
      return refusal('takedown-decided', '这项撤回已经否决')
    case 'unconfirmed':
      return refusal('down-already', '信息已经撤下，不能否决；要恢复公开，请新建版次重新审核发布', {
        article: '条例第十七条',
      })
    case 'proposed':
      return null
  }
}

/**
 * A proof is of what is down now: after a new publication the page rightly shows again. An earlier edition that was
 * taken down alone stays down whatever is published.
 */
export function whyNotCheck(takedown: Takedown, shown: Edition | null): Refusal | null {
  switch (takedown.state) {
    case 'proposed':
      return refusal('not-down-yet', '这项撤回尚未生效，生效后才能核查')
    case 'declined':
      return refusal('takedown-decided', '这项撤回已经否决，没有可以核查的')
    case 'unconfirmed':
    case 'confirmed':
      return (shown?.state === 'takenDown' && shown.no === takedown.editionNo) ||
        wasEarlier(takedown.editionNo, takedown.takenDownAt, shown)
        ? null
        : refusal('published-again', '撤回之后已重新发布新的版次，这项撤回不能再核查')
  }
}

/** What takes part in public life must be public: a channel or a validity of what was taken down is none. */
export function whyTakenDown(shown: Edition | null): Refusal | null {
  return shown?.state === 'takenDown'
    ? refusal('taken-down', '这条信息已经撤回，公众看不到；更正后请作为新版次重新发布')
    : null
}

/** What was proposed of an edition that had been superseded by then already. */
function isOfEarlier(takedown: Takedown, { shown, earlier }: TakedownFacts): boolean {
  return earlier.includes(takedown.editionNo) && wasEarlier(takedown.editionNo, takedown.proposedAt, shown)
}

/** Whether an edition had at this instant been superseded by the one that is shown. */
function wasEarlier(editionNo: number, at: Date, shown: Edition | null): boolean {
  return shown !== null && 'publishedAt' in shown && editionNo < shown.no && shown.publishedAt < at
}

function whyNotEarlier({ earlier }: TakedownFacts, order: TakedownOrder): Refusal | null {
  return earlier.includes(order.editionNo)
    ? null
    : refusal('not-an-earlier-edition', `第 ${order.editionNo} 版不是公众可查的历史版本，不需要单独撤回`, {
        field: 'editionNo',
      })
}

function whyNotAnother(takedown: Takedown, personId: number): Refusal | null {
  return takedown.proposedBy === personId
    ? refusal('same-person', '提出撤回的人不能自己确认，请另一人确认')
    : null
}

function whySuperseded({ document, shown }: TakedownFacts, order: { editionNo: number }): Refusal | null {
  if (shown?.state === 'takenDown') return refusal('taken-down-already', '这条信息已经撤回，公众已看不到')
  const current = document.publication?.editionNo
  return current === order.editionNo
    ? null
    : refusal(
        'edition-superseded',
        `第 ${order.editionNo} 版已被第 ${current} 版替代，公众看到的是新版；请就现在公开的版次提出撤回`,
        { field: 'editionNo' },
      )
}

function whyNotLeadTo(
  document: Document,
  { redirectTo, of }: TakedownOrder,
  target: { id: number } | null,
): Refusal | null {
  if (redirectTo === null) return null
  if (of === 'earlier') {
    return refusal('redirect-of-earlier', '撤回历史版本时不设转到的信息，现行版本仍在原网址', {
      field: 'redirectTo',
    })
  }
  if (redirectTo === document.id) {
    return refusal('redirect-itself', '不能转到被撤回的信息自身', { field: 'redirectTo' })
  }
  return target === null
    ? refusal('redirect-not-public', '要转到的信息不存在或没有公开，请填写一条已公开信息的编号', {
        field: 'redirectTo',
      })
    : null
}
