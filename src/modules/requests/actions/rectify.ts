import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { type Day, yearOf } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { newKey } from '../../../lib/secrets.ts'
import { record } from '../../audit/index.ts'
import { findWording, nextNumber, writeLetter } from '../../letters/index.ts'
import { caseNumber, rectificationLetter } from '../../letters/rules/index.ts'
import { findOrgan } from '../../organs/index.ts'
import { loadRectification } from '../queries/rectifications.ts'
import type { RectificationContent, RectificationDecision } from '../rectification.ts'
import { whyStale } from '../rules/case-guards.ts'
import {
  RECTIFICATION_FINDINGS,
  whyNotDecide,
  whyNotReceive,
  whyNotServeRectification,
} from '../rules/rectification-guards.ts'
import { on } from '../tables.ts'

/** 更正申请 (条例第四十一条): registered under a number of its own; it is no request, and in no row of table 3. */
export async function receiveRectification(
  ctx: Ctx,
  { receivedOn, ...content }: RectificationContent & { receivedOn: Day },
): Promise<{ id: number; number: string }> {
  insist(whyNotReceive(content, { receivedOn, today: ctx.today }))
  const year = yearOf(ctx.today)
  const number = `更正${caseNumber(year, await nextNumber(ctx, { kind: 'rectification-case', year }))}`
  const key = newKey()
  const { id } = await on(ctx)
    .insertInto('rectification')
    .values({
      organ_id: ctx.organId,
      number,
      received_on: receivedOn,
      key_wrapped: ctx.secrets.seal(key),
      content_sealed: ctx.secrets.seal(Buffer.from(JSON.stringify(content)), key),
      decision: null,
      reason_sealed: null,
      decided_on: null,
      letter_id: null,
      served_on: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(ctx, 'requests.receiveRectification', { kind: 'rectification', id }, { detail: { number } })
  return { id, number }
}

/** What is asked for and by whom. Reading it leaves a record (个人信息保护法第五十一条). */
export async function readRectification(ctx: Ctx, id: number) {
  const { rectification, content, reason } = await loadRectification(ctx, id, 'read only')
  await record(ctx, 'requests.readRectification', { kind: 'rectification', id })
  return { ...rectification, content, reason, today: ctx.today }
}

/** Decides, and writes the letter that says so (条例第四十一条：……应当予以更正并告知申请人). */
export async function decideRectification(
  ctx: Ctx,
  id: number,
  given: { decision: RectificationDecision; reason: string; version?: number | undefined },
): Promise<{ letterId: number }> {
  const { decision, reason, version } = given
  const { rectification, content, key } = await loadRectification(ctx, id, 'for update')
  insist(whyNotDecide(rectification, reason) ?? whyStale(rectification.version, version))
  const { name: organ, shortName: numberPrefix, disclosureOffice, remedyBodies } = await findOrgan(ctx)
  const { name, address, phone } = disclosureOffice
  const wording = await findWording(ctx, { kind: 'rectification', outcome: '' })
  const head = { organ, office: { name, address, phone }, to: content.name, on: ctx.today, wording }
  const { number: caseNo, receivedOn } = rectification
  const said = { number: caseNo, receivedOn, record: content.record, reason, remedyBodies }
  const letter = await writeLetter(ctx, {
    subject: { kind: 'rectification', id },
    kind: 'rectification',
    numberPrefix,
    html: (number) =>
      rectificationLetter({ ...head, number }, { ...said, finding: RECTIFICATION_FINDINGS[decision] }),
  })
  await change(ctx, id, {
    decision,
    reason_sealed: ctx.secrets.seal(Buffer.from(reason), key),
    decided_on: ctx.today,
    letter_id: letter.id,
  })
  const detail = { decision, letter: letter.number }
  await record(ctx, 'requests.decideRectification', { kind: 'rectification', id }, { detail })
  return { letterId: letter.id }
}

/** 送达 of the letter. */
export async function serveRectification(
  ctx: Ctx,
  id: number,
  { on: servedOn, version }: { on: Day; version?: number | undefined },
): Promise<void> {
  const { rectification } = await loadRectification(ctx, id, 'for update')
  insist(
    whyNotServeRectification(rectification, { on: servedOn, today: ctx.today }) ??
      whyStale(rectification.version, version),
  )
  await change(ctx, id, { served_on: servedOn })
  await record(
    ctx,
    'requests.serveRectification',
    { kind: 'rectification', id },
    { detail: { on: servedOn } },
  )
}

async function change(
  ctx: Ctx,
  id: number,
  to: {
    decision?: RectificationDecision
    reason_sealed?: Uint8Array
    decided_on?: Day
    letter_id?: number
    served_on?: Day
  },
): Promise<void> {
  await on(ctx)
    .updateTable('rectification')
    .set({ ...to, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
}
