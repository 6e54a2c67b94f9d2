import type { Ctx } from '../lib/ctx.ts'
import type { Day } from '../lib/day.ts'
import { listTrail } from '../modules/audit/index.ts'
import {
  draftDocument,
  findByOrigin,
  findDocumentForStaff,
  findEdition,
  publishDocument,
  publishElsewhere,
  reviewSecrecy,
  signDocument,
  submitForReview,
} from '../modules/documents/index.ts'
import { contentHash } from '../modules/documents/rules/index.ts'
import { mustGet, type Office } from './found.ts'
import type { PlannedDocument } from './setting.ts'

/** Documents of a day that go through their reviews at the same time. */
const AT_ONCE = 8
const OPINION = '已审阅校对，同意'
/** When a stage of the day begins, in minutes from midnight; each document some minutes after the one before. */
const CLOCK = {
  draft: 8 * 60 + 30,
  submit: 9 * 60 + 30,
  sign: [10 * 60 + 15, 11 * 60, 14 * 60 + 30],
  secrecy: 15 * 60 + 15,
  publish: 16 * 60,
  elsewhere: 16 * 60 + 45,
} as const
const MINUTES_APART = 4

/** How far a document of the plan has come. */
interface Progress {
  planned: PlannedDocument
  /** Its place among the documents of the day. */
  place: number
  id: number
  version: number
  hash: string
  isSubmitted: boolean
  signOffs: number
  isCleared: boolean
  isPublished: boolean
  carriedBy: readonly string[]
}

/**
 * Takes the documents of a day through all stages, whatever they have behind them. Drafts and publications go one
 * after the other, so that ids and index numbers come out in the order of the plan; reviews go side by side.
 */
export async function publishDay(
  office: Office,
  chainName: string,
  day: Day,
  planned: readonly PlannedDocument[],
): Promise<void> {
  const all: Progress[] = []
  for (const [place, each] of planned.entries()) all.push(await begin(office, day, each, place))
  const at = (minute: number, place: number) => ({ day, minute: minute + place * MINUTES_APART })
  await sideBySide(all, (each) => submit(office, each, chainName, at(CLOCK.submit, each.place)))
  for (const [level, minute] of CLOCK.sign.entries()) {
    await sideBySide(all, (each) => sign(office, each, level, at(minute, each.place)))
  }
  await sideBySide(all, (each) => clear(office, each, at(CLOCK.secrecy, each.place)))
  for (const each of all) {
    if (each.isPublished) continue
    await office.as('publisher', at(CLOCK.publish, each.place), (ctx) => publishDocument(ctx, each.id))
  }
  await sideBySide(all, (each) => carry(office, each, at(CLOCK.elsewhere, each.place)))
}

type At = { day: Day; minute: number }

function begin(office: Office, day: Day, planned: PlannedDocument, place: number): Promise<Progress> {
  const at = { day, minute: CLOCK.draft + place * MINUTES_APART }
  return office.as(planned.author, at, async (ctx) => {
    const known = await findByOrigin(ctx, planned.origin)
    if (known !== null) return { planned, place, ...(await read(ctx, known)) }
    const { column, author: _a, signers: _s, elsewhere: _e, ...content } = planned
    const columnId = mustGet(office.columns, column)
    const { id, no, version } = await draftDocument(ctx, { ...content, columnId, kind: 'general' })
    const hash = contentHash((await findEdition(ctx, id, no)).content)
    const nothingYet = {
      isSubmitted: false,
      signOffs: 0,
      isCleared: false,
      isPublished: false,
      carriedBy: [],
    }
    return { planned, place, id, version, hash, ...nothingYet }
  })
}

/** What a killed replay left of a document. */
async function read(ctx: Ctx, id: number): Promise<Omit<Progress, 'planned' | 'place'>> {
  const { document, open, openHash, review, secrecyReviews } = await findDocumentForStaff(ctx, id)
  const trail = await listTrail(ctx, { kind: 'document', id })
  const carried = trail.filter(({ action }) => action === 'channels.recordPublication')
  return {
    id,
    version: open?.version ?? 0,
    hash: openHash ?? '',
    isSubmitted: open?.state !== 'draft',
    signOffs: review?.signOffs.length ?? 0,
    isCleared: secrecyReviews.length > 0,
    isPublished: document.publication !== null,
    carriedBy: carried.map(({ detail }) => String((detail as { channel?: unknown }).channel)),
  }
}

async function submit(office: Office, each: Progress, chainName: string, at: At): Promise<void> {
  if (each.isPublished || each.isSubmitted) return
  const { id, version } = each
  await office.as(each.planned.author, at, (ctx) => submitForReview(ctx, id, { version, chainName }))
}

async function sign(office: Office, each: Progress, level: number, at: At): Promise<void> {
  const login = each.planned.signers[level]
  if (each.isPublished || each.signOffs > level || login === undefined) return
  const pass = { verdict: 'pass', reviewed: true, proofread: true, opinion: OPINION } as const
  await office.as(login, at, (ctx) => signDocument(ctx, each.id, { ...pass, contentHash: each.hash }))
}

async function clear(office: Office, each: Progress, at: At): Promise<void> {
  if (each.isPublished || each.isCleared) return
  const pass = { verdict: 'pass', opinion: '不涉及国家秘密，可以公开', contentHash: each.hash } as const
  await office.as('secrecy', at, (ctx) => reviewSecrecy(ctx, each.id, pass))
}

async function carry(office: Office, each: Progress, at: At): Promise<void> {
  for (const name of each.planned.elsewhere) {
    if (each.carriedBy.includes(name)) continue
    const channelId = mustGet(office.channels, name)
    await office.as('publisher', at, (ctx) => publishElsewhere(ctx, each.id, channelId))
  }
}

/** Some at a time. After a failure nothing new begins, and it is thrown only when nothing runs any more. */
async function sideBySide<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < all.length; start += AT_ONCE) {
    const results = await Promise.allSettled(all.slice(start, start + AT_ONCE).map(work))
    const failed = results.find((each) => each.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }
}
