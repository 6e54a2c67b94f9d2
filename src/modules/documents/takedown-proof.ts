import { sql } from 'kysely'
import type { Ctx } from '../../lib/ctx.ts'
import { insist } from '../../lib/refusal.ts'
import { listColumns } from '../catalogue/index.ts'
import { gatheredFrom } from '../catalogue/rules/index.ts'
import { findSite } from '../organs/index.ts'
import { fileAddress } from './attachment.ts'
import { partOf, sitemapAddress } from './change-dates.ts'
import type { Document, Edition } from './document.ts'
import { editionAddress, listEarlierEditions } from './earlier-editions.ts'
import { listFiles } from './files.ts'
import { published } from './published.ts'
import { readDocument, readEdition, readShownEdition } from './rows.ts'
import { mayBeNamed, pagesToCheck, sampleOf, whyNotCheck } from './rules/index.ts'
import { on } from './tables.ts'
import type { AddressToCheck, Marks, Takedown } from './takedown.ts'
import { readTakedown } from './takedown-queries.ts'

/** What the site has to be asked before anybody may say that a text is gone, and by what it is recognised. */
export interface ProofPlan {
  host: string
  addresses: AddressToCheck[]
  marks: Marks
}

/** Entries on a page of a column. */
export const PER_PAGE = 20

/** Everything that could still carry what this takedown took down; refuses where there is nothing to prove. */
export async function planProof(ctx: Ctx, documentId: number, takedownId: number): Promise<ProofPlan> {
  const document = await readDocument(ctx, documentId)
  const takedown = await readTakedown(ctx, documentId, takedownId)
  const shown = await readShownEdition(ctx, document)
  insist(whyNotCheck(takedown, shown))
  const edition = await readEdition(ctx, document, takedown.editionNo)
  const { host } = await findSite(ctx)
  const marks = await marksOf(ctx, edition, takedown)
  if (shown?.no !== edition.no) return { host, marks, addresses: await earlierAddresses(ctx, edition) }
  return {
    host,
    addresses: [
      { place: 'page', address: `/documents/${documentId}` },
      ...(await editionAddresses(ctx, edition)),
      { place: 'home', address: '/' },
      ...(await columnAddresses(ctx, document)),
      { place: 'feed', address: '/feed.xml' },
      { place: 'sitemap', address: '/sitemap.xml' },
      { place: 'sitemap', address: sitemapAddress(partOf(documentId)) },
      ...openAddresses(documentId),
      { place: 'search', address: searchAddress(edition.content.title) },
      ...(await linkingAddresses(ctx, documentId, edition)),
      ...(await fileAddresses(ctx, documentId)),
      ...reportAddresses(document),
      ...(await oldAddresses(ctx, documentId)),
    ],
    marks,
  }
}

/** What programs read: the document itself, the list where it would stand, and the files of its part. */
function openAddresses(documentId: number): AddressToCheck[] {
  const part = partOf(documentId)
  return [
    { place: 'data', address: `/open/v1/documents/${documentId}` },
    { place: 'data', address: `/open/v1/documents?after=${documentId - 1}&limit=1` },
    { place: 'data', address: `/open/v1/documents-${part}.csv` },
    { place: 'data', address: `/open/v1/documents-${part}.json` },
    { place: 'data', address: '/open/v1/annual-reports' },
    { place: 'data', address: '/open/catalogue.jsonld' },
  ]
}

/** 历史版本: with the document, every edition before is gone too. */
async function editionAddresses(ctx: Ctx, { documentId, no }: Edition): Promise<AddressToCheck[]> {
  const rows = await on(ctx)
    .selectFrom('edition')
    .select('no')
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', documentId)
    .where('state', 'in', ['superseded', 'takenDown'])
    .where('no', '<>', no)
    .orderBy('no')
    .execute()
  return rows.map((each) => ({ place: 'edition', address: editionAddress(documentId, each.no) }))
}

/** One earlier edition alone: its own address, and those of the same document that may say the same. */
async function earlierAddresses(ctx: Ctx, { documentId, no }: Edition): Promise<AddressToCheck[]> {
  const others = await listEarlierEditions(ctx, documentId)
  return [
    { place: 'edition', address: editionAddress(documentId, no) },
    ...[`/documents/${documentId}`, ...others.map((each) => editionAddress(documentId, each.no))].map(
      (address) => ({ place: 'linking' as const, address }),
    ),
  ]
}

/** Who looks for its title. */
function searchAddress(title: string): string {
  return `/search?q=${encodeURIComponent(`"${title.replace(/["“”]/g, '')}"`)}`
}

/** Every list that gathers it, on all pages on which it could stand; of every other the first page; every feed. */
async function columnAddresses(ctx: Ctx, document: Document): Promise<AddressToCheck[]> {
  const columns = await listColumns(ctx)
  const addresses: AddressToCheck[] = []
  for (const column of columns) {
    if (column.kind === 'request' || column.kind === 'link') continue
    const base = `/columns/${column.slug}`
    const gathered = gatheredFrom(column, columns).map(({ id }) => id)
    const pages = gathered.includes(document.columnId) ? await pagesOf(ctx, document, gathered) : [1]
    for (const page of pages) {
      addresses.push({ place: 'column', address: page === 1 ? base : `${base}?page=${page}` })
    }
    addresses.push({ place: 'feed', address: `${base}/feed.xml` })
  }
  return addresses
}

async function pagesOf(ctx: Ctx, document: Document, columnIds: readonly number[]): Promise<number[]> {
  const inColumns = published(ctx).where('d.column_id', 'in', [...columnIds])
  const firstOn = document.publication?.firstPublishedOn ?? ctx.today
  const { total } = await inColumns
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const { before } = await inColumns
    .where('d.first_published_on', '>=', firstOn)
    .select((eb) => eb.fn.countAll<number>().as('before'))
    .executeTakeFirstOrThrow()
  return pagesToCheck(Math.ceil(total / PER_PAGE), Math.floor(before / PER_PAGE) + 1)
}

/** Other public texts that lead to it, in their words or as a relation from either side: they may name it. */
async function linkingAddresses(
  ctx: Ctx,
  documentId: number,
  { content }: Edition,
): Promise<AddressToCheck[]> {
  const stating = on(ctx)
    .selectFrom('document_relation as r')
    .select('r.from_document')
    .where('r.organ_id', '=', ctx.organId)
    .where('r.to_document', '=', documentId)
  // What it stated itself is settled no more.
  const stated = content.relations.map((each) => each.documentId)
  const rows = await published(ctx)
    .select('d.id')
    .where('d.id', '<>', documentId)
    .where((eb) =>
      eb.or([
        eb('e.body_html', 'like', `%/documents/${documentId}"%`),
        eb('d.id', 'in', stating),
        ...(stated.length === 0 ? [] : [eb('d.id', 'in', stated)]),
      ]),
    )
    .orderBy('d.id')
    .execute()
  return rows.map(({ id }) => ({ place: 'linking', address: `/documents/${id}` }))
}

/** Its attachments and images, of every edition. */
async function fileAddresses(ctx: Ctx, documentId: number): Promise<AddressToCheck[]> {
  const addresses: AddressToCheck[] = []
  for (const use of ['attachment', 'image'] as const) {
    for (const { no } of await listFiles(ctx, documentId, use)) {
      addresses.push({ place: 'attachment', address: fileAddress(documentId, use, no) })
    }
  }
  return addresses
}

/** An annual report is offered in these forms too, made from its figures. */
function reportAddresses({ id, kind }: Document): AddressToCheck[] {
  if (kind !== 'annualReport') return []
  return ['docx', 'xlsx', 'csv', 'json'].map((format) => ({
    place: 'attachment',
    address: `/documents/${id}/report.${format}`,
  }))
}

async function oldAddresses(ctx: Ctx, documentId: number): Promise<AddressToCheck[]> {
  const rows = await on(ctx)
    .selectFrom('old_address')
    .select('address')
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', documentId)
    .orderBy('address')
    .execute()
  return rows.map(({ address }) => ({ place: 'old-address', address: encodeURI(address) }))
}

async function marksOf(ctx: Ctx, { content }: Edition, takedown: Takedown): Promise<Marks> {
  const sample = sampleOf(content.bodyHtml)
  const summary = sampleOf(content.summary)
  return {
    documentId: takedown.documentId,
    redirectTo: takedown.redirectTo,
    mayBeNamed: mayBeNamed(takedown.cause),
    title: (await isTitleItsOwn(ctx, content.title)) ? content.title : null,
    sample: sample !== null && (await isItsOwn(ctx, 'body_html', sample)) ? sample : null,
    summary: summary !== null && (await isItsOwn(ctx, 'summary', summary)) ? summary : null,
  }
}

/** A shorter title is a word that any page may say. */
const SHORTEST_TITLE = 6

/** 重复发布: where another public text bears the title too, the title proves nothing. */
async function isTitleItsOwn(ctx: Ctx, title: string): Promise<boolean> {
  if (title.length < SHORTEST_TITLE) return false
  if ((await listColumns(ctx)).some(({ name }) => name.includes(title))) return false
  return isItsOwn(ctx, 'title', title)
}

async function isItsOwn(ctx: Ctx, where: 'title' | 'summary' | 'body_html', text: string): Promise<boolean> {
  const plain =
    where === 'title' ? sql`e.title` : sql`regexp_replace(${sql.ref(`e.${where}`)}, '<[^>]*>|\\s', '', 'g')`
  const row = await published(ctx)
    .select('d.id')
    .where(sql<boolean>`position(${text}::text in ${plain}) > 0`)
    .limit(1)
    .executeTakeFirst()
  return row === undefined
}
