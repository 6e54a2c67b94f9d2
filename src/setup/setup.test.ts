import { load } from 'cheerio'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sceneOn } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { buildApp } from '../app.ts'
import type { OrganId } from '../lib/ctx.ts'
import { act } from '../lib/db.ts'
import { listTrail } from '../modules/audit/index.ts'
import { listCatalogueItems, listColumns } from '../modules/catalogue/index.ts'
import { listChannels } from '../modules/channels/index.ts'
import { listOrganIds } from '../modules/organs/index.ts'
import { STYLESHEET } from '../site/stylesheet.ts'
import { foundInstallation } from './found-installation.ts'
import { isUnfounded } from './serve-setup.ts'
import { isSetupCode, newSetupCode } from './setup-code.ts'
import { readSetup } from './setup-form.ts'
import { STANDARD_COLUMNS } from './standard-columns.ts'

const CODE = '7KQM-3XF2'
const PASSWORD = '项目建设年招商引资加油干'
const NOW = new Date('2026-03-02T02:00:00Z')
const SECRETS = sceneOn('2026-03-02', 0 as OrganId).secrets
const COMPLETE = {
  organName: '示例市商务局',
  organCode: '01115867x',
  kind: 'department',
  officeName: '示例市商务局办公室',
  officeAddress: '示例路1号',
  officeHours: '工作日 8:30—12:00',
  officePhone: '0000-0000000',
  reconsideration: '示例市人民政府',
  court: '示例市人民法院',
  host: 'https://WWW.example.gov.cn:8443/',
  idCode: '4206000011',
  theme: 'red',
  adminName: '吕维',
  adminLogin: 'lvwei',
  password: PASSWORD,
  passwordAgain: PASSWORD,
}
const AT_SITE = { host: 'www.example.gov.cn' }

const databases: TestDatabase[] = []
let database: TestDatabase
let app: FastifyInstance
let caller = 0

beforeEach(async () => {
  database = await freshDatabase()
  databases.push(database)
  app = await open()
})
afterEach(() => app.close())
afterAll(() => Promise.all(databases.map((each) => each.drop())))

async function open(setupCode: string | undefined = CODE): Promise<FastifyInstance> {
  return buildApp({
    config: { logLevel: 'silent', trustProxy: false, secureCookies: 'auto' },
    platform: { database, secrets: SECRETS },
    clock: () => NOW,
    setupCode,
  })
}

/** Each call comes from another address, so that only the test of the limit meets it. */
async function get(url: string, headers: Record<string, string> = { host: '127.0.0.1:8080' }) {
  const answer = await app.inject({ method: 'GET', url, headers, remoteAddress: `10.0.1.${++caller}` })
  return { status: answer.statusCode, $: load(answer.body), headers: answer.headers, body: answer.body }
}

async function post(values: Record<string, string>, remoteAddress = `10.0.0.${++caller}`) {
  const answer = await app.inject({
    method: 'POST',
    url: '/setup',
    remoteAddress,
    headers: { host: '127.0.0.1:8080', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(values).toString(),
  })
  return { status: answer.statusCode, $: load(answer.body), body: answer.body }
}

describe('while there is no organ', () => {
  it('every page of every host leads to the first use, and the api says so', async () => {
    for (const url of ['/', '/console/', '/columns/notices', '/no-such-page']) {
      for (const host of ['127.0.0.1:8080', 'www.example.gov.cn']) {
        const { status, headers } = await get(url, { host })
        expect([url, host, status, headers.location]).toEqual([url, host, 303, '/setup'])
      }
    }
    const api = await get('/api/session')
    expect([api.status, JSON.parse(api.body).refusals[0].code]).toEqual([503, 'not-set-up'])
    expect((await get('/healthz')).status).toBe(200)
    expect((await get(STYLESHEET.href)).headers['content-type']).toContain('text/css')
  })

  it('asks for the code, says where it stands, and shows the form to nobody else', async () => {
    for (const [url, status] of [
      ['/setup', 200],
      ['/setup?code=0000-0000', 403],
    ] as const) {
      const { status: given, $ } = await get(url)
      expect(given).toBe(status)
      expect($('main').text()).toContain('终端')
      expect($('#organName').length).toBe(0)
    }
    const refused = await post({ ...COMPLETE, code: '0000-0000' })
    expect([refused.status, refused.$('#code-problem').text()]).toEqual([
      403,
      '首次使用码不正确，请核对终端中最近一次显示的地址',
    ])
    expect(await isUnfounded(database)).toBe(true)
  })

  it('shows the form to whoever has it, with the name of the host filled in', async () => {
    const { status, $, headers } = await get('/setup?code=7kqm3xf2', { host: 'www.example.gov.cn' })
    expect([status, $('#host').val(), $('input[name=kind]:checked').val()]).toEqual([
      200,
      'www.example.gov.cn',
      'department',
    ])
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect((await get(`/setup?code=${CODE}`)).$('#host').val()).toBe('localhost')
  })

  it('names every error beside its field, keeps what was typed, and never a password', async () => {
    const { status, $, body } = await post({
      ...COMPLETE,
      code: CODE,
      organCode: '12',
      idCode: '',
      officePhone: ' ',
      adminLogin: '吕维',
      passwordAgain: '不一样的密码不一样的密码',
    })
    expect(status).toBe(422)
    const named = $('.problems a')
      .map((_, each) => $(each).attr('href'))
      .get()
    expect(named).toEqual(['#organCode', '#officePhone', '#idCode', '#adminLogin', '#passwordAgain'])
    for (const each of named) expect($(`${each}-problem`).text()).toMatch(/^[一-龥]/)
    expect($('#organName').val()).toBe(COMPLETE.organName)
    expect($('input[name=theme]:checked').val()).toBe('red')
    expect(body).not.toContain(PASSWORD)
    expect(await isUnfounded(database)).toBe(true)
  })

  it('takes an untouched form without a fault of its own', async () => {
    const { status, $ } = await post({ code: CODE })
    expect(status).toBe(422)
    expect($('.problems a').length).toBeGreaterThan(8)
    for (const link of $('.problems a').toArray()) {
      expect($($(link).attr('href') ?? '').length, $(link).text()).toBe(1)
    }
  })

  it('is held to twenty attempts a minute from one address', async () => {
    const attempts: number[] = []
    for (let count = 0; count < 21; count++) {
      attempts.push((await post({ code: '0000-0000' }, '10.9.9.9')).status)
    }
    expect(attempts).toEqual([...Array(20).fill(403), 429])
  })
})

describe('the founding', () => {
  it('makes organ, site, channel, standard columns and the administrator, and is over', async () => {
    const { status, $ } = await post({ ...COMPLETE, code: CODE })
    expect(status).toBe(200)
    expect($('main a').attr('href')).toBe('http://www.example.gov.cn:8080/console/')
    expect((await get('/setup?code=7KQM-3XF2')).status).toBe(404)
    expect((await post({ ...COMPLETE, code: CODE })).status).toBe(404)
    expect((await get('/')).status).toBe(404)

    const home = await get('/', AT_SITE)
    expect([home.status, home.$('.masthead .name').text().trim()]).toEqual([200, '示例市商务局'])
    for (const { slug, kind } of STANDARD_COLUMNS) {
      const url = kind === 'request' ? '/request' : `/columns/${slug}`
      expect((await get(url, AT_SITE)).status, url).toBe(200)
    }
    const signedIn = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: AT_SITE,
      payload: { login: 'lvwei', password: PASSWORD },
    })
    expect(signedIn.statusCode).toBe(200)
    const [organId] = await listOrganIds(database)
    const scene = sceneOn('2026-03-02', organId as OrganId)
    expect(await act(database, scene, listChannels)).toMatchObject([
      { kind: 'website', name: '示例市商务局网站' },
    ])
    const trail = await act(database, scene, (ctx) =>
      listTrail(ctx, { kind: 'organ', id: organId as OrganId }),
    )
    expect(trail.map(({ action, actor }) => [action, actor])).toEqual([
      ['organs.found', { kind: 'system', name: '首次使用' }],
    ])
  })

  it('has no page where the program was started without a code', async () => {
    await app.close()
    app = await buildApp({
      config: { logLevel: 'silent', trustProxy: false, secureCookies: 'auto' },
      platform: { database, secrets: SECRETS },
      clock: () => NOW,
    })
    expect((await get(`/setup?code=${CODE}`)).status).toBe(404)
  })

  it('happens once, however often it is asked for at the same time', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => post({ ...COMPLETE, code: CODE })))
    expect(answers.filter(({ status }) => status === 200).length).toBe(1)
    for (const { status } of answers) expect([200, 404, 409]).toContain(status)
    expect((await listOrganIds(database)).length).toBe(1)
    const scene = sceneOn('2026-03-02', (await listOrganIds(database))[0] as OrganId)
    const standard = new Set(STANDARD_COLUMNS.map(({ slug }) => slug))
    const columns = await act(database, scene, listColumns)
    expect(columns.filter(({ slug }) => standard.has(slug)).length).toBe(STANDARD_COLUMNS.length)
    // 条例第二十条: the fifteen heads, each with its column.
    const items = await act(database, scene, listCatalogueItems)
    expect(items.map(({ columnIds }) => columnIds.length > 0)).toEqual(Array(15).fill(true))
  })

  it('leaves nothing behind when it breaks off half way, and can be done again', async () => {
    const { setup } = readSetup(COMPLETE)
    // As a crash would: everything was written but the last, which fails.
    const broken = { ...setup, administrator: { ...setup.administrator, password: 'short' } }
    await expect(foundInstallation({ database, secrets: SECRETS }, NOW, broken)).rejects.toThrow(/密码/)
    expect(await isUnfounded(database)).toBe(true)
    await app.close()
    app = await open()
    expect((await get('/')).headers.location).toBe('/setup')
    expect((await post({ ...COMPLETE, code: CODE })).status).toBe(200)
  })
})

describe('the code', () => {
  it('is another each time, and is told from any other', () => {
    const codes = Array.from({ length: 50 }, newSetupCode)
    expect(new Set(codes).size).toBe(50)
    for (const code of codes) expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    expect(isSetupCode(' 7kqm 3xf2 ', CODE)).toBe(true)
    for (const wrong of ['', '-', '7KQM', '7KQM-3XF', '7KQM-3XF22'])
      expect(isSetupCode(wrong, CODE)).toBe(false)
  })
})
