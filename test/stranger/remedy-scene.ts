import type { Actor, Ctx } from '../../src/lib/ctx.ts'
import { day } from '../../src/lib/day.ts'
import {
  closeTable4,
  concludeRemedy,
  openRenewed,
  proposeRenewed,
  recordAppeal,
  recordRemedy,
  remindRenewed,
  setRemedies,
} from '../../src/modules/remedies/index.ts'

type As = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>, on?: string) => Promise<T>

const FILED = day('2025-01-13')

/** Suits over a case: one appealed, one whose new answer waits for its approval, and one that could have such an answer. */
export async function buildRemedies(as: As, { requestId, officer }: { requestId: number; officer: Actor }) {
  const suit = (no: number, ruling: 'suitClaimDismissed' | 'annulled') =>
    as(officer, async (ctx) => {
      const fileNumber = `（2025）示03行初${no}号`
      const id = await recordRemedy(ctx, { requestId, kind: 'suitDirect', fileNumber, filedOn: FILED })
      await concludeRemedy(ctx, id, { ruling, concludedOn: FILED })
      return id
    })
  const officerId = officer.kind === 'person' ? officer.id : 0
  const order = { orderedOn: FILED, period: { workingDays: 15 }, officerId }
  const appealed = await suit(1, 'suitClaimDismissed')
  const appeal = await as(officer, (ctx) =>
    recordAppeal(ctx, appealed, { fileNumber: '（2025）示行终1号', filedOn: FILED }),
  )
  const ordering = await suit(2, 'annulled')
  const answered = await suit(3, 'annulled')
  const dismissed = await suit(4, 'suitClaimDismissed')
  const referred = await as(officer, (ctx) => openRenewed(ctx, answered, order))
  const renewed = await as(officer, async (ctx) => openRenewed(ctx, await suitOf(ctx, requestId), order))
  await as(officer, (ctx) =>
    proposeRenewed(ctx, referred, { outcome: 'granted', content: '现予以公开。', ground: '' }),
  )
  await as(officer, async (ctx) => {
    await setRemedies(ctx, { secondInstance: 'final', version: 0 })
    await closeTable4(ctx, 2019)
  })
  await as(officer, (ctx) => remindRenewed({ ...ctx, today: day('2025-02-07') }))
  return { appeal, ordering, dismissed, renewed, referred, order }
}

async function suitOf(ctx: Ctx, requestId: number): Promise<number> {
  const fileNumber = '（2025）示03行初5号'
  const id = await recordRemedy(ctx, { requestId, kind: 'suitDirect', fileNumber, filedOn: FILED })
  await concludeRemedy(ctx, id, { ruling: 'orderedToAct', concludedOn: FILED })
  return id
}
