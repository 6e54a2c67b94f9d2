import type { Ctx } from '../../../lib/ctx.ts'
import type { Refusal } from '../../../lib/refusal.ts'
import { loadCalendar } from '../../calendar/index.ts'
import type { RequestedItem } from '../applicant.ts'
import { linksOf } from '../intake-acts.ts'
import type { IntakeFileSummary } from '../intake-file.ts'
import { whyConfirmNow, whyNotClassify, whyNotLink, whyNotSplit } from '../rules/intake-guards.ts'
import { findIntake, listCasesById, listCasesOf, type OtherCase } from './find-intake.ts'
import { listIntakeFiles } from './intake-files.ts'
import { listJoined } from './linked-cases.ts'
import { loadCase } from './load-case.ts'

/** What came in and what was made of it, as the officer's screen shows it beside the case file. */
export interface IntakeSheet {
  items: RequestedItem[]
  oral: boolean
  /** Whether the sender's machine did its piece of work; of an on-line request alone. */
  proved: boolean | null
  files: IntakeFileSummary[]
  /** The other cases that were made of this intake. */
  siblings: OtherCase[]
  /** The other cases that are to be answered together with this one; `direct` where the link can be undone here. */
  linked: (OtherCase & { direct: boolean })[]
  /** Why this should be confirmed now; null when it is in time. */
  alarm: Refusal | null
  can: { classify: Refusal | null; split: Refusal | null; link: Refusal | null }
}

export async function viewIntake(ctx: Ctx, id: number): Promise<IntakeSheet> {
  const file = await loadCase(ctx, id, 'read only')
  const { row, state, intakeId, submittedOn, acts } = file
  const intake = await findIntake(ctx, intakeId)
  const joined = (await listJoined(ctx, id)).filter((each) => each !== id)
  const direct = linksOf(acts)
  const { channel } = row
  const { receivedOn, concludedOn } = state
  const asked = { channel, submittedOn, receivedOn, concludedOn }
  return {
    items: intake.items,
    oral: intake.oral,
    proved: channel === 'internet' ? intake.proved : null,
    // Nothing is left of files whose key was destroyed.
    files: await listIntakeFiles(ctx, intakeId),
    siblings: (await listCasesOf(ctx, intakeId)).filter((each) => each.id !== id),
    linked: (await listCasesById(ctx, joined)).map((each) => ({ ...each, direct: direct.includes(each.id) })),
    alarm: whyConfirmNow(asked, ctx.today, await loadCalendar(ctx)),
    can: {
      classify: whyNotClassify(file)[0] ?? null,
      split: whyNotSplit(file),
      link: whyNotLink(file),
    },
  }
}
