import { z } from 'zod'
import type { Ctx } from '../lib/ctx.ts'
import { type Answer, attachedFile, type FilledForm, route } from '../lib/http.ts'
import { MOST_FORM_BYTES, readTrackedFile, trackRequest } from '../modules/requests/index.ts'
import { showPage } from './frame.tsx'
import { TrackedPage, TrackingForm } from './pages/tracking.tsx'
import type { Filled } from './parts/field.tsx'
import { FORM_CRUMB, showEmptyForm, takeForm } from './take-request.tsx'

/** Whatever a browser's form holds. What it means is judged by the form's own schema, so that nothing typed is lost. */
const typed = z.record(z.string(), z.string())
const filledForm = z.custom<FilledForm>((form) => typed.safeParse((form as FilledForm).values).success)
const TRACKING_CRUMB = { name: '查询申请进度', href: '/request/tracking' }
const TOKEN_OVER = '下载链接已失效，请重新查询后再下载'
const UNKNOWN = '编号与查询码不相符，请核对后再试'

export const requestPages = [
  route({ method: 'GET', url: '/request', permission: 'public', handle: showEmptyForm }),
  route({
    method: 'POST',
    url: '/request',
    permission: 'public',
    // Each item more or less is a call too.
    perMinute: 30,
    form: { maxBytes: MOST_FORM_BYTES },
    body: filledForm,
    handle: (ctx, { body }, { tally }) => takeForm(ctx, body, tally),
  }),
  route({
    method: 'GET',
    url: '/request/tracking',
    permission: 'public',
    handle: (ctx) => showTracking(ctx, { values: {}, problems: {} }),
  }),
  route({
    method: 'POST',
    url: '/request/tracking',
    permission: 'public',
    perMinute: 10,
    body: typed,
    handle: (ctx, { body }) => takeTracking(ctx, body),
  }),
  // By a form, so that what opens the file stands in no address and no log.
  route({
    method: 'POST',
    url: '/request/tracking/file',
    permission: 'public',
    perMinute: 30,
    body: typed,
    handle: (ctx, { body }) => sendTrackedFile(ctx, body.token ?? ''),
  }),
]

async function sendTrackedFile(ctx: Ctx, token: string): Promise<Answer> {
  const file = await readTrackedFile(ctx, token)
  if (file === null) return showTracking(ctx, { values: {}, problems: { number: TOKEN_OVER } }, 422)
  return attachedFile({ name: file.name, type: file.type, body: file.bytes })
}

async function showTracking(ctx: Ctx, filled: Filled, status = 200): Promise<Answer> {
  const content = <TrackingForm filled={filled} />
  return showPage(ctx, '查询申请进度', [FORM_CRUMB, TRACKING_CRUMB], content, { status })
}

async function takeTracking(ctx: Ctx, values: Record<string, string>): Promise<Answer> {
  const { number = '', queryCode = '' } = values
  const view = await trackRequest(ctx, { number, queryCode })
  // The code is not written back into a page that may be left open.
  if (view === null) return showTracking(ctx, { values: { number }, problems: { queryCode: UNKNOWN } }, 422)
  return showPage(ctx, '申请进度', [FORM_CRUMB, TRACKING_CRUMB], <TrackedPage view={view} />)
}
