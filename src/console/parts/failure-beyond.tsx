import { Refusals } from '../api.ts'
import { Failure } from './failure.tsx'

/** What went wrong apart from what stands beside these fields; nothing when that is all. */
export function FailureBeyond({ fields, of }: { fields: readonly string[]; of: Error | null }) {
  if (of instanceof Refusals) {
    const rest = of.list.filter(({ field }) => !fields.includes(field ?? ''))
    return rest.length === 0 ? null : <Failure of={new Refusals(of.status, rest)} />
  }
  return <Failure of={of} />
}
