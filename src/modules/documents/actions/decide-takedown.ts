import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../../review/index.ts'
import { lockDocument } from '../rows.ts'
import { whyNotConfirm, whyNotDecline } from '../rules/index.ts'
import { on } from '../tables.ts'
import { factsOf, readTakedown } from '../takedown-queries.ts'
import { lockPublications } from './publish-document.ts'
import { takeDown } from './take-down-document.ts'

/** Another person confirms: a proposal is taken down now, what was urgent stays down. */
export async function confirmTakedown(ctx: Ctx, documentId: number, takedownId: number): Promise<void> {
  const person = actingPerson(ctx)
  await lockPublications(ctx)
  const { document } = await lockDocument(ctx, documentId)
  const takedown = await readTakedown(ctx, documentId, takedownId)
  insist(whyNotConfirm(takedown, await factsOf(ctx, document), person.id))
  const isProposed = takedown.state === 'proposed'
  await update(ctx, takedownId, {
    verdict: 'confirmed',
    decided_by: person.id,
    decided_at: ctx.now,
    ...(isProposed ? { taken_down_on: ctx.today, taken_down_at: ctx.now } : {}),
  })
  await record(
    ctx,
    'documents.confirmTakedown',
    { kind: 'document', id: documentId },
    { detail: { takedownId, editionNo: takedown.editionNo } },
  )
  if (isProposed) await takeDown(ctx, { documentId, editionNo: takedown.editionNo, takedownId })
}

/** A proposal is declined, or taken back by who made it: the document stays public. */
export async function declineTakedown(ctx: Ctx, documentId: number, takedownId: number): Promise<void> {
  const person = actingPerson(ctx)
  await lockDocument(ctx, documentId)
  insist(whyNotDecline(await readTakedown(ctx, documentId, takedownId)))
  await update(ctx, takedownId, { verdict: 'declined', decided_by: person.id, decided_at: ctx.now })
  const subject = { kind: 'document', id: documentId }
  await record(ctx, 'documents.declineTakedown', subject, { detail: { takedownId } })
}

interface Decision {
  verdict: 'confirmed' | 'declined'
  decided_by: number
  decided_at: Date
  taken_down_on?: Ctx['today']
  taken_down_at?: Date
}

async function update(ctx: Ctx, takedownId: number, decision: Decision): Promise<void> {
  await on(ctx)
    .updateTable('takedown')
    .set(decision)
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', takedownId)
    .execute()
}
