import type { Day } from '../lib/day.ts'
import {
  approveReply,
  confirmReceipt,
  findRequestRow,
  proposeReply,
  type RequestRow,
  type Submission,
  serveRequest,
  submitRequest,
} from '../modules/requests/index.ts'
import type { Office } from './found.ts'
import type { RequestStep } from './setting.ts'

/** The stage in which a step is due; in any other it has been done. */
const STAGE_BEFORE: Record<Exclude<RequestStep['kind'], 'submit'>, RequestRow['stage']> = {
  confirm: 'submitted',
  propose: 'processing',
  approve: 'awaitingApproval',
  serve: 'replied',
}
const FIRST_MINUTE = 9 * 60
const MINUTES_APART = 90

/** Takes the request through its steps of a day, leaving out what is done already. */
export async function answerRequest(
  office: Office,
  submission: Submission,
  day: Day,
  steps: readonly RequestStep[],
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    await takeStep(office, submission, step, { day, minute: FIRST_MINUTE + index * MINUTES_APART })
  }
}

async function takeStep(
  office: Office,
  submission: Submission,
  step: RequestStep,
  at: { day: Day; minute: number },
): Promise<void> {
  // The same submission is taken in once, so this also finds what was sent on an earlier day.
  const { id } = await office.asPublic(at, (ctx) => submitRequest(ctx, submission))
  if (step.kind === 'submit') return
  await office.as(step.by, at, async (ctx) => {
    const row = await findRequestRow(ctx, id)
    if (row?.stage !== STAGE_BEFORE[step.kind]) return
    const { version } = row
    switch (step.kind) {
      case 'confirm':
        await confirmReceipt(ctx, id, { receivedOn: at.day, version })
        break
      case 'propose':
        await proposeReply(ctx, id, { outcome: 'granted', content: step.content, ground: '', version })
        break
      case 'approve':
        await approveReply(ctx, id, { opinion: step.opinion, version })
        break
      case 'serve':
        await serveRequest(ctx, id, { serveBy: submission.serveBy, on: at.day, version })
        break
    }
  })
}
