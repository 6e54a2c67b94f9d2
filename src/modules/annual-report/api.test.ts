import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { openRoutes } from '../../../test/routes.ts'
import type { Actor, OrganId } from '../../lib/ctx.ts'
import { day } from '../../lib/day.ts'
import { act } from '../../lib/db.ts'
import { addPerson, type Role } from '../accounts/index.ts'
import { PERMISSIONS } from '../accounts/rules.ts'
import { reviewSecrecy } from '../documents/index.ts'
import { type Office, openOffice } from '../documents/testing/office.ts'
import { recordRemedy } from '../remedies/index.ts'
import { confirmReceipt, findRequestRow, submitRequest } from '../requests/index.ts'
import { submission } from '../requests/testing/cases.ts'
import { annualReportRoutes } from './api.ts'
import { ENTERED_FIGURES } from './compilation.ts'

type Person = Actor & { kind: 'person' }

const ROLES_OF: Record<string, Role[]> = {
  compiler: ['reportCompiler'],
  head: ['officeHead'],
  editor: ['editor'],
}
const TEXT = ['2025年收到申请{新收申请}件。', '', '', '', '无突出问题。', '无其他事项。']

let database: TestDatabase
let organId: OrganId
let office: Office
let app: FastifyInstance
let requestId: number
const people = new Map<string, Person>()

beforeAll(async () => {
  database = await freshDatabase()
  organId = await buildOrgan(database, '011158671', 'one.localhost')
  office = await openOffice(database, organId)
  for (const [login, roles] of Object.entries(ROLES_OF)) {
    const person = { login, name: `${login}同志`, password: '公开是常态，不公开是例外', roles }
    const id = await act(database, sceneOn('2025-01-02', organId), (ctx) => addPerson(ctx, person))
    people.set(login, { kind: 'person', id, name: person.name, roles })
  }
  requestId = await contested('2025-03-03')
  app = await open('2026-02-02')
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

/** The api on a day; the session token is the login. */
async function open(today: string): Promise<FastifyInstance> {
  return openRoutes(annualReportRoutes, {
    database,
    organAt: () => organId,
    on: today,
    signIn: (login) => people.get(login),
  })
}

/** A request of the year with a suit against its handling. */
async function contested(on: string): Promise<number> {
  const id = await receive(on, 'counted-0-00000000')
  await act(database, sceneOn(on, organId, officer()), (ctx) =>
    recordRemedy(ctx, {
      requestId: id,
      kind: 'suitDirect',
      fileNumber: '（2025）鄂06行初1号',
      filedOn: day(on),
    }),
  )
  return id
}

async function receive(on: string, key: string): Promise<number> {
  const { id } = await act(database, sceneOn(on, organId, { kind: 'public' }), (ctx) =>
    submitRequest(ctx, { ...submission(), idempotencyKey: key }),
  )
  await act(database, sceneOn(on, organId, officer()), async (ctx) => {
    const version = (await findRequestRow(ctx, id))?.version ?? 0
    await confirmReceipt(ctx, id, { receivedOn: day(on), version })
  })
  return id
}

const officer = (): Actor => ({
  kind: 'person',
  id: office.ids.author,
  name: '经办人',
  roles: ['requestOfficer'],
})

async function call(login: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) {
  const answer = await app.inject({
    method,
    url,
    cookies: { gongkai_session: login },
    headers: { host: 'one.localhost', 'x-csrf-token': 'csrf' },
    ...(body === undefined ? {} : { payload: body }),
  })
  return { status: answer.statusCode, data: answer.json() }
}

const refusalsOf = (answer: { data: { refusals: { message: string }[] } }) =>
  answer.data.refusals.map(({ message }) => message)

describe('the api of the annual report', () => {
  it('names only permissions that some role has', () => {
    for (const each of annualReportRoutes) expect(PERMISSIONS, each.url).toContain(each.permission)
  })

  it('shows an editor nothing, and lets the head begin nothing', async () => {
    const list = await call('editor', 'GET', '/api/reports')
    expect(list.status).toBe(403)
    expect(refusalsOf(list)).toEqual(['您的岗位没有这项权限，请联系系统管理员'])
    expect((await call('head', 'POST', '/api/reports', { year: 2025 })).status).toBe(403)
    expect((await call('nobody', 'GET', '/api/reports')).status).toBe(401)
    const { data } = await call('head', 'GET', '/api/reports')
    expect(data.can.begin).toMatchObject([{ code: 'not-permitted' }])
  })

  it('条例第四十九条: names the year to begin with its deadline, then the report itself', async () => {
    const before = (await call('compiler', 'GET', '/api/reports')).data
    expect(before).toEqual({
      items: [],
      next: { year: 2025, deadline: { on: '2026-01-31', article: '条例第四十九条' } },
      today: '2026-02-02',
      can: { begin: [] },
    })
    const { id } = (await call('compiler', 'POST', '/api/reports', { year: 2025 })).data
    const after = (await call('head', 'GET', '/api/reports')).data
    expect(after.next).toBeNull()
    expect(after.items).toMatchObject([
      { id, year: 2025, state: 'drafting', stateName: '编制中', compiler: { name: 'compiler同志' } },
    ])
    const again = await call('compiler', 'POST', '/api/reports', { year: 2025 })
    expect([again.status, ...refusalsOf(again)]).toEqual([409, '2025年的年度报告已经开始编制'])
  })

  it('answers a mistake in Chinese, beside its field', async () => {
    const year = await call('compiler', 'POST', '/api/reports', { year: 25 })
    expect(year.data.refusals).toMatchObject([{ message: '年份应为 2008 至 2100 之间的整数', field: 'year' }])
    const at = `/api/reports/${await reportId()}`
    const entry = { figure: 'fees', value: '一', source: '决算', version: null }
    const figure = await call('compiler', 'PUT', `${at}/figure`, entry)
    expect(figure.data.refusals).toMatchObject([{ message: '请填写数字，或者选“不适用”', field: 'value' }])
    const source = await call('compiler', 'PUT', `${at}/figure`, { ...entry, value: 0, source: ' ' })
    expect(source.data.refusals).toMatchObject([{ code: 'source-missing', field: 'fees.source' }])
    const text = await call('compiler', 'PUT', `${at}/narrative`, { version: 1, narrative: ['只有一部分'] })
    expect(refusalsOf(text)).toEqual(['应有六个部分'])
    const stale = await call('compiler', 'PUT', `${at}/narrative`, { version: 99, narrative: TEXT })
    expect(stale.data.refusals).toMatchObject([{ code: 'stale' }])
    const unknown = await call('compiler', 'GET', '/api/reports/99999')
    expect([unknown.status, ...refusalsOf(unknown)]).toEqual([404, '没有找到这份年度报告'])
  })
})

describe('国办公开办函〔2021〕30号: the tables', () => {
  it('are laid out as the law prints them, every figure with its codes and its name', async () => {
    const { tables } = (await call('head', 'GET', `/api/reports/${await reportId()}`)).data
    expect(tables.map((each: { table: number }) => each.table)).toEqual([2, 3, 4])
    const figures = tables.map((each: { body: { kind: string }[][] }) =>
      each.body.flat().filter(({ kind }) => kind === 'figure'),
    )
    expect(figures.map((each: object[]) => each.length)).toEqual([10, 175, 15])
    expect(figures[1]).toContainEqual({
      kind: 'figure',
      row: 'received',
      column: 'naturalPerson',
      name: '一、本年新收政府信息公开申请数量，自然人',
      value: 1,
      colspan: 1,
    })
    expect(figures[0]).toContainEqual(expect.objectContaining({ row: 'licences', value: null }))
  })

  it('open the requests behind a cell, without the person who asked', async () => {
    const behind = await records('table=3&row=received&column=total')
    expect(behind.data).toEqual({
      kind: 'requests',
      items: [
        {
          id: requestId,
          number: expect.stringMatching(/\d/),
          information: submission().information,
          receivedOn: '2025-03-03',
          concludedOn: null,
          outcome: '办理中',
        },
      ],
      opening: 0,
    })
    expect((await records('table=3&row=granted&column=total')).data.items).toEqual([])
  })

  it('open the remedies behind a cell of table 4, with the request they concern', async () => {
    const behind = await records('table=4&row=suitDirect&column=pending')
    expect(behind.data).toMatchObject({
      kind: 'remedies',
      items: [
        {
          requestId,
          group: '行政诉讼·未经复议直接起诉',
          fileNumber: '（2025）鄂06行初1号',
          concludedOn: null,
          outcome: '尚未审结',
        },
      ],
    })
  })

  it('open an entered figure with its source, and tell blank from not entered', async () => {
    const at = `/api/reports/${await reportId()}`
    const licences = 'table=2&row=licences&column=decisions'
    expect((await records(licences)).data).toEqual({ kind: 'entry', entry: null })
    await call('compiler', 'PUT', `${at}/figure`, {
      figure: 'licences',
      value: null,
      source: '法规科台账',
      version: null,
    })
    expect((await records(licences)).data).toMatchObject({
      kind: 'entry',
      entry: { value: null, source: '法规科台账', enteredBy: 'compiler同志' },
    })
  })

  it('know no cell but their own', async () => {
    expect((await records('table=5&row=received&column=total')).status).toBe(422)
    const nowhere = await records('table=3&row=received&column=amount')
    expect([nowhere.status, ...refusalsOf(nowhere)]).toEqual([404, '没有找到这个单元格'])
  })
})

describe('条例第四十九条: the way to the public', () => {
  it('says before each step what is missing, to each person what concerns them', async () => {
    const at = `/api/reports/${await reportId()}`
    const { can } = (await call('compiler', 'GET', at)).data
    expect(can.write).toEqual([])
    expect(can.submit.map((each: { field: string }) => each.field)).toEqual([
      'penalties',
      'coercion',
      'fees',
      'suggestions',
      'recessSuggestions',
      'proposals',
      'narrative.0',
      'narrative.4',
    ])
    const early = await call('compiler', 'POST', `${at}/submission`, { version: 1 })
    expect([early.status, early.data.refusals]).toEqual([409, can.submit])
    const asHead = (await call('head', 'GET', at)).data
    expect(asHead.can.write).toMatchObject([{ code: 'not-permitted' }])
  })

  it('goes through compiler, head and reviewers, each with a right of their own', async () => {
    const at = `/api/reports/${await reportId()}`
    const look = async (login: string) => (await call(login, 'GET', at)).data
    await fill(at)
    const decision = (verdict: string, opinion = '') => ({ verdict, opinion })
    const move = async (login: string, step: string, body: object = {}) => {
      const { version } = await look('head')
      return call(login, 'POST', `${at}/${step}`, { version, ...body })
    }
    expect((await move('head', 'submission')).status).toBe(403)
    await move('compiler', 'submission')
    expect((await move('compiler', 'decision', decision('accept'))).status).toBe(403)
    expect(refusalsOf(await move('head', 'decision', decision('return')))).toEqual([
      '退回的请写明需要修改什么',
    ])
    await move('head', 'decision', decision('return', '第五部分请写具体'))
    const list = (await call('compiler', 'GET', '/api/reports')).data
    expect(list.items).toMatchObject([{ state: 'returned', opinion: '第五部分请写具体' }])
    await move('compiler', 'submission')
    await move('head', 'decision', decision('accept', '同意'))
    const incomplete = await move('compiler', 'document', {
      columnId: office.columnId,
      chainName: '三审三校',
    })
    expect(refusalsOf(incomplete)).toEqual(['请填写发文日期，例如 2026-01-14'])
    const given = { columnId: office.columnId, issuedOn: '2026-02-02', chainName: '三审三校' }
    const { documentId } = (await move('compiler', 'document', given)).data
    const underWay = await look('compiler')
    expect(underWay.document).toEqual({ id: documentId, progress: 'under-way', indexNumber: null })
    expect(underWay.can.publish.map((each: { code: string }) => each.code)).toContain('sign-offs-missing')
    for (const name of ['first', 'second', 'third'] as const) await office.sign(documentId, name)
    await office.as('secrecy', async (ctx) => {
      const contentHash = await office.hashOf(documentId)
      await reviewSecrecy(ctx, documentId, { verdict: 'pass', opinion: '', contentHash })
    })
    const { indexNumber } = (await move('compiler', 'publication')).data
    expect(await look('head')).toMatchObject({
      state: 'published',
      of: 'snapshot',
      publishedOn: '2026-02-02',
      document: { progress: 'public', indexNumber },
      can: { write: [{ code: 'not-permitted' }, { code: 'report-published' }] },
    })
  })
})

describe('the head, before deciding', () => {
  it('sees which figures the ledgers give otherwise by now; returning stays possible', async () => {
    const { id } = (await call('compiler', 'POST', '/api/reports', { year: 2024 })).data
    const at = `/api/reports/${id}`
    await fill(at)
    const { version } = (await call('compiler', 'GET', at)).data
    await call('compiler', 'POST', `${at}/submission`, { version })
    expect((await call('head', 'GET', at)).data.can.accept).toEqual([])
    await receive('2024-12-30', 'counted-1-00000000')
    const { can } = (await call('head', 'GET', at)).data
    expect(can.accept).toMatchObject([{ code: 'figures-moved' }])
    expect(can.decide).toEqual([])
  })
})

async function reportId(): Promise<number> {
  return (await call('head', 'GET', '/api/reports')).data.items.find(
    ({ year }: { year: number }) => year === 2025,
  ).id
}

async function records(query: string) {
  return call('head', 'GET', `/api/reports/${await reportId()}/records?${query}`)
}

/** Everything that a report needs before it can be handed in. */
async function fill(at: string): Promise<void> {
  const { entered, version } = (await call('compiler', 'GET', at)).data
  for (const code of Object.keys(ENTERED_FIGURES)) {
    const { entry } = entered.find((each: { code: string }) => each.code === code)
    const body = { figure: code, value: 0, source: '台账', version: entry?.version ?? null }
    await call('compiler', 'PUT', `${at}/figure`, body)
  }
  await call('compiler', 'PUT', `${at}/narrative`, { version, narrative: TEXT })
}
