import { createReadStream } from 'node:fs'
import type { Ctx, OrganId, Secrets } from '../lib/ctx.ts'
import { dayInChina } from '../lib/day.ts'
import { act, type Database } from '../lib/db.ts'
import { NotFound, Refused } from '../lib/refusal.ts'
import { type FileStore, TooLarge } from '../lib/storage.ts'
import { type Column, listColumns } from '../modules/catalogue/index.ts'
import {
  findByOrigin,
  type ImportedDocument,
  importDocument,
  MOST_BYTES,
  takeAttachment,
  takeImage,
} from '../modules/documents/index.ts'
import type { Entry, EntryFile, Problem } from './entry.ts'
import type { Folder } from './read-folder.ts'

export interface MovedIn {
  path: string
  title: string
  /** Null in a trial run: nothing is there afterwards. */
  id: number | null
  indexNumber: string
}

export interface Report {
  taken: MovedIn[]
  /** Moved in by an earlier run. */
  known: string[]
  /** Not taken in at all. */
  refused: Problem[]
  /** Taken in, and yet somebody should look. */
  notes: Problem[]
}

export interface Move {
  database: Database
  secrets: Secrets
  files: FileStore
  organId: OrganId
  now: Date
  responsibleId: number
  /** Slug of the column for what names none, or one that is not there. */
  defaultColumn: string | null
  isTrial: boolean
}

/** Moves every entry in, each in a transaction of its own, so that one that is refused keeps none of the others out. */
export async function moveIn(move: Move, folder: Folder): Promise<Report> {
  const report: Report = { taken: [], known: [], refused: [...folder.problems], notes: [] }
  const columns = await run(move, listColumns)
  const seen = new Map<string, string>()
  for (const entry of folder.entries) {
    const origin = `import:${entry.path}`
    if ((await run(move, (ctx) => findByOrigin(ctx, origin))) !== null) {
      report.known.push(entry.path)
      continue
    }
    const twin = entry.indexNumber === null ? undefined : seen.get(entry.indexNumber)
    if (entry.indexNumber !== null) seen.set(entry.indexNumber, entry.path)
    if (twin !== undefined) {
      report.refused.push({ path: entry.path, what: `索引号 ${entry.indexNumber} 与 ${twin} 相同` })
      continue
    }
    await moveOne(move, folder, { entry, origin, columns, report })
  }
  return report
}

interface One {
  entry: Entry
  origin: string
  columns: readonly Column[]
  report: Report
}

async function moveOne(move: Move, folder: Folder, { entry, origin, columns, report }: One): Promise<void> {
  const { path, publishedOn } = entry
  const column = columnFor(entry, columns, move.defaultColumn)
  const why = [
    ...(publishedOn === null ? ['没有读到发布日期'] : []),
    ...(typeof column === 'string' ? [column] : []),
  ]
  if (publishedOn === null || typeof column === 'string') {
    report.refused.push({ path, what: why.join('；') })
    return
  }
  try {
    const files = await takeFiles(move, folder, entry.files)
    const given = givenOf(entry, { origin, column, publishedOn, files, responsibleId: move.responsibleId })
    const { id, indexNumber, addressesTaken } = await run(move, (ctx) => importDocument(ctx, given))
    report.taken.push({ path, title: entry.title, id: move.isTrial ? null : id, indexNumber })
    const notes = [
      ...(entry.indexNumber === null ? [`原来没有索引号，编为 ${indexNumber}`] : []),
      ...(column.name === entry.columnName ? [] : [`归入栏目“${column.name}”`]),
      ...addressesTaken.map((address) => `旧网址 ${address} 已转到另一条信息，没有再登记`),
      ...given.oldAddresses
        .filter(isOwn)
        .map((address) => `旧网址 ${address} 与本系统的地址相同，不能转到新页面`),
    ]
    for (const what of notes) report.notes.push({ path, what })
  } catch (failure) {
    report.refused.push({ path, what: wordsOf(failure) })
  }
}

/** Addresses that this program answers itself never come to the old ones. */
function isOwn(address: string): boolean {
  const path = address.replace(/^https?:\/\/[^/]*/i, '')
  return /^\/?$|^\/(documents|columns|request|api|console|feed\.xml|healthz|readyz|setup)([/?]|$)/.test(path)
}

function wordsOf(failure: unknown): string {
  if (failure instanceof Refused) return failure.refusals.map(({ message }) => message).join('；')
  if (failure instanceof NotFound) return failure.message
  throw failure
}

function columnFor(
  { columnName }: Entry,
  columns: readonly Column[],
  defaultSlug: string | null,
): Column | string {
  const inUse = columns.filter(({ retirement }) => retirement === null)
  const named = inUse.filter(
    ({ name, slug }) => columnName !== '' && (name === columnName || slug === columnName),
  )
  if (named.length === 1) return named[0] as Column
  const fallback = inUse.find(({ slug }) => slug === defaultSlug)
  if (fallback !== undefined) return fallback
  if (named.length > 1) return `有 ${named.length} 个栏目叫“${columnName}”，请用栏目地址写明`
  return columnName === '' ? '没有读到栏目' : `没有“${columnName}”这个栏目`
}

function givenOf(
  entry: Entry,
  more: Pick<ImportedDocument, 'origin' | 'publishedOn' | 'files' | 'responsibleId'> & { column: Column },
): ImportedDocument {
  const { title, bodyHtml, documentNumber, issuedOn, theme, source, summary, kind } = entry
  const { column, ...rest } = more
  const content = { title, bodyHtml, documentNumber, issuedOn, source, summary, kind, columnId: column.id }
  return {
    ...rest,
    content: theme === '' ? content : { ...content, theme },
    indexNumber: entry.indexNumber,
    validity: entry.validity,
    oldAddresses: entry.oldAddresses,
  }
}

async function takeFiles(
  move: Move,
  folder: Folder,
  files: readonly EntryFile[],
): Promise<ImportedDocument['files']> {
  const taken: ImportedDocument['files'][number][] = []
  for (const { use, path, name } of files) {
    taken.push({
      use,
      file: move.isTrial ? notKept(name) : await takeFile(move, folder, { use, path, name }),
    })
  }
  return taken
}

async function takeFile({ files }: Move, folder: Folder, { use, path, name }: EntryFile) {
  const stream = createReadStream(folder.pathOf(path))
  const received = await files.receive(stream, { maxBytes: MOST_BYTES }).catch((failure: unknown) => {
    stream.destroy()
    if (failure instanceof TooLarge) throw new NotFound(`可以收下的附件 ${path}：超过 50 MB`)
    throw failure
  })
  try {
    return await (use === 'image' ? takeImage : takeAttachment)(received, files, { name })
  } finally {
    await files.discard(received)
  }
}

/** A trial run leaves no file behind. */
function notKept(name: string) {
  return { name, type: 'application/octet-stream', size: 0, hash: '0'.repeat(64) }
}

/** One transaction as the system; a trial run undoes it. */
async function run<T>(move: Move, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { organId, now, secrets } = move
  const scene = {
    organId,
    actor: { kind: 'system', name: '迁入' } as const,
    today: dayInChina(now),
    now,
    secrets,
  }
  if (!move.isTrial) return act(move.database, scene, work)
  const undone = new Error('undone')
  let results: T[] = []
  await act(move.database, scene, async (ctx) => {
    results = [await work(ctx)]
    throw undone
  }).catch((failure: unknown) => {
    if (failure !== undone) throw failure
  })
  return results[0] as T
}
