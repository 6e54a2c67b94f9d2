import { sql } from 'kysely'
import type { Actor, Ctx, OrganId } from '../../src/lib/ctx.ts'
import { day } from '../../src/lib/day.ts'
import { act } from '../../src/lib/db.ts'
import { signIn } from '../../src/modules/accounts/index.ts'
import { ENTERED_FIGURES, type EnteredCode } from '../../src/modules/annual-report/compilation.ts'
import {
  beginReport,
  decideReport,
  editNarrative,
  enterFigure,
  findCompilation,
  makeReportDocument,
  submitReport,
} from '../../src/modules/annual-report/index.ts'
import { sealRecords } from '../../src/modules/audit/index.ts'
import {
  draftDocument,
  markValidity,
  newEdition,
  publishDocument,
  publishElsewhere,
  reviewSecrecy,
  submitForReview,
} from '../../src/modules/documents/index.ts'
import { openOffice as openEditorialOffice } from '../../src/modules/documents/testing/office.ts'
import { recordRemedy } from '../../src/modules/remedies/index.ts'
import {
  approveReply,
  askSupplement,
  confirmReceipt,
  proposeReply,
  type Receipt,
  sendConsultation,
  serveRequest,
  stopClockForFee,
  submitRequest,
} from '../../src/modules/requests/index.ts'
import {
  openOffice as openRequestOffice,
  submission,
  VISITOR,
} from '../../src/modules/requests/testing/cases.ts'
import { findReview } from '../../src/modules/review/index.ts'
import { sceneOn } from '../builders.ts'
import type { TestDatabase } from '../database.ts'

/** The day of everything below that needs no earlier one. */
export const BUSY_DAY = '2025-01-14'
const PASSWORD = '项目建设年招商引资加油干'

export type BusyOrgan = Awaited<ReturnType<typeof buildBusyOrgan>>
export type StaffName = keyof BusyOrgan['actors']

/** Fills an organ with something of everything: whatever a stranger could look for is there to be found. */
export async function buildBusyOrgan(database: TestDatabase, organId: OrganId) {
  const editorial = await openEditorialOffice(database, organId)
  const { officer, head } = await openRequestOffice(database, organId)
  const actors = { ...actorsOf(editorial.ids), officer, head, visitor: VISITOR }
  const as = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>, on = BUSY_DAY) =>
    act(database, sceneOn(on, organId, actor), work)
  await as(actors.author, markOwnDay)
  const documents = await buildDocuments(editorial, organId, as, actors)
  const requests = await buildRequests(as, actors)
  const remedyId = await as(officer, (ctx) =>
    recordRemedy(ctx, {
      requestId: requests.served.id,
      kind: 'reconsideration',
      fileNumber: '示政复〔2025〕1号',
      filedOn: day('2025-01-13'),
    }),
  )
  const reports = await buildReports(editorial, as, actors.author, head)
  const signedIn = await as(VISITOR, (ctx) => signIn(ctx, { login: 'author', password: PASSWORD }))
  if (!signedIn.ok) throw new Error(signedIn.reason.message)
  await as(actors.author, sealRecords)
  // And some that still wait for the sealer.
  for (let count = 0; count < 7; count += 1) {
    await as(actors.author, (ctx) =>
      draftDocument(ctx, { kind: 'general', columnId: editorial.columnId, title: `征集意见 ${count}` }),
    )
  }
  const { columnId, websiteId, wechatId, ids } = editorial
  const credentials = { login: 'author', password: PASSWORD, token: signedIn.token }
  return {
    organId,
    as,
    actors,
    ids,
    columnId,
    websiteId,
    wechatId,
    documents,
    requests,
    remedyId,
    reports,
    credentials,
  }
}

type As = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>, on?: string) => Promise<T>
type Editorial = Awaited<ReturnType<typeof openEditorialOffice>>

function actorsOf(ids: Editorial['ids']) {
  const person = (name: keyof Editorial['ids'], role: string): Actor & { kind: 'person' } => ({
    kind: 'person',
    id: ids[name],
    name,
    roles: [role],
  })
  return {
    author: person('author', 'editor'),
    first: person('first', 'reviewer'),
    second: person('second', 'reviewer'),
    third: person('third', 'reviewer'),
    secrecy: person('secrecy', 'secrecyReviewer'),
    publisher: person('publisher', 'publisher'),
  }
}

/** No action sets a day of one's own yet. */
async function markOwnDay(ctx: Ctx): Promise<void> {
  await sql`insert into calendar_day (organ_id, day, kind, name, source)
    values (${ctx.organId}, '2025-01-15', 'off', '本地放假', '示例通知')`.execute(ctx.db)
}

/** One document in each state, named by what can be done to it next. */
async function buildDocuments(
  { draft, approve, sign, hashOf, columnId, wechatId }: Editorial,
  organId: OrganId,
  as: As,
  { author, secrecy, publisher }: ReturnType<typeof actorsOf>,
) {
  const approved = await draft({ title: '待发布的通知' })
  await approve(approved)
  const published: number[] = []
  for (const title of ['已发布的通知', '已发布的公告', '已废止的办法', '修改中的通知']) {
    const id = await draft({ title })
    await approve(id)
    await as(publisher, (ctx) => publishDocument(ctx, id))
    published.push(id)
  }
  const [carried = 0, plain = 0, repealed = 0, revised = 0] = published
  await as(publisher, (ctx) => publishElsewhere(ctx, carried, wechatId))
  await as(publisher, (ctx) => markValidity(ctx, repealed, { validity: 'repealed' }))
  const measure = {
    kind: 'normativeDocument',
    columnId,
    title: '规范性文件',
    bodyHtml: '<p>正文。</p>',
  } as const
  const normative = (await as(author, (ctx) => draftDocument(ctx, measure))).id
  await approve(normative)
  await as(publisher, (ctx) => publishDocument(ctx, normative))
  await as(author, (ctx) => newEdition(ctx, revised))
  const origin = `busy:${organId}`
  const drafted = await as(author, (ctx) =>
    draftDocument(ctx, { kind: 'general', columnId, title: '草稿', bodyHtml: '<p>正文。</p>', origin }),
  )
  const inReview = await draft({ title: '审核中的通知' })
  await as(author, (ctx) => submitForReview(ctx, inReview, { version: 1, chainName: '三审三校' }))
  await sign(inReview, 'first')
  const contentHash = await hashOf(inReview)
  await as(secrecy, (ctx) => reviewSecrecy(ctx, inReview, { verdict: 'pass', opinion: '', contentHash }))
  const review = await as(author, (ctx) => findReview(ctx, { kind: 'document', id: inReview }))
  if (review === null) throw new Error('what was submitted has a review')
  return {
    approved,
    approvedHash: await hashOf(approved),
    carried,
    plain,
    revised,
    draft: drafted.id,
    draftHash: await hashOf(drafted.id),
    origin,
    inReview,
    inReviewHash: contentHash,
    reviewId: review.id,
    reviewVersion: review.version,
  }
}

type Case = Receipt & { submission: ReturnType<typeof submission> }

/** One case in each stage. */
async function buildRequests(as: As, { officer, head }: { officer: Actor; head: Actor }) {
  const submitted = async (): Promise<Case> => {
    const sent = submission()
    const receipt = await as(VISITOR, (ctx) => submitRequest(ctx, sent), '2025-01-08')
    return { ...receipt, submission: sent }
  }
  const processing = async () => {
    const file = await submitted()
    const received = { receivedOn: day('2025-01-08') }
    await as(officer, (ctx) => confirmReceipt(ctx, file.id, received), '2025-01-08')
    return file
  }
  const proposed = async () => {
    const file = await processing()
    const reply = { outcome: 'granted', content: '详见附件。', ground: '' } as const
    await as(officer, (ctx) => proposeReply(ctx, file.id, reply), '2025-01-09')
    return file
  }
  const replied = async () => {
    const file = await proposed()
    const { letterId } = await as(
      head,
      (ctx) => approveReply(ctx, file.id, { opinion: '同意' }),
      '2025-01-10',
    )
    return { ...file, letterId }
  }
  const served = await replied()
  const on = day('2025-01-10')
  await as(officer, (ctx) => serveRequest(ctx, served.id, { serveBy: 'online', on }))
  const supplementing = await processing()
  const notice = { what: '请写明年份', until: day('2025-02-20') }
  await as(officer, (ctx) => askSupplement(ctx, supplementing.id, notice), '2025-01-09')
  const consulting = await processing()
  const consultation = { party: 'third-party:某某公司', matter: '中标文件' }
  await as(officer, (ctx) => sendConsultation(ctx, consulting.id, consultation), '2025-01-09')
  const paying = await processing()
  await as(officer, (ctx) => stopClockForFee(ctx, paying.id, { amount: 270 }), '2025-01-09')
  return {
    submitted: await submitted(),
    processing: await processing(),
    proposed: await proposed(),
    replied: await replied(),
    served,
    supplementing,
    consulting,
    paying,
  }
}

/** One report in each state, of years long past, so that they differ from what the ledgers say of this one. */
async function buildReports(editorial: Editorial, as: As, compiler: Actor, head: Actor) {
  const versionOf = (id: number) => as(compiler, async (ctx) => (await findCompilation(ctx, id)).version)
  const drafting = async (year: number) => {
    const { id } = await as(compiler, (ctx) => beginReport(ctx, { year }))
    const narrative = Array.from({ length: 6 }, () => '正文。')
    await as(compiler, async (ctx) => editNarrative(ctx, id, { narrative, version: 1 }))
    for (const figure of Object.keys(ENTERED_FIGURES) as EnteredCode[]) {
      const entry = { figure, value: 3, source: '办公室台账', version: null }
      await as(compiler, (ctx) => enterFigure(ctx, id, entry))
    }
    return id
  }
  const submitted = async (year: number) => {
    const id = await drafting(year)
    const version = await versionOf(id)
    await as(compiler, (ctx) => submitReport(ctx, id, { version }))
    return id
  }
  const accepted = async (year: number) => {
    const id = await submitted(year)
    const version = await versionOf(id)
    await as(head, (ctx) => decideReport(ctx, id, { verdict: 'accept', opinion: '同意', version }))
    return id
  }
  const approved = async (year: number) => {
    const id = await accepted(year)
    const given = {
      columnId: editorial.columnId,
      issuedOn: day(BUSY_DAY),
      chainName: '三审三校',
      version: await versionOf(id),
    }
    const { documentId } = await as(compiler, (ctx) => makeReportDocument(ctx, id, given))
    for (const name of ['first', 'second', 'third'] as const) await editorial.sign(documentId, name)
    const contentHash = await editorial.hashOf(documentId)
    const pass = { verdict: 'pass', opinion: '', contentHash } as const
    await editorial.as('secrecy', (ctx) => reviewSecrecy(ctx, documentId, pass))
    return id
  }
  const file = async (id: number) => ({ id, version: await versionOf(id) })
  return {
    drafting: await file(await drafting(2019)),
    submitted: await file(await submitted(2020)),
    accepted: await file(await accepted(2021)),
    approved: await file(await approved(2022)),
  }
}
