import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Actor, Ctx, OrganId } from '../../lib/ctx.ts'
import { day } from '../../lib/day.ts'
import { act } from '../../lib/db.ts'
import { addPerson, type Role } from '../accounts/index.ts'
import {
  disposeDocumentFinding,
  editDraft,
  findDocumentForStaff,
  findPublished,
  presentFindings,
  publishDocument,
  reviewSecrecy,
  signDocument,
} from '../documents/index.ts'
import { codesOf, type Office, openOffice } from '../documents/testing/office.ts'
import { listClosedYears } from '../remedies/index.ts'
import { confirmReceipt, findRequestRow, submitRequest } from '../requests/index.ts'
import { submission } from '../requests/testing/cases.ts'
import type { EnteredCode } from './compilation.ts'
import { ENTERED_FIGURES } from './compilation.ts'
import {
  beginReport,
  compileFigures,
  decideReport,
  disposeReportFinding,
  editNarrative,
  enterFigure,
  findCompilation,
  listEntered,
  listRecords,
  makeReportDocument,
  publishReport,
  submitReport,
  takeBackReport,
} from './index.ts'
import { viewOf } from './presented.ts'

const TEXT = ['2025年收到申请{新收申请}件。', '', '', '', '无突出问题。', '无其他事项。']

let database: TestDatabase
let organId: OrganId
let office: Office
let people: Record<'compiler' | 'head' | 'both', Actor>

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

let codes = 0
beforeEach(async () => {
  codes += 1
  organId = await buildOrgan(database, String(100000000 + codes), `organ${codes}.example.cn`)
  office = await openOffice(database, organId)
  people = {
    compiler: await hire('compiler', ['reportCompiler']),
    head: await hire('head', ['officeHead']),
    both: await hire('both', ['reportCompiler', 'officeHead']),
  }
})

async function hire(login: string, roles: Role[]): Promise<Actor> {
  const person = { login, name: `${login}同志`, password: '公开是常态，不公开是例外', roles }
  const id = await act(database, sceneOn('2025-01-02', organId), (ctx) => addPerson(ctx, person))
  return { kind: 'person', id, name: person.name, roles }
}

function as<T>(who: keyof typeof people, work: (ctx: Ctx) => Promise<T>, on = '2026-01-08'): Promise<T> {
  return act(database, sceneOn(on, organId, people[who]), work)
}

const begin = async (who: keyof typeof people = 'compiler') =>
  (await as(who, (ctx) => beginReport(ctx, { year: 2025 }))).id
const versionOf = (id: number) => as('compiler', async (ctx) => (await findCompilation(ctx, id)).version)
const stateOf = (id: number) => as('compiler', async (ctx) => (await findCompilation(ctx, id)).state)

async function write(id: number, who: keyof typeof people = 'compiler'): Promise<void> {
  for (const figure of Object.keys(ENTERED_FIGURES) as EnteredCode[]) {
    await as(who, (ctx) => enterFigure(ctx, id, { figure, value: 0, source: '台账', version: null }))
  }
  const version = await versionOf(id)
  await as(who, (ctx) => editNarrative(ctx, id, { narrative: TEXT, version }))
}

async function submit(id: number, who: keyof typeof people = 'compiler'): Promise<void> {
  const version = await versionOf(id)
  await as(who, (ctx) => submitReport(ctx, id, { version }))
}

async function decide(id: number, who: keyof typeof people, verdict: 'accept' | 'return', opinion = '') {
  const version = await versionOf(id)
  await as(who, (ctx) => decideReport(ctx, id, { verdict, opinion, version }))
}

async function makeDocument(id: number): Promise<number> {
  const version = await versionOf(id)
  const given = { columnId: office.columnId, issuedOn: day('2026-01-14'), chainName: '三审三校', version }
  return (await as('compiler', (ctx) => makeReportDocument(ctx, id, given))).documentId
}

async function receive(on: string, key: string): Promise<void> {
  const scene = (actor: Actor) => sceneOn(on, organId, actor)
  const { id } = await act(database, scene({ kind: 'public' }), (ctx) =>
    submitRequest(ctx, { ...submission(), idempotencyKey: key }),
  )
  const officer: Actor = { kind: 'person', id: office.ids.author, name: '经办人', roles: ['requestOfficer'] }
  await act(database, scene(officer), async (ctx) => {
    const version = (await findRequestRow(ctx, id))?.version ?? 0
    await confirmReceipt(ctx, id, { receivedOn: day(on), version })
  })
}

describe('what the screening finds in the report’s own text', () => {
  it('is decided by its compiler, whose text it is, and by nobody who edits documents', async () => {
    const id = await begin()
    await write(id)
    const version = await versionOf(id)
    const narrative = TEXT.with(4, '监督电话13800138000。')
    await as('compiler', (ctx) => editNarrative(ctx, id, { narrative, version }))
    const given = {
      key: '0'.repeat(64),
      detector: 'mobile',
      entry: '手机号码',
      kind: 'ignored',
      reason: '公开电话',
    }
    const dispose = (changes: object = {}) =>
      as('compiler', (ctx) => disposeReportFinding(ctx, id, { ...given, ...changes } as never))
    expect(await codesOf(dispose())).toEqual(['no-text'])
    await submit(id)
    await decide(id, 'head', 'accept', '同意')
    const documentId = await makeDocument(id)
    const findings = () => as('compiler', (ctx) => presentFindings(ctx, documentId))
    const [found] = (await findings()).filter(({ severity }) => severity === 'block')
    const key = found?.key ?? ''
    expect(found?.text).toBe('13800138000')
    const gate = async () =>
      (await as('compiler', async (ctx) => viewOf(ctx, await findCompilation(ctx, id)))).can
    expect((await gate()).publish.map(({ code }) => code)).toContain('findings-open')
    const byEditor = office.as('author', (ctx) =>
      disposeDocumentFinding(ctx, documentId, { ...given, kind: 'ignored', key }),
    )
    expect(await codesOf(byEditor)).toEqual(['written-elsewhere'])
    await dispose({ key })
    expect((await gate()).publish.map(({ code }) => code)).not.toContain('findings-open')
    expect((await findings()).find((each) => each.key === key)?.disposition).toMatchObject({
      kind: 'ignored',
      person: 'compiler同志',
    })
    expect((await as('head', (ctx) => findDocumentForStaff(ctx, documentId))).review).toBeNull()
    expect(await makeDocument(id)).toBe(documentId)
    const { review } = await as('head', (ctx) => findDocumentForStaff(ctx, documentId))
    expect(review?.state).toBe('open')
  })
})

describe('条例第四十九条: from the first line to the public', () => {
  it('is compiled, accepted by another person, reviewed as a document and published', async () => {
    const id = await begin()
    await write(id)
    await submit(id)
    await decide(id, 'head', 'accept', '同意')
    const documentId = await makeDocument(id)
    for (const name of ['first', 'second', 'third'] as const) await office.sign(documentId, name)
    const version = await versionOf(id)
    const publish = () => as('compiler', (ctx) => publishReport(ctx, id, { version }), '2026-01-14')
    expect(await codesOf(publish())).toEqual(['secrecy-missing'])
    await office.as('secrecy', async (ctx) => {
      const contentHash = await office.hashOf(documentId)
      await reviewSecrecy(ctx, documentId, { verdict: 'pass', opinion: '', contentHash })
    })
    const { indexNumber } = await publish()
    expect(indexNumber).toMatch(/\/2026-00001$/)
    expect(await stateOf(id)).toBe('published')
    // 表四 of that year is printed: no second instance rewrites it.
    expect(await as('compiler', listClosedYears)).toEqual([2025])
    const page = await as('head', (ctx) => findPublished(ctx, documentId))
    expect(page.title).toMatch(/2025年政府信息公开工作年度报告$/)
    expect(page.bodyHtml).toContain('2025年收到申请0件。')
    expect(page.bodyHtml.match(/<table>/g)).toHaveLength(3)
  })

  it('cannot be begun twice, nor for a year that has not come', async () => {
    await begin()
    expect(await codesOf(begin())).toEqual(['report-begun'])
    const ahead = as('compiler', (ctx) => beginReport(ctx, { year: 2027 }))
    expect(await codesOf(ahead)).toEqual(['year-ahead'])
  })

  it('is not handed in before the year is over', async () => {
    const id = await begin()
    await write(id)
    const version = await versionOf(id)
    const early = as('compiler', (ctx) => submitReport(ctx, id, { version }), '2025-12-31')
    expect(await codesOf(early)).toEqual(['year-not-over'])
  })

  it('lists everything that is missing at once', async () => {
    const id = await begin()
    const codes = await codesOf(submit(id))
    expect(codes.filter((code) => code === 'figure-missing')).toHaveLength(7)
    // Sections 一 and 五 of the template wait for words of the organ.
    expect(codes.filter((code) => code === 'text-unwritten')).toHaveLength(2)
    const view = await as('compiler', async (ctx) => viewOf(ctx, await findCompilation(ctx, id)))
    expect(view.can.submit.map(({ code }) => code)).toEqual(codes)
  })
})

describe('who may decide', () => {
  it('is never the compiler', async () => {
    const id = await begin('both')
    await write(id, 'both')
    await submit(id, 'both')
    expect(await codesOf(decide(id, 'both', 'accept'))).toEqual(['compiler-decides'])
    await decide(id, 'head', 'accept')
    expect(await stateOf(id)).toBe('accepted')
  })

  it('returns only with an opinion, and the report can be written again', async () => {
    const id = await begin()
    await write(id)
    await submit(id)
    const late = as('compiler', (ctx) =>
      enterFigure(ctx, id, { figure: 'fees', value: 1, source: '台账', version: 1 }),
    )
    expect(await codesOf(late)).toEqual(['report-submitted'])
    expect(await codesOf(decide(id, 'head', 'return'))).toEqual(['opinion-missing'])
    await decide(id, 'head', 'return', '收费数字请核实')
    await as('compiler', (ctx) =>
      enterFigure(ctx, id, { figure: 'fees', value: 1.25, source: '决算', version: 1 }),
    )
    await submit(id)
    await decide(id, 'head', 'accept')
    const { fees } = (await as('head', (ctx) => compileFigures(ctx, 2025))).table2
    expect(fees.amount).toBe(1.25)
  })

  it('does not accept figures that the ledgers no longer give', async () => {
    const id = await begin()
    await write(id)
    await submit(id)
    await receive('2025-12-30', 'late-entry-0000001')
    const attempt = decide(id, 'head', 'accept')
    await expect(attempt).rejects.toThrow('表三“一、本年新收政府信息公开申请数量”自然人 0→1')
    await decide(id, 'head', 'return', '按最新数据提交')
    await submit(id)
    await decide(id, 'head', 'accept')
    expect(await stateOf(id)).toBe('accepted')
  })
})

describe('the text for the public', () => {
  it('changes and goes out only from its report', async () => {
    const id = await begin()
    await write(id)
    await submit(id)
    await decide(id, 'head', 'accept')
    const documentId = await makeDocument(id)
    const version = 2
    const edit = office.as('author', (ctx) => editDraft(ctx, documentId, { version, title: '另一个标题' }))
    expect(await codesOf(edit)).toEqual(['written-elsewhere'])
    const publish = office.as('publisher', (ctx) => publishDocument(ctx, documentId))
    expect(await codesOf(publish)).toEqual(['written-elsewhere'])
  })

  it('sent back by a reviewer, is written anew after the report was taken back', async () => {
    const id = await begin()
    await write(id)
    await submit(id)
    await decide(id, 'head', 'accept')
    const documentId = await makeDocument(id)
    const takeBack = async () => {
      const version = await versionOf(id)
      await as('compiler', (ctx) => takeBackReport(ctx, id, { version }))
    }
    expect(await codesOf(takeBack())).toEqual(['document-under-way'])
    const contentHash = await office.hashOf(documentId)
    const back = { verdict: 'return', reviewed: true, proofread: true, opinion: '第五部分太空' } as const
    await office.as('first', (ctx) => signDocument(ctx, documentId, { ...back, contentHash }))
    await takeBack()
    const version = await versionOf(id)
    const narrative = [...TEXT.slice(0, 4), '主要问题是更新不及时，已整改。', '无其他事项。']
    await as('compiler', (ctx) => editNarrative(ctx, id, { narrative, version }))
    await submit(id)
    await decide(id, 'head', 'accept')
    expect(await makeDocument(id)).toBe(documentId)
    for (const name of ['first', 'second', 'third'] as const) await office.sign(documentId, name)
    const { open } = await as('head', (ctx) => findDocumentForStaff(ctx, documentId))
    expect(open?.state).toBe('approved')
    expect(open?.content.bodyHtml).toContain('主要问题是更新不及时，已整改。')
  })
})

describe('figures', () => {
  it('blank, zero and 不适用 stay three values, each with source and person', async () => {
    const id = await begin()
    const enter = (figure: EnteredCode, value: number | null | 'n/a') =>
      as('compiler', (ctx) => enterFigure(ctx, id, { figure, value, source: '法规科', version: null }))
    await enter('licences', 'n/a')
    await enter('penalties', null)
    await enter('coercion', 0)
    const { table2 } = await as('head', (ctx) => compileFigures(ctx, 2025))
    expect([table2.licences, table2.penalties, table2.coercion].map(({ decisions }) => decisions)).toEqual([
      'n/a',
      null,
      0,
    ])
    const behind = await as('head', (ctx) =>
      listRecords(ctx, 2025, { table: 2, row: 'licences', column: 'decisions' }),
    )
    expect(behind).toMatchObject({
      kind: 'entry',
      entry: { value: 'n/a', source: '法规科', enteredBy: 'compiler同志' },
    })
  })

  it('need a source, are not negative, and do not overwrite what another has entered', async () => {
    const id = await begin()
    const enter = (value: number, source: string, version: number | null = null) =>
      as('compiler', (ctx) => enterFigure(ctx, id, { figure: 'penalties', value, source, version }))
    expect(await codesOf(enter(1, ' '))).toEqual(['source-missing'])
    expect(await codesOf(enter(-1, '台账'))).toEqual(['figure-negative'])
    expect(await codesOf(enter(1.5, '台账'))).toEqual(['figure-fraction'])
    await enter(3, '台账')
    expect(await codesOf(enter(4, '台账'))).toEqual(['stale'])
    await enter(4, '台账', 1)
    const entered = await as('head', (ctx) => listEntered(ctx, 2025))
    expect(entered.map(({ code, value, version }) => [code, value, version])).toEqual([['penalties', 4, 2]])
  })

  it('open exactly the records that they count', async () => {
    for (const [at, on] of ['2025-03-03', '2025-06-03', '2024-12-30'].entries()) {
      await receive(on, `counted-${at}-00000000`)
    }
    const documentId = await office.draft({ title: '示例办法', issuedOn: day('2025-01-10') })
    await office.approve(documentId)
    await office.as('publisher', (ctx) => publishDocument(ctx, documentId))
    const figures = await as('head', (ctx) => compileFigures(ctx, 2025))
    const behind = (row: string, column: string) =>
      as('head', (ctx) => listRecords(ctx, 2025, { table: 3, row, column }))
    for (const [row, counted] of Object.entries(figures.table3)) {
      for (const [column, value] of Object.entries(counted)) {
        const found = await behind(row, column)
        expect(found.kind === 'requests' && found.items.length, `${row}.${column}`).toBe(value)
      }
    }
    expect(figures.table3.received.naturalPerson).toBe(2)
    expect(figures.table3.carriedIn.naturalPerson).toBe(1)
    expect(figures.table3.carriedOut.total).toBe(3)
    await expect(behind('received', 'nobody')).rejects.toThrow('没有找到这个单元格')
  })

  it('left blank on purpose, are not named in the text', async () => {
    const id = await begin()
    await write(id)
    const blank = { figure: 'proposals', value: null, source: '提案委', version: 1 } as const
    await as('compiler', (ctx) => enterFigure(ctx, id, blank))
    const version = await versionOf(id)
    const narrative = [...TEXT.slice(0, 5), '承办提案{承办提案}件。']
    await as('compiler', (ctx) => editNarrative(ctx, id, { narrative, version }))
    await expect(submit(id)).rejects.toMatchObject({
      refusals: [{ code: 'figure-numberless', field: 'narrative.5' }],
    })
  })

  it('a name in braces that means nothing is refused beside its section', async () => {
    const id = await begin()
    const version = await versionOf(id)
    const narrative = ['收到{申请总数}件。', '', '', '', '', '']
    const attempt = as('compiler', (ctx) => editNarrative(ctx, id, { narrative, version }))
    await expect(attempt).rejects.toMatchObject({
      refusals: [{ code: 'unknown-figure', field: 'narrative.0' }],
    })
  })
})
