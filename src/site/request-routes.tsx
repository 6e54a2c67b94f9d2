import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Ctx } from '../lib/ctx.ts'
import { type Answer, route } from '../lib/http.ts'
import { loadCalendar } from '../modules/calendar/index.ts'
import { addWorkingDays, isProvisional } from '../modules/calendar/rules/index.ts'
import { findOrgan } from '../modules/organs/index.ts'
import { publicRequestForm, submitRequest, trackRequest } from '../modules/requests/index.ts'
import { REPLY } from '../modules/requests/rules/index.ts'
import { showPage } from './frame.tsx'
import { ReceiptPage } from './pages/receipt.tsx'
import { RequestForm } from './pages/request-form.tsx'
import { TrackedPage, TrackingForm } from './pages/tracking.tsx'
import type { Filled } from './parts/field.tsx'

/** Whatever a browser's form holds. What it means is judged by the form's own schema, so that nothing typed is lost. */
const typed = z.record(z.string(), z.string())
const FORM_CRUMB = { name: '依申请公开', href: '/request' }
const TRACKING_CRUMB = { name: '查询申请进度', href: '/request/tracking' }
const UNKNOWN = '编号与查询码不相符，请核对后再试'

export const requestPages = [
  route({
    method: 'GET',
    url: '/request',
    permission: 'public',
    handle: (ctx) =>
      showForm(ctx, { values: { idempotencyKey: randomUUID(), idKind: 'residentId' }, problems: {} }),
  }),
  route({
    method: 'POST',
    url: '/request',
    permission: 'public',
    perMinute: 10,
    body: typed,
    handle: (ctx, { body }) => takeForm(ctx, body),
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
]

async function showForm(ctx: Ctx, filled: Filled, status = 200): Promise<Answer> {
  const { disclosureOffice } = await findOrgan(ctx)
  const content = <RequestForm filled={filled} office={disclosureOffice} />
  return showPage(ctx, '依申请公开', [FORM_CRUMB], content, { status })
}

async function takeForm(ctx: Ctx, sent: Record<string, string>): Promise<Answer> {
  // A form without its key, from a page saved long ago, gets one instead of a fault.
  const values = { ...sent, idempotencyKey: sent.idempotencyKey || randomUUID() }
  const parsed = publicRequestForm.safeParse(values)
  if (!parsed.success) return showForm(ctx, { values, problems: problemsOf(parsed.error) }, 422)
  const receipt = await submitRequest(ctx, parsed.data)
  const calendar = await loadCalendar(ctx)
  const expectedOn = addWorkingDays(ctx.today, REPLY.workingDays, calendar)
  const view = {
    ...receipt,
    submittedOn: ctx.today,
    expectedOn,
    provisional: isProvisional(expectedOn, calendar),
  }
  return showPage(
    ctx,
    '申请已提交',
    [FORM_CRUMB, { name: '回执', href: '/request' }],
    <ReceiptPage view={view} />,
  )
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

/** The first fault of each field, in the order of the form. */
function problemsOf(error: z.ZodError): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const issue of error.issues) problems[issue.path.join('.')] ??= issue.message
  return problems
}
