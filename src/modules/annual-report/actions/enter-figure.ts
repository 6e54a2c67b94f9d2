import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../../review/index.ts'
import { ENTERED_FIGURES, type EnteredCode } from '../compilation.ts'
import { listEntered, lockCompilation } from '../queries/index.ts'
import type { Cell } from '../report.ts'
import { whyNotWrite } from '../rules/index.ts'
import { on } from '../tables.ts'

/**
 * Enters what no ledger holds, with its source: a number (件, or 万元 for fees), null for blank, 'n/a' for 不适用.
 * Refuses a figure without a source, a negative one, and one that somebody has changed meanwhile.
 */
export async function enterFigure(
  ctx: Ctx,
  id: number,
  given: { figure: EnteredCode; value: Cell; source: string; version: number | null },
): Promise<void> {
  const { id: personId } = actingPerson(ctx)
  const compilation = await lockCompilation(ctx, id)
  insist(whyNotWrite(compilation))
  insist(whyNotFigure(given))
  const { year } = compilation
  const before = (await listEntered(ctx, year)).find(({ code }) => code === given.figure)
  if ((before?.version ?? null) !== given.version) {
    insist(refusal('stale', '这个数字刚被其他人修改过，请刷新后再填', { field: given.figure }))
  }
  const value = JSON.stringify(given.value)
  const source = given.source.trim()
  await on(ctx)
    .insertInto('entered_figure')
    .values({
      organ_id: ctx.organId,
      year,
      figure: given.figure,
      value,
      source,
      entered_by: personId,
      entered_at: ctx.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['organ_id', 'year', 'figure']).doUpdateSet({
        value,
        source,
        entered_by: personId,
        entered_at: ctx.now,
        version: sql`entered_figure.version + 1`,
      }),
    )
    .execute()
  await record(
    ctx,
    'annualReport.enterFigure',
    { kind: 'annualReport', id },
    {
      detail: { figure: given.figure, value: given.value, source },
      before: before === undefined ? null : { value: before.value, source: before.source },
      after: { value: given.value, source },
    },
  )
}

function whyNotFigure(given: { figure: EnteredCode; value: Cell; source: string }) {
  const { label, unit } = ENTERED_FIGURES[given.figure]
  const field = given.figure
  if (given.source.trim() === '') {
    return refusal('source-missing', `请写明“${label}”的来源，例如“办公室台账”`, { field: `${field}.source` })
  }
  if (typeof given.value !== 'number') return null
  if (given.value < 0) return refusal('figure-negative', `“${label}”不能小于 0`, { field })
  return unit === '万元' || Number.isInteger(given.value)
    ? null
    : refusal('figure-fraction', `“${label}”应为整数`, { field })
}
