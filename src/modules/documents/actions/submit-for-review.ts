import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { findColumn } from '../../catalogue/index.ts'
import { type Correction, findReview, openReview } from '../../review/index.ts'
import { whyStale } from '../../review/rules.ts'
import { whyUndisposed } from '../../screening/rules/index.ts'
import { columnPath, topicOf } from '../chain-choices.ts'
import type { OpenEdition } from '../document.ts'
import { findingsIn } from '../document-findings.ts'
import { findNumberHolder } from '../document-numbers.ts'
import { whyNotState } from '../relations.ts'
import { lockDocument, readShownEdition } from '../rows.ts'
import {
  contentHash,
  whyIncomplete,
  whyNotCorrection,
  whyNotSubmit,
  whyNumberTaken,
  whyUnsigned,
} from '../rules/index.ts'
import { findUnderReview } from '../under-review.ts'
import { setEditionState } from './set-edition-state.ts'

/** What the editor states of a text when putting it up. */
export interface Submission {
  version: number
  /** Only where no chain is set up for such information. */
  chainName?: string | undefined
  /** 一般 where nothing is stated; that a text is a repost, it says itself. */
  topic?: 'ordinary' | 'figures' | 'leaders' | undefined
  correction?: Correction | undefined
}

/**
 * Puts the draft before the chain that fits it, bound to its content as it is now. Refuses an incomplete draft, all gaps
 * at once.
 */
export async function submitForReview(ctx: Ctx, id: number, given: Submission): Promise<void> {
  const { document, open } = await lockDocument(ctx, id)
  insist(whyNotSubmit(open))
  const edition = open as OpenEdition
  insist(whyStale(edition, given))
  const review = await findReview(ctx, { kind: 'document', id })
  insist(whyUnsigned(review, await findUnderReview(ctx, document, edition, review)))
  const { content } = edition
  const taken = whyNumberTaken(await findNumberHolder(ctx, content.documentNumber, id))
  insist([
    ...whyIncomplete(content, await findColumn(ctx, { id: document.columnId })),
    ...(taken === null ? [] : [taken]),
    ...(await whyNotState(ctx, document, content.relations)),
    ...whyUndisposed(await findingsIn(ctx, id, content)),
  ])
  const { correction } = given
  const shown = await readShownEdition(ctx, document)
  if (correction !== undefined) insist(whyNotCorrection(shown?.content ?? null, content, correction))
  const topic = correction === undefined ? topicOf(content, given.topic) : 'correction'
  await openReview(ctx, {
    subject: { kind: 'document', id, title: content.title },
    columnIds: await columnPath(ctx, document.columnId),
    topic,
    correction,
    chainName: given.chainName,
    authorIds: edition.writerIds,
    contentHash: contentHash(edition.content),
  })
  await setEditionState(ctx, edition, 'inReview')
  await record(
    ctx,
    'documents.submit',
    { kind: 'document', id },
    { detail: { editionNo: edition.no, topic, ...(correction === undefined ? {} : { correction }) } },
  )
}
