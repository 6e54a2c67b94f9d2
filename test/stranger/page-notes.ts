import type { Actor, Ctx } from '../../src/lib/ctx.ts'
import { type Day, day } from '../../src/lib/day.ts'
import { setNoteDays } from '../../src/modules/page-notes/actions/set-note-days.ts'
import * as pageNotes from '../../src/modules/page-notes/index.ts'
import { countNotes, listAnsweredNotes, listOpenNotes } from '../../src/modules/page-notes/queries.ts'
import { apart, type Case, does, sees } from './case.ts'

type As = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>, on?: string) => Promise<T>

const NOTE = pageNotes.noteForm.parse({
  idempotencyKey: 'busy-organ-note-key',
  path: '/columns/notices',
  kind: 'link',
  description: '“更多”打不开。',
})
const ANSWER = { result: 'corrected', text: '已修复。', version: 1 } as const
const NO_NOTES = { corrected: 0, unfounded: 0, later: 0, elsewhere: 0 }

/** Two notes of visitors, one answered; and a promise of the organ's own. */
export async function buildPageNotes(as: As, { author, visitor }: { author: Actor; visitor: Actor }) {
  await as(author, (ctx) => setNoteDays(ctx, { workingDays: 5, version: 0 }))
  const take = (key: string) =>
    as(visitor, (ctx) => pageNotes.takeNote(ctx, { ...NOTE, idempotencyKey: key }, { isProved: true }))
  const answered = await take('busy-organ-note-1')
  const open = await take('busy-organ-note-2')
  const [first, second] = await as(author, listOpenNotes)
  await as(author, (ctx) => pageNotes.answerNote(ctx, first?.id ?? 0, ANSWER))
  return { openId: second?.id ?? 0, open, answered }
}

/** How a stranger would use 找错. */
export const PAGE_NOTES: Record<string, Case[]> = {
  'page-notes.answerNote': [does((ctx, a) => pageNotes.answerNote(ctx, a.pageNotes.openId, ANSWER))],
  'page-notes.countNotes': [
    sees((ctx) => countNotes(ctx, 2025), {
      year: 2025,
      received: 0,
      answered: 0,
      inTime: 0,
      byResult: NO_NOTES,
    }),
  ],
  'page-notes.findNoteSetting': [
    sees((ctx) => pageNotes.findNoteSetting(ctx), { workingDays: 3, version: 0 }),
  ],
  'page-notes.listAnsweredNotes': [
    sees((ctx) => listAnsweredNotes(ctx, { page: 1 }), { total: 0, perPage: 50, items: [] }),
  ],
  'page-notes.listOpenNotes': [sees((ctx) => listOpenNotes(ctx), [])],
  // Its own promise: three working days where it has set nothing.
  'page-notes.promiseOf': [sees((ctx): Promise<Day> => pageNotes.promiseOf(ctx), day('2025-01-17'))],
  'page-notes.setNoteDays': [
    apart(async (ctx) => {
      const { version } = await pageNotes.findNoteSetting(ctx)
      return setNoteDays(ctx, { workingDays: 7, version })
    }),
  ],
  'page-notes.takeNote': [apart((ctx) => pageNotes.takeNote(ctx, NOTE, { isProved: true }), 'visitor')],
  'page-notes.trackNote': [
    sees((ctx, a) => pageNotes.trackNote(ctx, a.pageNotes.open), null),
    sees((ctx, a) => pageNotes.trackNote(ctx, a.pageNotes.answered), null),
  ],
}
