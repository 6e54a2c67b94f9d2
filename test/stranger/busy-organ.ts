import type { Actor, Ctx, OrganId } from '../../src/lib/ctx.ts'
import { day, instantInChina } from '../../src/lib/day.ts'
import { act } from '../../src/lib/db.ts'
import { disablePerson } from '../../src/modules/accounts/actions/disable-person.ts'
import { addPerson, signIn } from '../../src/modules/accounts/index.ts'
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
import { adoptOwnDays } from '../../src/modules/calendar/index.ts'
import { addCatalogueItem, createColumn } from '../../src/modules/catalogue/index.ts'
import { addFile } from '../../src/modules/documents/actions/add-file.ts'
import { schedulePublication } from '../../src/modules/documents/actions/schedule-publication.ts'
import {
  draftDocument,
  editDraft,
  markValidity,
  newEdition,
  publishDocument,
  publishElsewhere,
  reviewSecrecy,
  stateNothing,
  submitForReview,
} from '../../src/modules/documents/index.ts'
import { lockDocument } from '../../src/modules/documents/rows.ts'
import { partsOf } from '../../src/modules/documents/rules/index.ts'
import { openOffice as openEditorialOffice } from '../../src/modules/documents/testing/office.ts'
import { notifyFee, recordPayment } from '../../src/modules/fees/index.ts'
import { recordRemedy } from '../../src/modules/remedies/index.ts'
import { openDeadlineFeed } from '../../src/modules/requests/deadline-feed.ts'
import {
  approveReply,
  askSupplement,
  confirmReceipt,
  proposeReply,
  type Receipt,
  remind,
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
import { findReview, nameDeputy, takeScan } from '../../src/modules/review/index.ts'
import { disposeFinding, findingsOf } from '../../src/modules/screening/index.ts'
import { sceneOn } from '../builders.ts'
import type { TestDatabase } from '../database.ts'
import { buildActs } from './acts-scene.ts'
import { buildIntakes } from './intake-scene.ts'
import { buildMessage } from './message-scene.ts'
import { buildPageNotes } from './page-notes.ts'
import { buildPersonalData } from './personal-data-scene.ts'
import { buildPosting } from './posting-scene.ts'
import { buildRemedies } from './remedy-scene.ts'
import { judgeOne } from './reports.ts'
import { buildRescreening } from './rescreening.ts'
import { adoptOwnEntry, SCREENED } from './screening.ts'
import { buildTakedowns } from './takedown-scene.ts'

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
  await as(actors.author, adoptOwnEntry)
  const disabled = await as(actors.author, async (ctx) => {
    const person = { login: 'gone', name: '已离岗', password: PASSWORD, roles: ['editor' as const] }
    const id = await addPerson(ctx, person)
    await disablePerson(ctx, id, { version: 1 })
    return id
  })
  const documents = await buildDocuments(editorial, organId, as, actors)
  const posting = await buildPosting(database, as, {
    documentId: documents.carried,
    publisher: actors.publisher,
    on: BUSY_DAY,
  })
  const catalogue = await buildCatalogue(editorial, as, actors.author)
  const requests = await buildRequests(as, actors)
  const intakes = await buildIntakes(as, actors)
  const acts = await buildActs(as, actors)
  const message = await buildMessage(as, { requestId: requests.served.id, officer })
  const personalData = await buildPersonalData(as, { officer, head, servedId: requests.served.id })
  const remedyId = await as(officer, (ctx) =>
    recordRemedy(ctx, {
      requestId: requests.served.id,
      kind: 'reconsideration',
      fileNumber: '示政复〔2025〕1号',
      filedOn: day('2025-01-13'),
    }),
  )
  const remedies = await buildRemedies(as, { requestId: requests.served.id, officer })
  await as(actors.author, judgeOne)
  const pageNotes = await buildPageNotes(as, actors)
  const { columnId, websiteId, wechatId } = editorial
  const rescreening = await buildRescreening(database, as, {
    organId,
    columnId,
    authorId: editorial.ids.author,
    on: BUSY_DAY,
  })
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
  const ids = { ...editorial.ids, disabled }
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
    posting,
    catalogue,
    requests,
    message,
    intakes,
    acts,
    personalData,
    remedyId,
    remedies,
    pageNotes,
    rescreening,
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

/** A local day off. */
async function markOwnDay(ctx: Ctx): Promise<void> {
  const off = { day: day('2025-01-15'), kind: 'off', name: '本地放假' } as const
  await adoptOwnDays(ctx, { kind: 'local', days: [off], source: '示例通知' }, { seen: 0 })
}

async function ignoreFinding(ctx: Ctx, id: number): Promise<void> {
  const subject = { kind: 'document', id }
  const findings = await findingsOf(ctx, subject, SCREENED)
  const { key = '', detector = '', entry = '' } = findings[0] ?? {}
  await disposeFinding(ctx, subject, { findings, key, detector, entry, kind: 'ignored', reason: '引用原文' })
}

const TEXT_WITH_FINDING = '<p>另一人的正文，联系电话13800138000。</p>'

/** The one thing to decide about in the text that two people wrote. */
async function findingIn(ctx: Ctx, id: number) {
  const { open } = await lockDocument(ctx, id)
  if (open === null) throw new Error('it is being written')
  const found = await findingsOf(ctx, { kind: 'document', id }, partsOf(open.content))
  const { key = '', detector = '', entry = '' } = found[0] ?? {}
  return { key, detector, entry }
}

export const LIST_FILE = {
  name: '名单.pdf',
  type: 'application/pdf',
  size: 9,
  hash: 'ab'.repeat(32),
  text: { parts: [{ place: '第 1 页', text: '名单' }], properties: {}, hidden: [], problems: [] },
}

/** One document in each state, named by what can be done to it next. */
async function buildDocuments(
  { draft, approve, sign, hashOf, columnId, wechatId, ids, as: asOf }: Editorial,
  organId: OrganId,
  as: As,
  { author, secrecy, publisher }: ReturnType<typeof actorsOf>,
) {
  const twice = await draft({ title: '出过两版的通知' })
  await approve(twice)
  await as(publisher, (ctx) => publishDocument(ctx, twice))
  await as(author, (ctx) => newEdition(ctx, twice))
  await approve(twice)
  await as(publisher, (ctx) => publishDocument(ctx, twice))
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
  await as(publisher, (ctx) => markValidity(ctx, repealed, { validity: 'repealed', reason: '已有新规定' }))
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
  const takedowns = await buildTakedowns({ draft, approve, columnId, ids }, as, publisher)
  const interpretation = await draft({
    title: '通知解读',
    relations: [{ kind: 'interprets', documentId: carried }],
  })
  await approve(interpretation)
  await as(publisher, (ctx) => publishDocument(ctx, interpretation))
  const scheduled = await draft({ title: '定时发布的通知' })
  await approve(scheduled)
  const at = instantInChina(day('2025-01-16'), 9)
  await as(publisher, (ctx) => schedulePublication(ctx, scheduled, { at }))
  const urgent = await draft({ title: '紧急发布的通知' })
  await as(author, (ctx) => submitForReview(ctx, urgent, { version: 1, chainName: '三审三校' }))
  await sign(urgent, 'first')
  const urgentHash = await hashOf(urgent)
  await as(secrecy, (ctx) =>
    reviewSecrecy(ctx, urgent, { verdict: 'pass', opinion: '', contentHash: urgentHash }),
  )
  await as(publisher, (ctx) => publishDocument(ctx, urgent, { urgentReason: '汛情' }))
  const origin = `busy:${organId}`
  const drafted = await as(author, (ctx) =>
    draftDocument(ctx, { kind: 'general', columnId, title: '草稿', bodyHtml: '<p>正文。</p>', origin }),
  )
  await as(author, (ctx) => ignoreFinding(ctx, drafted.id))
  const shared = await draft({ title: '两人合写的通知' })
  await as(author, (ctx) => addFile(ctx, shared, { use: 'attachment', file: LIST_FILE }))
  await as({ ...author, id: ids.second }, (ctx) =>
    editDraft(ctx, shared, { version: 1, bodyHtml: TEXT_WITH_FINDING }),
  )
  const finding = await as(author, (ctx) => findingIn(ctx, shared))
  const inReview = await draft({ title: '审核中的通知' })
  await as(author, (ctx) => submitForReview(ctx, inReview, { version: 1, chainName: '三审三校' }))
  await sign(inReview, 'first')
  const contentHash = await hashOf(inReview)
  await as(secrecy, (ctx) => reviewSecrecy(ctx, inReview, { verdict: 'pass', opinion: '', contentHash }))
  const review = await as(author, (ctx) => findReview(ctx, { kind: 'document', id: inReview }))
  if (review === null) throw new Error('what was submitted has a review')
  const deputyDay = day('2026-06-01')
  const deputyId = await asOf('third', async (ctx) => {
    const days = { from: deputyDay, to: deputyDay }
    return (await nameDeputy(ctx, { personId: ids.third, deputyId: ids.first, ...days })).id
  })
  const scan = 'c'.repeat(64)
  await as(publisher, (ctx) => takeScan(ctx, { hash: scan, mediaType: 'application/pdf', size: 9 }))
  return {
    approved,
    approvedHash: await hashOf(approved),
    carried,
    plain,
    scheduled,
    revised,
    twice,
    takedowns,
    draft: drafted.id,
    shared,
    finding,
    draftHash: await hashOf(drafted.id),
    origin,
    inReview,
    inReviewHash: contentHash,
    reviewId: review.id,
    reviewVersion: review.version,
    deputyDay,
    deputyId,
    scan,
  }
}

/** An item with a statutory column that has nothing but its 情况说明. */
async function buildCatalogue({ columnId }: Editorial, as: As, author: Actor) {
  const statutory = { slug: 'charges', name: '收费项目', kind: 'statutory', position: 2 } as const
  const emptyColumnId = await as(author, (ctx) => createColumn(ctx, statutory))
  const itemId = await as(author, (ctx) =>
    addCatalogueItem(ctx, {
      name: '收费项目',
      content: '行政事业性收费项目及其依据、标准',
      legalBasis: '条例第二十条第（八）项',
      timeLimit: '自形成或变更之日起20个工作日内',
      limitWorkingDays: 20,
      responsibleUnit: '办公室',
      channel: '政府网站',
      updateIntervalDays: null,
      columnIds: [columnId, emptyColumnId],
    }),
  )
  const given = { statedOn: day(BUSY_DAY), renewOn: day('2025-07-14') }
  await as(author, (ctx) => stateNothing(ctx, emptyColumnId, given))
  return { emptyColumnId, itemId, itemVersion: 1 }
}

type Case = Receipt & { submission: ReturnType<typeof submission> }

/** A fee notice with a part of the payment. */
async function chargePages(ctx: Ctx, id: number): Promise<void> {
  await notifyFee(ctx, id, { basis: 'pages', pages: 57, howToPay: '现场缴纳', confirmed: 'not-public' })
  await recordPayment(ctx, id, { yuan: 100, receiptNumber: '财票0001', paidOn: ctx.today })
}

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
  const charged = await processing()
  await as(officer, (ctx) => chargePages(ctx, charged.id), '2025-01-09')
  const reminded = await processing()
  await as({ kind: 'system', name: '到期提醒' }, remind, '2025-02-06')
  const { path } = await as(officer, openDeadlineFeed)
  return {
    submitted: await submitted(),
    processing: await processing(),
    proposed: await proposed(),
    replied: await replied(),
    served,
    supplementing,
    consulting,
    paying,
    charged,
    reminded,
    feedToken: path.split('/').at(-1) ?? '',
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
  const documentOf = async (id: number) =>
    (await as(compiler, (ctx) => findCompilation(ctx, id))).documentId ?? 0
  const approvedReport = await file(await approved(2022))
  return {
    drafting: await file(await drafting(2019)),
    submitted: await file(await submitted(2020)),
    accepted: await file(await accepted(2021)),
    approved: { ...approvedReport, documentId: await documentOf(approvedReport.id) },
  }
}
