import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import type { Column } from '../column.ts'
import { listCatalogueItems, listColumns } from '../queries.ts'
import { childrenOf, whyNotAdopt } from '../rules/index.ts'
import { STANDARD_ITEMS, STANDARD_WAY, type StandardItem } from '../standard-items.ts'
import { createColumn } from './create-column.ts'
import { addCatalogueItem } from './write-catalogue-item.ts'

/**
 * Fills an empty catalogue with the fifteen heads of 条例第二十条. A head whose columns are there already is tied to
 * them, and linked from 法定主动公开内容; for the others a statutory column is opened there. In a site without that
 * column they stay without one, and the catalogue shows them as missing.
 */
export async function adoptStandardCatalogue(
  ctx: Ctx,
  given: { responsibleUnit?: string | undefined } = {},
): Promise<void> {
  insist(whyNotAdopt(await listCatalogueItems(ctx)))
  const responsibleUnit = given.responsibleUnit ?? ''
  for (const { name, content, legalBasis, updateIntervalDays, ...places } of STANDARD_ITEMS) {
    const columnIds = await columnsFor(ctx, places)
    const text = { name, content, legalBasis, updateIntervalDays, responsibleUnit, columnIds }
    await addCatalogueItem(ctx, { ...STANDARD_WAY, ...text })
  }
}

async function columnsFor(
  ctx: Ctx,
  { held, column }: Pick<StandardItem, 'held' | 'column'>,
): Promise<number[]> {
  const columns = await listColumns(ctx)
  const inUse = columns.filter(({ retirement }) => retirement === null)
  const found = inUse.filter(({ slug }) => held.includes(slug))
  const parent = inUse.find(({ slug, kind }) => slug === STATUTORY && kind === 'statutory')
  for (const each of found) await linkFrom(ctx, parent, each, columns)
  if (found.length > 0) return found.map(({ id }) => id)
  const known = columns.find(({ slug }) => slug === column.slug)
  if (known !== undefined) return known.retirement === null ? [known.id] : []
  if (parent === undefined) return []
  const position = lastOf(parent.id, columns) + 1
  return [await createColumn(ctx, { ...column, kind: 'statutory', parentId: parent.id, position })]
}

async function linkFrom(
  ctx: Ctx,
  parent: Column | undefined,
  column: Column,
  columns: readonly Column[],
): Promise<void> {
  const slug = `${STATUTORY}-${column.slug}`
  if (parent === undefined || columns.some((each) => each.slug === slug)) return
  const position = lastOf(parent.id, await listColumns(ctx)) + 1
  const address = `/columns/${column.slug}`
  await createColumn(ctx, { slug, name: column.name, kind: 'link', parentId: parent.id, position, address })
}

const STATUTORY = 'statutory-content'

function lastOf(parentId: number, columns: readonly Column[]): number {
  return Math.max(0, ...childrenOf(parentId, columns).map(({ position }) => position))
}
