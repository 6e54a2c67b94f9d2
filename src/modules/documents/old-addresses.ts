import type { Ctx } from '../../lib/ctx.ts'
import { published } from './published.ts'
import { on } from './tables.ts'

/** Where an address of the system before leads now: null when it was none. Takes path and query as they were asked. */
export async function findOldAddress(ctx: Ctx, asked: string): Promise<string | null> {
  const address = oldAddress(asked)
  const [path = ''] = address.split('?')
  const rows = await on(ctx)
    .selectFrom('old_address')
    .select(['address', 'document_id as documentId'])
    .where('organ_id', '=', ctx.organId)
    .where('address', 'in', [address, path])
    .execute()
  // One page of several behind a path is told by its query.
  const found = rows.find((each) => each.address === address) ?? rows[0]
  return found === undefined ? null : `/documents/${found.documentId}`
}

/** The one spelling under which an old address is kept: decoded, without host and fragment. */
export function oldAddress(asked: string): string {
  const address = asked.replace(/^https?:\/\/[^/]*/i, '').replace(/#.*$/, '')
  const rooted = address.startsWith('/') ? address : `/${address}`
  try {
    return decodeURI(rooted)
  } catch {
    return rooted
  }
}

/** Every address of the system before that leads to a public document now. */
export async function listOldAddresses(ctx: Ctx): Promise<string[]> {
  const rows = await published(ctx)
    .innerJoin('old_address as o', (join) =>
      join.onRef('o.organ_id', '=', 'd.organ_id').onRef('o.document_id', '=', 'd.id'),
    )
    .select('o.address')
    .orderBy('o.address')
    .execute()
  return rows.map(({ address }) => address)
}
