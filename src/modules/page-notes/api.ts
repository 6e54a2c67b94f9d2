import { z } from 'zod'
import { yearOf } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { answerNote } from './actions/answer-note.ts'
import { setNoteDays } from './actions/set-note-days.ts'
import { NOTE_KINDS, NOTE_RESULTS, type NoteResult } from './page-note.ts'
import { countNotes, listAnsweredNotes, listOpenNotes } from './queries.ts'
import { MOST_DAYS } from './rules.ts'
import { findNoteSetting } from './setting.ts'

const DAYS = `答复期限应为 1 至 ${MOST_DAYS} 个工作日`

export const pageNoteRoutes = [
  route({
    method: 'GET',
    url: '/api/page-notes',
    permission: 'pageNotes.answer',
    query: z.object({
      page: z.coerce.number('页码应为数字').int('页码应为整数').min(1, '页码从 1 开始').default(1),
    }),
    handle: async (ctx, { query: { page } }) => {
      const year = yearOf(ctx.today)
      return {
        today: ctx.today,
        kinds: NOTE_KINDS,
        results: NOTE_RESULTS,
        open: await listOpenNotes(ctx),
        answered: await listAnsweredNotes(ctx, { page }),
        counts: [await countNotes(ctx, year), await countNotes(ctx, year - 1)],
      }
    },
  }),
  route({
    method: 'POST',
    url: '/api/page-notes/:id/answer',
    permission: 'pageNotes.answer',
    params: z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') }),
    body: z.object({
      result: z.enum(Object.keys(NOTE_RESULTS) as [NoteResult, ...NoteResult[]], '请选择处理结果'),
      text: z.string('请写明核查和处理的情况').max(1000, '答复不超过 1000 字'),
      version: z.number('请刷新页面后重试').int('请刷新页面后重试'),
    }),
    handle: (ctx, { params: { id }, body }) => answerNote(ctx, id, body),
  }),
  route({
    method: 'GET',
    url: '/api/settings/page-notes',
    permission: 'settings.organ',
    handle: (ctx) => findNoteSetting(ctx),
  }),
  route({
    method: 'PUT',
    url: '/api/settings/page-notes',
    permission: 'settings.organ',
    body: z.object({
      workingDays: z.number(DAYS).int(DAYS),
      version: z.number('请刷新页面后重试').int('请刷新页面后重试'),
    }),
    handle: (ctx, { body }) => setNoteDays(ctx, body),
  }),
]
