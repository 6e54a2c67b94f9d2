import { useSearchParams } from 'react-router'
import type { Stage } from '../../../modules/requests/api.ts'
import type { Asked, Choices } from './use-requests.ts'

export type Filter = 'open' | 'all' | Stage

/** What else a number of the board asks for, then what the list itself offers. */
const NARROWINGS = [
  'left',
  'officer',
  'outcome',
  'year',
  'month',
  'figure',
  'kind',
  'channel',
  'unit',
] as const
export type Narrowing = Partial<Record<(typeof NARROWINGS)[number], string>>

/** The filter stands in the address, so that a list can be kept and sent on. */
export function useAsked(choices: Choices | undefined) {
  const [search, setSearch] = useSearchParams()
  const stage = search.get('stage') ?? 'open'
  const known = stage === 'all' || (choices !== undefined && Object.hasOwn(choices.stages, stage))
  const filter = (known ? stage : 'open') as Filter
  const page = Math.max(1, Number(search.get('page')) || 1)
  const narrowing: Narrowing = Object.fromEntries(
    NARROWINGS.flatMap((name) => {
      const value = search.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
  const ask = (change: { filter?: Filter; page?: number; narrowing?: Narrowing }) => {
    const next = { filter, page: 1, narrowing, ...change }
    setSearch({
      ...(next.filter === 'open' ? {} : { stage: next.filter }),
      ...next.narrowing,
      ...(next.page === 1 ? {} : { page: String(next.page) }),
    })
  }
  return { filter, page, narrowing, ask, query: queryOf(filter, narrowing) }
}

/** The server reads text, and refuses what it does not know. */
function queryOf(filter: Filter, narrowing: Narrowing): Omit<Asked, 'page'> {
  const which =
    filter === 'open' || filter === 'all' ? { which: filter } : { which: 'all' as const, stage: filter }
  return { ...which, ...narrowing } as Omit<Asked, 'page'>
}

/** Where the ledger with just these cases is downloaded. */
export function ledgerAddress(query: Omit<Asked, 'page'>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined)
  return `/api/requests/ledger.xlsx?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}`
}
