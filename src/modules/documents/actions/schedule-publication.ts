import type { Ctx } from '../../../lib/ctx.ts'
import { minuteInChina } from '../../../lib/day.ts'
import { insist, NotFound } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../../review/index.ts'
import type { OpenEdition } from '../document.ts'
import { gateFacts } from '../queries.ts'
import { lockDocument } from '../rows.ts'
import { contentHash, whyNotPublish, whyNotSchedule, whyWrittenElsewhere } from '../rules/index.ts'
import { dropSchedule } from '../schedules.ts'
import { on } from '../tables.ts'

/**
 * 定时发布: sets the approved edition to go public at an instant; another setting takes the place of the one before.
 * Refuses whatever the gate refuses now, and the gate is asked again when the instant comes.
 */
export async function schedulePublication(ctx: Ctx, id: number, given: { at: Date }): Promise<void> {
  const person = actingPerson(ctx)
  const { document, open } = await lockDocument(ctx, id)
  insist(whyWrittenElsewhere(document, undefined))
  insist(whyNotPublish(open, await gateFacts(ctx, document, open)))
  insist(whyNotSchedule(given.at, ctx.now))
  const edition = open as OpenEdition
  await dropSchedule(ctx, id)
  await on(ctx)
    .insertInto('scheduled_publication')
    .values({
      organ_id: ctx.organId,
      document_id: id,
      edition_no: edition.no,
      content_hash: contentHash(edition.content),
      publish_at: given.at,
      set_by: person.id,
      set_by_name: person.name,
      set_at: ctx.now,
      refused_at: null,
    })
    .execute()
  await record(
    ctx,
    'documents.schedule',
    { kind: 'document', id },
    { detail: { editionNo: edition.no, at: minuteInChina(given.at) } },
  )
}

/** Cancels a schedule, or puts away one that was refused. NotFound without one. */
export async function cancelSchedule(ctx: Ctx, id: number): Promise<void> {
  await lockDocument(ctx, id)
  if (!(await dropSchedule(ctx, id))) throw new NotFound('这条信息的定时发布')
  await record(ctx, 'documents.cancelSchedule', { kind: 'document', id })
}
