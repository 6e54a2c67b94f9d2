import type { Ctx } from '../../../lib/ctx.ts'
import { NotFound } from '../../../lib/refusal.ts'
import type { Rectification, RectificationContent } from '../rectification.ts'
import { on } from '../tables.ts'

const COLUMNS = [
  'id',
  'number',
  'received_on',
  'decision',
  'decided_on',
  'letter_id',
  'served_on',
  'version',
] as const

/** All 更正 of the organ, the newest first. They name nobody. */
export async function listRectifications(ctx: Ctx): Promise<Rectification[]> {
  const rows = await on(ctx)
    .selectFrom('rectification')
    .select(COLUMNS)
    .where('organ_id', '=', ctx.organId)
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map(rectificationOf)
}

/** One of them, opened; `for update` makes others wait. */
export async function loadRectification(
  ctx: Ctx,
  id: number,
  lock: 'for update' | 'read only',
): Promise<{ rectification: Rectification; content: RectificationContent; reason: string; key: Uint8Array }> {
  const query = on(ctx)
    .selectFrom('rectification')
    .select([...COLUMNS, 'key_wrapped', 'content_sealed', 'reason_sealed'])
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
  const row = await (lock === 'for update' ? query.forUpdate() : query).executeTakeFirst()
  if (row === undefined) throw new NotFound('这件更正申请')
  const key = ctx.secrets.open(row.key_wrapped)
  const text = (sealed: Uint8Array) => Buffer.from(ctx.secrets.open(sealed, key)).toString()
  const content = JSON.parse(text(row.content_sealed)) as RectificationContent
  const reason = row.reason_sealed === null ? '' : text(row.reason_sealed)
  return { rectification: rectificationOf(row), content, reason, key }
}

function rectificationOf(row: {
  id: number
  number: string
  received_on: Rectification['receivedOn']
  decision: Rectification['decision']
  decided_on: Rectification['decidedOn']
  letter_id: number | null
  served_on: Rectification['servedOn']
  version: number
}): Rectification {
  const { id, number, received_on: receivedOn, decision, decided_on: decidedOn, version } = row
  const stage = row.served_on !== null ? 'served' : decision === null ? 'received' : 'decided'
  const rest = { letterId: row.letter_id, servedOn: row.served_on, version }
  return { id, number, receivedOn, stage, decision, decidedOn, ...rest }
}
