import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { openRoutes } from '../../../test/routes.ts'
import type { Actor, OrganId } from '../../lib/ctx.ts'
import { SESSION_COOKIE } from '../../lib/http.ts'
import { PERMISSIONS } from '../accounts/rules.ts'
import { requestRoutes } from './api.ts'
import { submitRequest } from './index.ts'
import { type Office, openOffice, PERSONAL, submission, VISITOR } from './testing/cases.ts'

let database: TestDatabase
let organId: OrganId
let office: Office
let app: FastifyInstance

beforeAll(async () => {
  database = await freshDatabase()
  organId = await buildOrgan(database, '011158671', 'one.localhost')
  office = await openOffice(database, organId)
  const people: Record<string, Actor> = { officer: office.officer, head: office.head }
  app = await openRoutes(requestRoutes, {
    database,
    organAt: () => organId,
    on: '2024-06-12',
    signIn: (token) => people[token],
  })
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

const call = async (as: string, method: 'GET' | 'POST', url: string, payload: object = {}) => {
  const options = { method, url, cookies: { [SESSION_COOKIE]: as }, headers: { 'x-csrf-token': 'csrf' } }
  const answer = await app.inject(method === 'GET' ? options : { ...options, payload })
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    json: () => answer.json(),
  }
}

/** The form as a screen sends it. */
const form = (more: object) => ({
  applicantKind: 'naturalPerson',
  idKind: 'residentId',
  ...PERSONAL,
  information: '2023年度道路养护招标文件',
  provideAs: 'paper',
  serveBy: 'post',
  ...more,
})

/** A case that came in person today. */
async function received(name: string): Promise<{ id: number; at: string }> {
  const answer = await call('officer', 'POST', '/api/requests', {
    channel: 'inPerson',
    receivedOn: '2024-06-12',
    submission: form({ idempotencyKey: `received-${name}-0000000000` }),
  })
  const { id } = answer.json()
  return { id, at: `/api/requests/${id}` }
}

describe('the addresses of requests', () => {
  it('ask only for permissions that some role gives', () => {
    const routes = requestRoutes
    for (const each of routes) expect([...PERMISSIONS]).toContain(each.permission)
    expect(new Set(routes.map((each) => `${each.method} ${each.url}`)).size).toBe(routes.length)
  })

  it('carry a case from the list to the served reply, each step by whoever may', async () => {
    const { id } = await office.as(VISITOR, '2024-06-12', (ctx) => submitRequest(ctx, submission()))
    const at = `/api/requests/${id}`
    expect((await call('nobody', 'GET', '/api/requests')).status).toBe(401)
    expect((await call('officer', 'GET', '/api/requests')).json().rows).toHaveLength(1)
    const missing = await call('officer', 'POST', `${at}/confirmation`)
    expect([missing.status, missing.json().refusals[0].message]).toEqual([422, '请填写日期，例如 2026-03-02'])
    const confirmed = await call('officer', 'POST', `${at}/confirmation`, { receivedOn: '2024-06-12' })
    expect(confirmed.json()).toEqual({ caseNumber: '〔2024〕1号', dueOn: '2024-07-10' })
    expect((await call('officer', 'POST', `${at}/approval`)).status).toBe(403)
    const reply = { outcome: 'unavailable.notHeld', content: '经检索未查到', ground: '档案中没有' }
    expect((await call('officer', 'POST', `${at}/proposed-reply`, reply)).status).toBe(200)
    const approval = await call('head', 'POST', `${at}/approval`, { opinion: '同意' })
    const letter = await call('officer', 'GET', `/api/letters/${approval.json().letterId}`)
    expect(letter.text).toContain('经检索未查到')
    const again = await call('head', 'POST', `${at}/approval`)
    expect([again.status, again.json().refusals[0].code]).toEqual([409, 'already-concluded'])
    const service = { serveBy: 'post', on: '2024-06-12' }
    expect((await call('officer', 'POST', `${at}/service`, service)).status).toBe(200)
    expect((await call('officer', 'GET', at)).json().request.stage).toBe('served')
    const unreasoned = await call('officer', 'POST', `${at}/applicant`)
    expect([unreasoned.status, unreasoned.json().refusals[0].field]).toEqual([409, 'reason'])
    const reading = { reason: '电话联系申请人' }
    expect((await call('officer', 'POST', `${at}/applicant`, reading)).json().name).toBe('欧阳测试')
    expect((await call('officer', 'GET', '/api/requests/999')).status).toBe(404)
  })

  it('register what came by each of the five channels; only two of them are received at once', async () => {
    const numbered = []
    for (const channel of ['inPerson', 'registeredPost', 'ordinaryPost', 'internet', 'fax']) {
      const answer = await call('officer', 'POST', '/api/requests', {
        channel,
        receivedOn: '2024-06-11',
        submission: form({ idempotencyKey: `by-${channel}-0000000000` }),
      })
      expect(answer.status).toBe(200)
      if (answer.json().caseNumber !== null) numbered.push(channel)
    }
    expect(numbered).toEqual(['inPerson', 'registeredPost'])
  })

  it('list cases by stage, with the applicant masked and the days left', async () => {
    const { id } = await received('list')
    const list = (await call('officer', 'GET', '/api/requests?stage=processing&which=all')).json()
    const row = list.rows.find((each: { id: number }) => each.id === id)
    expect(row).toMatchObject({
      applicantName: '欧***',
      stageWords: '办理中',
      dueOn: '2024-07-10',
      workingDaysLeft: 20,
      isOverdue: false,
    })
    expect(new Set(list.rows.map((each: { stage: string }) => each.stage))).toEqual(new Set(['processing']))
    expect(list.total).toBe(list.rows.length)
    expect(JSON.stringify(list)).not.toContain('欧阳')
    expect([list.today, list.can.register]).toEqual(['2024-06-12', null])
    const seen = (await call('head', 'GET', '/api/requests')).json()
    expect(seen.can.register).toMatchObject({ code: 'not-your-role', message: '须由依申请公开经办人办理' })
    expect((await call('officer', 'GET', '/api/requests?stage=lost')).status).toBe(422)
  })

  it('say for each act whether the law and the role of whoever asks allow it', async () => {
    const { at } = await received('can')
    const { can: officer } = (await call('officer', 'GET', at)).json()
    expect(officer).toMatchObject({
      propose: null,
      consult: null,
      askSupplement: null,
      readPersonal: null,
      recordConsultation: { code: 'consultation-not-open', article: '条例第三十三条' },
      approve: { code: 'nothing-referred' },
      extend: {
        code: 'not-your-role',
        message: '须由政府信息公开工作机构负责人办理',
        article: '条例第三十三条',
      },
    })
    const { can: head } = (await call('head', 'GET', at)).json()
    expect([head.extend, head.readPersonal, head.propose.code]).toEqual([null, null, 'not-your-role'])
  })

  it('show who is being asked and by when they may answer (条例第三十二条)', async () => {
    const { at } = await received('consult')
    const consultation = { party: 'third-party:示例公司', matter: '招标文件' }
    expect((await call('officer', 'POST', `${at}/consultation`, consultation)).status).toBe(200)
    const open = (await call('officer', 'GET', at)).json()
    expect(open.can.recordConsultation).toBeNull()
    expect(open.consultations).toEqual([
      {
        party: 'third-party:示例公司',
        words: '第三方（示例公司）',
        sentOn: '2024-06-12',
        deliveredOn: null,
        answerBy: '2024-07-03',
        ended: null,
        opinion: null,
        lapseMeans: '由本机关依法决定是否公开',
      },
    ])
    const { party } = open.consultations[0]
    const answered = { what: 'answered', on: '2024-06-12', party, note: '同意' }
    expect((await call('officer', 'POST', `${at}/consultation-answer`, answered)).status).toBe(200)
    const { consultations } = (await call('officer', 'GET', at)).json()
    expect(consultations[0].ended).toEqual({ on: '2024-06-12', by: 'answer' })
  })

  it('show a letter before it is sent, and do nothing else', async () => {
    const { at } = await received('preview')
    const before = (await call('officer', 'GET', at)).json()
    const draft = { act: 'extend', workingDays: 20, reason: '需要逐项核对' }
    expect((await call('officer', 'POST', `${at}/letter-preview`, draft)).json().refusals[0].code).toBe(
      'not-your-role',
    )
    const preview = (await call('head', 'POST', `${at}/letter-preview`, draft)).json()
    expect(preview.html).toContain('需要逐项核对')
    expect(preview.html).toContain('延期至2024年8月7日前')
    expect((await call('officer', 'GET', at)).json()).toEqual(before)
    const sent = (
      await call('head', 'POST', `${at}/extension`, { workingDays: 20, reason: '需要逐项核对' })
    ).json()
    expect((await call('head', 'GET', `/api/letters/${sent.letterId}`)).text).toBe(preview.html)
    // What the act would refuse, its preview refuses too.
    const again = await call('head', 'POST', `${at}/letter-preview`, draft)
    expect([again.status, again.json().refusals[0].code]).toEqual([409, 'extended-twice'])
  })

  it('show a reply as it would go out, to whoever proposes and to whoever approves it', async () => {
    const { at } = await received('reply')
    const reply = { outcome: 'granted', content: '全文如下' }
    const proposed = await call('officer', 'POST', `${at}/letter-preview`, { act: 'propose', ...reply })
    expect(proposed.json().html).toContain('全文如下')
    const missing = { act: 'propose', outcome: 'refused.stateSecret', content: '不予公开' }
    const refused = await call('officer', 'POST', `${at}/letter-preview`, missing)
    expect(refused.json().refusals[0]).toMatchObject({ code: 'ground-missing', field: 'ground' })
    expect(
      (await call('head', 'POST', `${at}/letter-preview`, { act: 'approve' })).json().refusals[0].code,
    ).toBe('nothing-referred')
    await call('officer', 'POST', `${at}/proposed-reply`, reply)
    const approved = await call('head', 'POST', `${at}/letter-preview`, { act: 'approve' })
    expect(approved.json().html).toBe(proposed.json().html)
    expect((await call('officer', 'GET', at)).json().request.stage).toBe('awaitingApproval')
  })

  it('let a letter keep its own style sheet, and let in nothing else', async () => {
    const { at } = await received('style')
    const [letter] = (await call('officer', 'GET', at)).json().letters
    const { headers, text } = await call('officer', 'GET', `/api/letters/${letter.id}`)
    const style = text.match(/<style>(.*?)<\/style>/s)?.[1] ?? ''
    expect(style).not.toBe('')
    const hash = createHash('sha256').update(style).digest('base64')
    expect(headers['content-security-policy']).toContain(`default-src 'none'; style-src 'sha256-${hash}'`)
    expect(headers['content-security-policy']).not.toContain('unsafe')
  })

  it('name everything there is to choose from, with its article', async () => {
    const choices = (await call('head', 'GET', '/api/requests/choices')).json()
    expect(choices.outcomes).toHaveLength(21)
    expect(choices.outcomes.every((each: { group: string }) => each.group !== '')).toBe(true)
    expect(choices.outcomes[2]).toMatchObject({
      code: 'refused.stateSecret',
      group: '（三）不予公开',
      article: '条例第十四条',
      needsGround: true,
    })
    expect(Object.keys(choices.channels)).toHaveLength(5)
  })

  it('register at the counter with the messages of the public form', async () => {
    const body = { channel: 'inPerson', receivedOn: '2024-06-12', submission: { name: '张三' } }
    const answer = await call('officer', 'POST', '/api/requests', body)
    expect(answer.status).toBe(422)
    const fields = answer.json().refusals.map((each: { field: string }) => each.field)
    expect(fields).toContain('submission.information')
  })
})
