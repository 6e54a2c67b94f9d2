import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Ctx } from '../lib/ctx.ts'
import { type Answer, route } from '../lib/http.ts'
import { isWorkDone, newWork } from '../lib/proof-of-work.ts'
import type { Tally } from '../lib/tally.ts'
import { noteForm, promiseOf, takeNote, trackNote } from '../modules/page-notes/index.ts'
import { showPage } from './frame.tsx'
import { NoteAnswerPage, NoteForm, NoteReceiptPage, NoteTrackingForm } from './pages/page-note.tsx'
import type { Filled } from './parts/field.tsx'
import { problemsOf } from './problems-of.ts'
import { mayComeUnproved } from './unproved-limit.ts'

const typed = z.record(z.string(), z.string())
const FORM_CRUMB = { name: '我为网站找错', href: '/page-notes' }
const TRACKING_CRUMB = { name: '查询答复', href: '/page-notes/answer' }
const UNKNOWN = '编号与查询码不相符，请核对后再试'
const TOO_MANY = '从您的网络提交的找错较多，暂时无法提交。请启用浏览器脚本后重试，或者一小时后再提交'

/** 找错: a form for anybody, and the answer by number and code. */
export const notePages = [
  route({
    method: 'GET',
    url: '/page-notes',
    permission: 'public',
    // Whatever leads here: what does not fit is corrected in the form.
    query: z.object({ path: z.string().max(300).catch(''), quoted: z.string().max(200).catch('') }).partial(),
    handle: (ctx, { query: { path = '', quoted = '' } }) =>
      showForm(ctx, { values: { idempotencyKey: randomUUID(), path, quoted }, problems: {} }),
  }),
  route({
    method: 'POST',
    url: '/page-notes',
    permission: 'public',
    perMinute: 10,
    body: typed,
    handle: (ctx, { body }, { tally }) => takeForm(ctx, body, tally),
  }),
  route({
    method: 'GET',
    url: '/page-notes/answer',
    permission: 'public',
    handle: (ctx) => showTracking(ctx, { values: {}, problems: {} }),
  }),
  route({
    method: 'POST',
    url: '/page-notes/answer',
    permission: 'public',
    perMinute: 10,
    body: typed,
    handle: (ctx, { body }) => takeTracking(ctx, body),
  }),
]

async function takeForm(ctx: Ctx, values: Record<string, string>, tally: Tally): Promise<Answer> {
  const parsed = noteForm.safeParse(values)
  if (!parsed.success) return showForm(ctx, { values, problems: problemsOf(parsed.error) }, 422)
  const isProved = await isWorkDone(ctx, parsed.data.idempotencyKey, values.proof ?? '')
  // No person fills in what nobody is shown.
  if (!isProved && (values.website || !(await mayComeUnproved(ctx, tally)))) {
    return showForm(ctx, { values, problems: { submit: TOO_MANY } }, 429)
  }
  const receipt = await takeNote(ctx, parsed.data, { isProved })
  const content = <NoteReceiptPage view={{ ...receipt, path: parsed.data.path }} />
  return showPage(ctx, '找错已提交', [FORM_CRUMB], content, { path: null })
}

async function showForm(ctx: Ctx, filled: Filled, status = 200): Promise<Answer> {
  const work = await newWork(ctx, filled.values.idempotencyKey ?? '')
  const content = <NoteForm filled={filled} work={work} promise={await promiseOf(ctx)} />
  return showPage(ctx, FORM_CRUMB.name, [FORM_CRUMB], content, { status })
}

function showTracking(ctx: Ctx, filled: Filled, status = 200): Promise<Answer> {
  const content = <NoteTrackingForm filled={filled} />
  return showPage(ctx, TRACKING_CRUMB.name, [FORM_CRUMB, TRACKING_CRUMB], content, { status })
}

async function takeTracking(
  ctx: Ctx,
  { number = '', queryCode = '' }: Record<string, string>,
): Promise<Answer> {
  const note = await trackNote(ctx, { number, queryCode })
  // The code is not written back into a page that may be left open.
  if (note === null) return showTracking(ctx, { values: { number }, problems: { queryCode: UNKNOWN } }, 422)
  const content = <NoteAnswerPage note={note} />
  return showPage(ctx, TRACKING_CRUMB.name, [FORM_CRUMB, TRACKING_CRUMB], content, { path: null })
}
