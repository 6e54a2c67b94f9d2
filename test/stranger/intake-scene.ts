import type { Actor, Ctx } from '../../src/lib/ctx.ts'
import { day } from '../../src/lib/day.ts'
import { holdFile } from '../../src/modules/requests/actions/hold-file.ts'
import {
  importCase,
  linkRequests,
  proposeJointly,
  registerRequest,
  setIntake,
  setOpeningBalance,
} from '../../src/modules/requests/index.ts'
import { submission } from '../../src/modules/requests/testing/cases.ts'

type As = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>, on?: string) => Promise<T>

export const SCAN = {
  purpose: 'scan',
  name: '申请书.pdf',
  mediaType: 'application/pdf',
  bytes: Buffer.from('%PDF-1.7'),
} as const

/** A case out of the ledger of before. */
export const OLD_CASE = {
  caseNumber: '〔2023〕7号',
  channel: 'internet',
  submittedOn: day('2023-05-05'),
  receivedOn: day('2023-05-06'),
  applicantKind: 'naturalPerson',
  applicantName: '旧台账申请人',
  information: '2022年度部门决算',
  extendedOn: null,
  outcome: 'granted',
  concludedOn: day('2023-05-24'),
  servedOn: null,
  serveBy: null,
  source: '台账.csv:2',
} as const

export const BALANCE = {
  year: 2024,
  applicantKind: 'research',
  outcome: 'granted',
  count: 2,
  source: '旧台账',
} as const

/** An oral request with a scan, one that nobody confirmed, two that are linked, and what came from before. */
export async function buildIntakes(as: As, { officer, visitor }: { officer: Actor; visitor: Actor }) {
  const on = '2025-01-08'
  const token = await as(visitor, (ctx) => holdFile(ctx, SCAN))
  const how = { channel: 'inPerson', receivedOn: day(on) } as const
  const oral = await as(
    officer,
    async (ctx) => {
      const files = [await holdFile(ctx, SCAN)]
      return registerRequest(ctx, submission(), { ...how, oral: 'readBack', files })
    },
    on,
  )
  const register = () => as(officer, (ctx) => registerRequest(ctx, submission(), how), on)
  const linked = [await register(), await register()] as const
  const lone = await register()
  await as(officer, (ctx) => linkRequests(ctx, linked[0].id, { to: linked[1].receiptNumber }), on)
  await as(officer, (ctx) => setIntake(ctx, { confirmAtOnce: false, version: 0 }))
  await as(officer, (ctx) => importCase(ctx, OLD_CASE))
  await as(officer, (ctx) => setOpeningBalance(ctx, BALANCE))
  const proposed = [await register(), await register()] as const
  await as(officer, (ctx) => linkRequests(ctx, proposed[0].id, { to: proposed[1].receiptNumber }), on)
  const reply = { outcome: 'granted', content: '详见附件。', ground: '' } as const
  await as(officer, (ctx) => proposeJointly(ctx, proposed[0].id, reply), on)
  return { token, oral, linked, lone, proposed }
}
