import { sql } from 'kysely'
import type { Ctx } from '../../lib/ctx.ts'
import { type Day, firstDayOf, yearOf } from '../../lib/day.ts'
import { published } from './published.ts'
import { on } from './tables.ts'

/** Working days make at least so many days more; whatever came out faster need not be counted out. */
const SURELY_IN_TIME_DAYS = 20

export interface DisclosureFacts {
  /** What is public, by column. */
  published: { columnId: number; documents: number; updatedOn: Day | null }[]
  /** Made (发文日期) and meant for the public, but not public yet. */
  waiting: { documentId: number; columnId: number; title: string; madeOn: Day }[]
  /** Published this year some time after being made. */
  slow: { columnId: number; madeOn: Day; publishedOn: Day }[]
}

/** What the columns hold and what waits: the facts that 主动公开基本目录 is measured by. */
export async function findDisclosureFacts(ctx: Ctx): Promise<DisclosureFacts> {
  const counted = await published(ctx)
    .select('d.column_id as columnId')
    .select((eb) => eb.fn.countAll<number>().as('documents'))
    .select((eb) => eb.fn.max('e.published_on').as('updatedOn'))
    .groupBy('d.column_id')
    .orderBy('d.column_id')
    .execute()
  const slow = await published(ctx)
    .select(['d.column_id as columnId', 'e.issued_on as madeOn', 'd.first_published_on as publishedOn'])
    .where('e.issued_on', 'is not', null)
    .where('d.first_published_on', '>=', firstDayOf(yearOf(ctx.today)))
    .where(sql<boolean>`d.first_published_on - e.issued_on > ${SURELY_IN_TIME_DAYS}`)
    .execute()
  return {
    published: counted,
    waiting: await listWaiting(ctx),
    slow: slow.flatMap(({ columnId, madeOn, publishedOn }) =>
      madeOn === null || publishedOn === null ? [] : [{ columnId, madeOn, publishedOn }],
    ),
  }
}

async function listWaiting(ctx: Ctx): Promise<DisclosureFacts['waiting']> {
  const rows = await on(ctx)
    .selectFrom('edition as e')
    .innerJoin('document as d', (join) =>
      join.onRef('d.organ_id', '=', 'e.organ_id').onRef('d.id', '=', 'e.document_id'),
    )
    .select(['d.id as documentId', 'd.column_id as columnId', 'e.title', 'e.issued_on as madeOn'])
    .where('d.organ_id', '=', ctx.organId)
    .where('e.organ_id', '=', ctx.organId)
    .where('e.state', 'in', ['draft', 'inReview', 'approved'])
    .where('e.disclosure', '=', 'proactive')
    .where('e.issued_on', 'is not', null)
    .where('d.published_edition', 'is', null)
    .orderBy('e.issued_on')
    .orderBy('d.id')
    .execute()
  return rows.flatMap(({ madeOn, ...row }) => (madeOn === null ? [] : [{ ...row, madeOn }]))
}
