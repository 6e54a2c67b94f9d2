import { randomUUID } from 'node:crypto'
import type { Ctx } from '../lib/ctx.ts'
import type { Answer, FilledForm } from '../lib/http.ts'
import { isWorkDone, newWork } from '../lib/proof-of-work.ts'
import { Refused } from '../lib/refusal.ts'
import type { Tally } from '../lib/tally.ts'
import { loadCalendar } from '../modules/calendar/index.ts'
import { findOrgan } from '../modules/organs/index.ts'
import { publicRequestForm, submitRequest } from '../modules/requests/index.ts'
import { runClock, whyNotAuthorised } from '../modules/requests/rules/index.ts'
import { showPage } from './frame.tsx'
import { holdUploads } from './held-uploads.ts'
import { ReceiptPage } from './pages/receipt.tsx'
import { RequestForm } from './pages/request-form.tsx'
import type { Filled } from './parts/field.tsx'
import { problemsOf } from './problems-of.ts'
import { changeItems, itemsOf, pageField } from './request-items.ts'
import { mayComeUnproved } from './unproved-limit.ts'

export const FORM_CRUMB = { name: '依申请公开', href: '/request' }

/** The form, empty. */
export function showEmptyForm(ctx: Ctx): Promise<Answer> {
  return showForm(ctx, {
    values: { idempotencyKey: randomUUID(), idKind: 'residentId', authorityBy: 'upload' },
    problems: {},
  })
}

/**
 * What a browser sent: one more or one less item shows the form again, a mistake shows it with its reasons, and
 * otherwise the submission is taken in. Whatever happens, the page that comes back holds everything that was typed, and
 * the files.
 */
export async function takeForm(ctx: Ctx, sent: FilledForm, tally: Tally): Promise<Answer> {
  // A form without its key, from a page saved long ago, gets one instead of a fault.
  const idempotencyKey = sent.values.idempotencyKey || randomUUID()
  const { values, problems } = await holdUploads(ctx, { ...sent, values: { ...sent.values, idempotencyKey } })
  if (values.change !== undefined) return showForm(ctx, { values: changeItems(values), problems })
  const parsed = publicRequestForm.safeParse({ ...values, moreItems: itemsOf(values) })
  if (!parsed.success) {
    return showForm(ctx, { values, problems: { ...problemsOf(parsed.error, pageField), ...problems } }, 422)
  }
  const { identityFileToken: identity, authorityFileToken: authority } = values
  const why = whyNotAuthorised(parsed.data, authority !== undefined)
  if (why !== null) problems.authorityFile ??= why.message
  if (Object.keys(problems).length > 0) return showForm(ctx, { values, problems }, 422)
  const isProved = await isWorkDone(ctx, idempotencyKey, values.proof ?? '')
  // No person fills in what nobody is shown.
  if (!isProved && (values.website || !(await mayComeUnproved(ctx, tally)))) {
    return showForm(ctx, { values, problems: { submit: TOO_MANY } }, 429)
  }
  try {
    return await showReceipt(ctx, await submitRequest(ctx, parsed.data, { identity, authority, isProved }))
  } catch (failure) {
    if (!(failure instanceof Refused) || failure.refusals[0]?.code !== 'changed-after-submission')
      throw failure
    // Nothing was written. The changed text may be sent as another submission, if that is what is meant.
    const again = { ...values, idempotencyKey: randomUUID() }
    return showForm(ctx, { values: again, problems: { submit: SENT_BEFORE } }, 409)
  }
}

const SENT_BEFORE =
  '这份申请此前已经提交。如果要按修改后的内容另外提交一份申请，请再按一次“提交申请”；只是补充原申请的，请与我们联系'

const TOO_MANY =
  '从您的网络提交的申请较多，暂时无法提交。请启用浏览器脚本后重试，或者一小时后再提交；也可以当面或者邮寄提交'

async function showForm(ctx: Ctx, filled: Filled, status = 200): Promise<Answer> {
  const { disclosureOffice } = await findOrgan(ctx)
  const work = await newWork(ctx, filled.values.idempotencyKey ?? '')
  const content = <RequestForm filled={filled} office={disclosureOffice} work={work} />
  return showPage(ctx, '依申请公开', [FORM_CRUMB], content, { status })
}

async function showReceipt(ctx: Ctx, receipt: Awaited<ReturnType<typeof submitRequest>>): Promise<Answer> {
  const { dueOn, provisional } = runClock({ receivedOn: ctx.today, acts: [] }, await loadCalendar(ctx))
  const view = { ...receipt, submittedOn: ctx.today, expectedOn: dueOn ?? ctx.today, provisional }
  const crumbs = [FORM_CRUMB, { name: '回执', href: '/request' }]
  return showPage(ctx, '申请已提交', crumbs, <ReceiptPage view={view} />)
}
