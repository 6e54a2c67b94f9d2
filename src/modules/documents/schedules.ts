import type { Ctx } from '../../lib/ctx.ts'
import { minuteInChina } from '../../lib/day.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { on } from './tables.ts'

/** 定时发布 of one document. */
export interface Schedule {
  editionNo: number
  contentHash: string
  /** `YYYY-MM-DD HH:mm` on a clock in China. */
  publishAt: string
  setByName: string
  /** What the gate said when the instant came; null while it is still to come. */
  refused: { at: string; reasons: Refusal[] } | null
}

export interface ScheduledDocument extends Schedule {
  id: number
  title: string
}

/** The schedule of a document; null without one. */
export async function findSchedule(ctx: Ctx, documentId: number): Promise<Schedule | null> {
  const row = await schedules(ctx).where('s.document_id', '=', documentId).executeTakeFirst()
  return row === undefined ? null : toSchedule(row)
}

/** Everything that is set to go public, what was refused first, then by its instant. */
export async function listSchedules(ctx: Ctx): Promise<ScheduledDocument[]> {
  const rows = await schedules(ctx)
    .orderBy((eb) => eb('s.refused_at', 'is', null))
    .orderBy('s.publish_at')
    .execute()
  return rows.map((row) => ({ id: row.document_id, title: row.title, ...toSchedule(row) }))
}

/** Takes a document off the schedule; false when it was not on it. */
export async function dropSchedule(ctx: Ctx, documentId: number): Promise<boolean> {
  const gone = await on(ctx)
    .deleteFrom('scheduled_publication')
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', documentId)
    .returning('document_id')
    .executeTakeFirst()
  return gone !== undefined
}

function schedules(ctx: Ctx) {
  return on(ctx)
    .selectFrom('scheduled_publication as s')
    .innerJoin('edition as e', (join) =>
      join
        .onRef('e.organ_id', '=', 's.organ_id')
        .onRef('e.document_id', '=', 's.document_id')
        .onRef('e.no', '=', 's.edition_no'),
    )
    .select(['s.document_id', 's.edition_no', 's.content_hash', 's.publish_at', 's.set_by_name'])
    .select(['s.refused_at', 's.reasons', 'e.title'])
    .where('s.organ_id', '=', ctx.organId)
}

type ScheduleRow = Awaited<ReturnType<ReturnType<typeof schedules>['executeTakeFirstOrThrow']>>

function toSchedule(row: ScheduleRow): Schedule {
  return {
    editionNo: row.edition_no,
    contentHash: row.content_hash,
    publishAt: minuteInChina(row.publish_at),
    setByName: row.set_by_name,
    refused: row.refused_at === null ? null : { at: minuteInChina(row.refused_at), reasons: row.reasons },
  }
}
