import { addDays, lastDayOf } from '../lib/day.ts'
import { listNilStatements } from '../modules/catalogue/index.ts'
import { stateNothing } from '../modules/documents/index.ts'
import type { Office } from './found.ts'
import type { PlannedReport, Setting } from './setting.ts'

const NINE = 9 * 60

/** Once the year of the report is over, every 情况说明 is renewed as of its last day, all at once. */
export async function renewStatements(
  office: Office,
  { people }: Setting,
  report: PlannedReport,
): Promise<void> {
  const editor = people.find(({ roles }) => roles.includes('editor'))
  if (editor === undefined) return
  const statedOn = lastDayOf(report.year)
  const renewOn = addDays(statedOn, 365)
  await office.as(editor.login, { day: report.days.begun, minute: NINE }, async (ctx) => {
    for (const { columnId, statedOn: before } of await listNilStatements(ctx)) {
      if (before < statedOn) await stateNothing(ctx, columnId, { statedOn, renewOn })
    }
  })
}
