import { createHash } from 'node:crypto'
import { load } from 'cheerio'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { openProgram } from '../../test/program.ts'
import { UNPROVED_AN_HOUR } from './unproved-limit.ts'

const HOST = { host: 'one.localhost' }
let database: TestDatabase
let app: FastifyInstance

const COMPLETE = {
  applicantKind: 'naturalPerson',
  name: '张三',
  idDocument: '11010519491231002X',
  phone: '13800138000',
  email: 'zhang@example.com',
  address: '襄阳市樊城区示例路1号',
  information: '2024年重点产业招商项目落地清单',
  provideAs: 'email',
  serveBy: 'online',
  idempotencyKey: '8c5ad3c0-6c1e-4bfb-9d5e-000000000001',
}

beforeAll(async () => {
  database = await freshDatabase()
  await buildOrgan(database, '011158671', 'one.localhost')
  app = await openProgram(database, '2024-06-12')
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

let caller = 0
/** Each call comes from another address, so that only the test of the limit meets it. */
async function post(url: string, values: Record<string, string>, remoteAddress = `10.0.0.${++caller}`) {
  const answer = await app.inject({
    method: 'POST',
    url,
    remoteAddress,
    headers: { ...HOST, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(values).toString(),
  })
  return { status: answer.statusCode, $: load(answer.body) }
}

describe('条例第二十九条: the form', () => {
  it('names every error beside its field and keeps what was typed', async () => {
    const { status, $ } = await post('/request', { ...COMPLETE, name: '', idDocument: '110105194912310021' })
    expect(status).toBe(422)
    expect($('#name').attr('aria-invalid')).toBe('true')
    expect($('#idDocument-problem').text()).not.toBe('')
    expect(
      $('.problems a')
        .map((_, each) => $(each).attr('href'))
        .get(),
    ).toEqual(['#name', '#idDocument'])
    expect($('#information').val()).toBe(COMPLETE.information)
    expect($('input[name=provideAs]:checked').val()).toBe('email')
  })

  it('takes an untouched form without a fault of its own', async () => {
    const { status, $ } = await post('/request', {})
    expect(status).toBe(422)
    for (const link of $('.problems a').toArray()) {
      expect($($(link).attr('href') ?? '').length, $(link).text()).toBe(1)
    }
  })

  it('gives a receipt with the expected date, the same for the same submission', async () => {
    const first = await post('/request', COMPLETE)
    expect(first.status).toBe(200)
    const words = first.$('dl.receipt').text()
    // 条例第三十三条: twenty working days from 12 June 2024, no holiday between.
    expect(words).toContain('2024-07-10')
    expect((await post('/request', COMPLETE)).$('dl.receipt').text()).toBe(words)
  })
})

/** A form with files in it, as a browser sends it. */
async function postForm(values: Record<string, string>, files: Record<string, File>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  for (const [name, file] of Object.entries(files)) form.set(name, file)
  const request = new Request('http://one.localhost/request', { method: 'POST', body: form })
  caller += 1
  const answer = await app.inject({
    method: 'POST',
    url: '/request',
    remoteAddress: `10.1.${Math.floor(caller / 200)}.${caller % 200}`,
    headers: { ...HOST, 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  return { status: answer.statusCode, $: load(answer.body) }
}

/** What the page would send if its button were pressed: every field with what stands in it. */
function fieldsOf($: ReturnType<typeof load>): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const each of $('form.form :is(input, textarea)').toArray()) {
    const name = $(each).attr('name') ?? ''
    const type = $(each).attr('type')
    if (
      type === 'file' ||
      ((type === 'radio' || type === 'checkbox') && $(each).attr('checked') === undefined)
    )
      continue
    fields[name] = String($(each).val() ?? '')
  }
  return fields
}

const PHOTO = new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])], '身份证.jpg')
const freshKey = () => ({ idempotencyKey: `page-test-${String(++caller).padStart(8, '0')}` })
const AGENT = {
  agentName: '李四',
  agentIdDocument: 'E12345678',
  agentPhone: '13900139000',
  authorityBy: 'upload',
}

describe('nothing typed is lost', () => {
  const EVERYTHING = {
    ...COMPLETE,
    ...AGENT,
    idKind: 'residentId',
    organisationCode: '',
    description: '含附表',
    items: '2',
    'information-2': '2023年同一清单',
    'description-2': '只要汇总数',
    helpWanted: '需要大字版',
    noticeEmail: 'on',
    noticeSms: 'on',
  }

  it.each([
    [{ applicantKind: '' }, 'applicantKind'],
    [{ name: '' }, 'name'],
    [{ idDocument: '1' }, 'idDocument'],
    [{ applicantKind: 'business' }, 'organisationCode'],
    [{ phone: '', email: '', address: '', serveBy: 'online', provideAs: 'paper' }, 'phone'],
    [{ email: 'nobody' }, 'email'],
    [{ serveBy: 'post', address: '' }, 'address'],
    [{ information: '' }, 'information'],
    [{ 'information-2': '' }, 'information-2'],
    [{ provideAs: '' }, 'provideAs'],
    [{ serveBy: '' }, 'serveBy'],
    [{ agentName: '' }, 'agentName'],
    [{ agentIdDocument: '' }, 'agentIdDocument'],
    [{ authorityBy: '' }, 'authorityBy'],
    [{ phone: '0710-3711190' }, 'phone'],
  ])('条例第二十九条: %o is told beside %s', async (change, field) => {
    const sent = { ...EVERYTHING, ...freshKey(), ...change }
    const files = { identityFile: PHOTO, authorityFile: new File(['%PDF-1.7 ...'], '委托书.pdf') }
    const { status, $ } = await postForm(sent, files)
    expect(status).toBe(422)
    expect($(`#${field}-problem`).text()).not.toBe('')
    expect($(`.problems a[href="#${field}"]`).length).toBe(1)
    // What is not chosen at all is no field of the page that comes back.
    const chosen = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== ''))
    expect(fieldsOf($)).toMatchObject(chosen)
    expect($('.held').text()).toContain('身份证.jpg')
    expect($('.held').text()).toContain('委托书.pdf')
  })

  it('adds and removes an item without a script, keeping the rest', async () => {
    const more = await post('/request', { ...EVERYTHING, ...freshKey(), change: 'add' })
    expect(more.status).toBe(200)
    expect(more.$('#information-3').length).toBe(1)
    expect(fieldsOf(more.$)).toMatchObject({ name: '张三', 'information-2': '2023年同一清单' })
    const filled = { ...fieldsOf(more.$), 'information-3': '第三项', change: 'remove-2' }
    const less = await post('/request', filled)
    expect(less.$('#information-2').text().trim()).toBe('第三项')
    expect(less.$('#information-3').length).toBe(0)
    expect(fieldsOf(less.$)).toMatchObject({ information: COMPLETE.information, helpWanted: '需要大字版' })
  })

  it('refuses a file by its content, beside its field, and keeps the others', async () => {
    const sent = { ...EVERYTHING, ...freshKey() }
    const bad = new File(['<html>'], '身份证.jpg')
    const { status, $ } = await postForm(sent, { identityFile: bad, authorityFile: PHOTO })
    expect(status).toBe(422)
    expect($('#identityFile-problem').text()).toContain('只能上传')
    expect($('.held').text()).toContain('身份证.jpg')
    const large = new File([new Uint8Array(6 * 1_048_576).fill(1)], '大.jpg')
    expect((await postForm(sent, { identityFile: large })).$('#identityFile-problem').text()).toContain(
      '5 MB',
    )
  })

  it('takes the held files with the corrected form, and wants a 授权委托书', async () => {
    const sent = { ...EVERYTHING, ...freshKey() }
    const none = await postForm(sent, {})
    expect(none.$('#authorityFile-problem').text()).toContain('授权委托书')
    const first = await postForm({ ...sent, name: '' }, { identityFile: PHOTO, authorityFile: PHOTO })
    const { status } = await post('/request', { ...fieldsOf(first.$), name: '张三' })
    expect(status).toBe(200)
    const { rows } = await database.transactAcross((db) =>
      sql<{ purpose: string; sealed: string }>`
        select purpose, encode(content_sealed, 'hex') as sealed from intake_file order by no`.execute(db),
    )
    expect(rows.map(({ purpose }) => purpose)).toEqual(['identity', 'authority'])
    expect(rows[0]?.sealed).not.toContain('ffd8ffe0')
  })

  it('takes a strange token for none', async () => {
    const sent = { ...COMPLETE, ...freshKey(), identityFileToken: 'x'.repeat(43) }
    const { status, $ } = await post('/request', sent)
    expect(status).toBe(422)
    expect($('#identityFile-problem').text()).toContain('过期')
  })

  it('shows the form again when it was changed after it was sent', async () => {
    const sent = { ...COMPLETE, ...freshKey() }
    await post('/request', sent)
    const { status, $ } = await post('/request', { ...sent, information: '另一件事' })
    expect(status).toBe(409)
    expect($('#information').text().trim()).toBe('另一件事')
    expect((await post('/request', fieldsOf($))).status).toBe(200)
  })
})

describe('the check against floods', () => {
  const solved = ($: ReturnType<typeof load>) => {
    const { challenge, salt, signature } = $('#proof').data() as Record<string, string>
    for (let number = 0; ; number += 1) {
      if (createHash('sha256').update(`${salt}${number}`).digest('hex') !== challenge) continue
      const payload = { algorithm: 'SHA-256', challenge, number, salt, signature }
      return Buffer.from(JSON.stringify(payload)).toString('base64')
    }
  }
  const page = async () => {
    const { body } = await app.inject({ method: 'GET', url: '/request', headers: HOST })
    return load(body)
  }
  const isProved = async (key: string) => {
    const { rows } = await database.transactAcross((db) =>
      sql<{ proved: boolean }>`select proved from intake where idempotency_key = ${key}`.execute(db),
    )
    return rows[0]?.proved
  }

  it('knows the work of this page, and takes none for no refusal', async () => {
    const $ = await page()
    const proof = solved($)
    const key = String($('input[name=idempotencyKey]').val())
    expect((await post('/request', { ...COMPLETE, idempotencyKey: key, proof })).status).toBe(200)
    expect(await isProved(key)).toBe(true)
    // Found for one submission, it is good for no other.
    const other = freshKey()
    expect((await post('/request', { ...COMPLETE, ...other, proof })).status).toBe(200)
    expect(await isProved(other.idempotencyKey)).toBe(false)
  })

  it('holds whoever has no scripts to a few an hour, and shuts out who fills in the unseen field', async () => {
    const codes = []
    for (let count = 0; count < UNPROVED_AN_HOUR + 1; count += 1) {
      codes.push((await post('/request', { ...COMPLETE, ...freshKey() }, '10.8.8.8')).status)
    }
    expect(codes).toEqual([...Array(UNPROVED_AN_HOUR).fill(200), 429])
    const trapped = await post('/request', { ...COMPLETE, ...freshKey(), website: 'https://spam.example' })
    expect(trapped.status).toBe(429)
    expect(trapped.$('#information').text().trim()).toBe(COMPLETE.information)
  })

  it('is done by scripts of this site alone', async () => {
    const $ = await page()
    for (const src of [$('script').attr('src'), $('#proof').attr('data-worker')]) {
      const { statusCode, headers } = await app.inject({ method: 'GET', url: src ?? '', headers: HOST })
      expect([statusCode, headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8'])
    }
    expect($('script:not([src])').length).toBe(0)
  })
})

describe('tracking', () => {
  it('opens with number and code, says the same of a wrong code and of an unknown number, and shows no ID', async () => {
    const receipt = (await post('/request', { ...COMPLETE, idempotencyKey: 'another-submission' })).$(
      'dl.receipt dd',
    )
    const [number = '', queryCode = ''] = receipt.map((_, each) => load(each).text()).get()
    const found = await post('/request/tracking', { number, queryCode })
    expect(found.status).toBe(200)
    expect(found.$('h1').text()).toBe(number)
    expect(found.$('body').text()).not.toContain(COMPLETE.idDocument)
    const wrong = await post('/request/tracking', { number, queryCode: 'AAAAAAAA' })
    const unknown = await post('/request/tracking', { number: 'SQ19990101-000001', queryCode: 'AAAAAAAA' })
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    expect(wrong.$('.problem').text()).toBe(unknown.$('.problem').text())
  })

  it('is held to ten attempts a minute from one address', async () => {
    const attempts = []
    for (let count = 0; count < 11; count++) {
      attempts.push((await post('/request/tracking', { number: '1', queryCode: '2' }, '10.9.9.9')).status)
    }
    expect(attempts).toEqual([...Array(10).fill(422), 429])
  })
})
