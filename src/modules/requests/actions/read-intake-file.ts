import type { Ctx } from '../../../lib/ctx.ts'
import { record } from '../../audit/index.ts'
import type { IntakeFile } from '../intake-file.ts'
import { openIntakeFile } from '../queries/intake-files.ts'
import { loadCase } from '../queries/load-case.ts'

/** Opens a proof of identity, a 授权委托书 or a scan. Like every reading of personal data it leaves a record. */
export async function readIntakeFile(ctx: Ctx, id: number, no: number): Promise<IntakeFile> {
  const { intakeId } = await loadCase(ctx, id, 'read only')
  const file = await openIntakeFile(ctx, intakeId, no)
  const { purpose } = file
  await record(ctx, 'requests.readFile', { kind: 'request', id }, { detail: { no, purpose } })
  return file
}
