import { sql } from 'kysely'
import type { Actor, Ctx } from '../../src/lib/ctx.ts'
import { day } from '../../src/lib/day.ts'
import { listLetters, readLetter } from '../../src/modules/letters/index.ts'
import * as requests from '../../src/modules/requests/index.ts'
import { USUAL_RETENTION } from '../../src/modules/requests/retention.ts'
import { OLD_CASE } from './intake-scene.ts'

type As = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>, on?: string) => Promise<T>

export const noRemedies = async () => []

/** Cases whose time is over, the lists two of them stand on, a reading in full, and what earlier versions left behind. */
export async function buildPersonalData(
  as: As,
  { officer, head, servedId }: { officer: Actor; head: Actor; servedId: number },
) {
  const old = async (count: number) => {
    const days = {
      submittedOn: day('2012-05-05'),
      receivedOn: day('2012-05-06'),
      concludedOn: day('2012-05-24'),
    }
    const given = { ...OLD_CASE, ...days, caseNumber: `〔2012〕${count}号` }
    return (await as(officer, (ctx) => requests.importCase(ctx, given)))?.id ?? 0
  }
  const propose = async (id: number) => {
    const given = { requestIds: [id], appraisal: '无继续保存价值' }
    return (await as(officer, (ctx) => requests.proposeDestruction(ctx, given, noRemedies))).id
  }
  await as(head, (ctx) => requests.setRetention(ctx, { periods: USUAL_RETENTION, seen: 0 }))
  const due = await old(1)
  const proposed = await propose(await old(2))
  const approved = await propose(await old(3))
  const approval = { verdict: 'approve', opinion: '同意' } as const
  await as(head, (ctx) => requests.decideDestruction(ctx, approved, approval))
  await as(officer, (ctx) => requests.readApplicant(ctx, servedId, { reason: '电话联系' }))
  await as(officer, (ctx) => leaveAsBefore(ctx, servedId))
  return { due, proposed, approved }
}

/** A letter under the master key itself, and an intake that no index knows. */
async function leaveAsBefore(ctx: Ctx, id: number): Promise<void> {
  const [letter] = await listLetters(ctx, { kind: 'request', id })
  if (letter === undefined) throw new Error('a served case has letters')
  const { html } = await readLetter(ctx, letter.id)
  await sql`update letter set body_sealed = ${ctx.secrets.seal(Buffer.from(html))}, keyed = false
    where organ_id = ${ctx.organId} and id = ${letter.id}`.execute(ctx.db)
  await sql`delete from applicant_index where organ_id = ${ctx.organId}
    and intake_id = (select min(intake_id) from applicant_index where organ_id = ${ctx.organId})`.execute(
    ctx.db,
  )
}
