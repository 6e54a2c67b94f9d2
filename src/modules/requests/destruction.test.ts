import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Actor, Ctx, OrganId } from '../../lib/ctx.ts'
import { day } from '../../lib/day.ts'
import { connectionOf } from '../../lib/db.ts'
import { Refused } from '../../lib/refusal.ts'
import { addPerson } from '../accounts/index.ts'
import { readLinks, sealRecords } from '../audit/index.ts'
import { findFault } from '../audit/rules.ts'
import { readLetter } from '../letters/index.ts'
import type { KeptCase } from './destruction.ts'
import {
  addCaseFile,
  approveReply,
  confirmReceipt,
  countTable3,
  decideDestruction,
  findRequest,
  listRequests,
  proposeDestruction,
  proposeReply,
  readApplicant,
  recordConsultationAnswer,
  searchApplicant,
  sendConsultation,
  serveRequest,
  splitRequest,
  submitRequest,
  witnessDestruction,
} from './index.ts'
import type { RemediesOf } from './queries/kept-cases.ts'
import { loadCase } from './queries/load-case.ts'
import { readWholeCase } from './queries/whole-case.ts'
import { USUAL_RETENTION } from './retention.ts'
import { whyNotDestroy, whyNotTogether } from './rules/destruction-guards.ts'
import { overOn, periodOf } from './rules/retention.ts'
import { type Office, openOffice, PERSONAL, submission, VISITOR } from './testing/cases.ts'

describe('保管期限', () => {
  it.each([
    ['no remedy', USUAL_RETENTION, { outcome: 'granted', hasRemedy: false }, 10],
    ['a remedy', USUAL_RETENTION, { outcome: 'granted', hasRemedy: true }, 30],
    [
      'the outcome',
      { ...USUAL_RETENTION, byOutcome: { granted: 30 } },
      { outcome: 'granted', hasRemedy: false },
      30,
    ],
    [
      'the longest',
      { ...USUAL_RETENTION, byOutcome: { granted: 'permanent' } },
      { outcome: 'granted', hasRemedy: true },
      'permanent',
    ],
  ] as const)('goes by %s', (_, periods, of, expected) => {
    expect(periodOf(periods, of)).toBe(expected)
  })

  it('is over on the same day of a later year', () => {
    expect(overOn(day('2014-06-12'), 10)).toBe('2024-06-12')
    expect(overOn(day('2012-02-29'), 30)).toBe('2042-03-01')
  })

  const kept: KeptCase = {
    id: 1,
    intakeId: 1,
    number: '〔2014〕1号',
    outcome: 'granted',
    concludedOn: day('2014-06-10'),
    archivedOn: day('2014-06-12'),
    remedy: 'none',
    period: 10,
    siblings: [],
    listed: null,
  }
  it.each([
    ['over', {}, null],
    ['the day before', { archivedOn: day('2014-06-13') }, 'destruction-not-over'],
    [
      'never archived: counted from the conclusion',
      { archivedOn: null, concludedOn: day('2014-06-12') },
      null,
    ],
    ['open', { outcome: null, concludedOn: null, archivedOn: null }, 'destruction-still-open'],
    ['under remedy', { remedy: 'pending' }, 'destruction-under-remedy'],
    ['kept for ever', { period: 'permanent' }, 'destruction-kept-for-ever'],
    ['on another list', { listed: { listId: 7, state: 'proposed' } }, 'destruction-listed-already'],
  ] as const)('lets go or keeps a case: %s', (_, change, code) => {
    expect(whyNotDestroy({ ...kept, ...change }, day('2024-06-12'))?.code ?? null).toBe(code)
  })

  it('keeps what shares a key together', () => {
    const split = { ...kept, siblings: [{ id: 2, number: '〔2014〕2号' }] }
    expect(whyNotTogether(split, [1])?.message).toContain('〔2014〕2号')
    expect(whyNotTogether(split, [1, 2])).toBeNull()
  })
})

const LATER = '2035-01-10'
const SECRET = '李四家的宅基地'

let database: TestDatabase
let owner: pg.Client
let organ: OrganId
let office: Office
let approver: Actor
const none: RemediesOf = async () => []
const beside = (remediesOf: RemediesOf) => ({ remediesOf, destroyText: async () => {} })

beforeAll(async () => {
  database = await freshDatabase()
  owner = new pg.Client(connectionOf(database.ownerUrl))
  await owner.connect()
  organ = await buildOrgan(database, '011158671', 'one.localhost')
  office = await openOffice(database, organ)
  const person = { login: 'approver', name: '监销人丙', password: 'a long enough phrase' }
  const id = await office.as({ kind: 'system', name: '安装' }, '2024-01-02', (ctx) =>
    addPerson(ctx, { ...person, roles: ['replyApprover'] }),
  )
  approver = { kind: 'person', id, name: person.name, roles: ['replyApprover'] }
})
afterAll(async () => {
  await owner?.end()
  await database?.drop()
})

const officer = <T>(on: string, work: (ctx: Ctx) => Promise<T>) => office.as(office.officer, on, work)
const head = <T>(on: string, work: (ctx: Ctx) => Promise<T>) => office.as(office.head, on, work)
const third = <T>(on: string, work: (ctx: Ctx) => Promise<T>) => office.as(approver, on, work)

/** A case of 2024, concluded, in whose every corner a name stands. */
async function concluded(): Promise<{ id: number; letterId: number }> {
  const sent = submission({ information: SECRET, description: SECRET, helpWanted: SECRET })
  const { id } = await office.as(VISITOR, '2024-06-03', (ctx) => submitRequest(ctx, sent))
  await officer('2024-06-03', (ctx) => confirmReceipt(ctx, id, { receivedOn: day('2024-06-03') }))
  const party = `third-party:${SECRET}`
  await officer('2024-06-03', (ctx) => sendConsultation(ctx, id, { party, matter: SECRET }))
  const answer = { what: 'answered', on: day('2024-06-05'), party, opinion: 'agrees', note: SECRET } as const
  await officer('2024-06-05', (ctx) => recordConsultationAnswer(ctx, id, answer))
  await officer('2024-06-06', (ctx) => {
    const file = { name: `${SECRET}.txt`, type: 'text/plain', bytes: Buffer.from(SECRET), text: SECRET }
    return addCaseFile(ctx, id, { ...file, purpose: 'proof' })
  })
  const reply = { outcome: 'granted', content: SECRET, ground: '' } as const
  await officer('2024-06-07', (ctx) => proposeReply(ctx, id, reply))
  const { letterId } = await head('2024-06-07', (ctx) => approveReply(ctx, id, { opinion: SECRET }))
  await officer('2024-06-11', (ctx) => serveRequest(ctx, id, { serveBy: 'online', on: day('2024-06-11') }))
  return { id, letterId }
}

async function codes(attempt: Promise<unknown>): Promise<string[]> {
  const failure = await attempt.then(
    () => null,
    (cause: unknown) => cause,
  )
  if (!(failure instanceof Refused)) throw failure ?? new Error('it was not refused')
  return failure.refusals.map(({ code }) => code)
}

const propose = (ids: number[], on = LATER, remediesOf = none) =>
  officer(on, (ctx) => proposeDestruction(ctx, { requestIds: ids, appraisal: '无继续保存价值' }, remediesOf))

describe('鉴定、审批、监销', () => {
  it('destroys what can be read of a case by three people, and no count changes', async () => {
    const { id, letterId } = await concluded()
    const other = await concluded()
    const before = await officer(LATER, (ctx) => countTable3(ctx, 2024))
    const folded = (await officer(LATER, (ctx) => loadCase(ctx, id, 'read only'))).state
    const hashes = await contentHashes()

    expect(await codes(propose([id], '2034-06-06'))).toEqual(['destruction-not-over'])
    const list = await propose([id])
    expect(await codes(propose([id]))).toEqual(['destruction-listed-already'])
    const approve = { verdict: 'approve', opinion: '同意' } as const
    const witness = (ctx: Ctx) => witnessDestruction(ctx, list.id, {}, beside(none))
    expect(await codes(third(LATER, witness))).toEqual(['destruction-wrong-state'])
    expect(await codes(officer(LATER, (ctx) => decideDestruction(ctx, list.id, approve)))).toEqual([
      'destruction-same-person',
    ])
    await head(LATER, (ctx) => decideDestruction(ctx, list.id, approve))
    for (const by of [officer, head])
      expect(await codes(by(LATER, witness))).toEqual(['destruction-same-person'])
    // A suit that was brought meanwhile.
    const sued = (ctx: Ctx) =>
      witnessDestruction(
        ctx,
        list.id,
        {},
        beside(async () => [{ state: 'pending' }]),
      )
    expect(await codes(third(LATER, sued))).toEqual(['destruction-under-remedy'])
    expect(await third(LATER, witness)).toEqual({ destroyed: 1 })

    await expect(officer(LATER, (ctx) => readApplicant(ctx, id, { reason: '核对' }))).rejects.toThrow(
      '已按规定销毁',
    )
    await expect(officer(LATER, (ctx) => readLetter(ctx, letterId))).rejects.toThrow('已按规定销毁')
    const left = await officer(LATER, (ctx) => findRequest(ctx, id))
    expect(left).toMatchObject({ destroyedOn: LATER, letters: [], files: [], proposal: null })
    expect(left.intake.applicant.name).toBe('（已按规定销毁）')
    for (const whyNot of Object.values(left.can)) expect(whyNot?.code).toBe('destruction-done')
    const acted = officer(LATER, (ctx) => loadCase(ctx, id, 'for update'))
    expect(await codes(acted)).toEqual(['destruction-done'])
    expect(await codes(officer(LATER, (ctx) => readWholeCase(ctx, id)))).toEqual(['destruction-done'])
    const found = await officer(LATER, (ctx) => searchApplicant(ctx, { value: PERSONAL.name }))
    expect(found.rows.map((row) => row.id)).toEqual([other.id])
    const listed = (await officer(LATER, (ctx) => listRequests(ctx, { which: 'all', page: 1 }))).rows
    expect(listed.find((row) => row.id === id)).toMatchObject({
      information: '（已按规定销毁）',
      applicantName: '（已销毁）',
      outcome: 'granted',
    })

    expect(await officer(LATER, (ctx) => countTable3(ctx, 2024))).toEqual(before)
    const after = (await officer(LATER, (ctx) => loadCase(ctx, id, 'read only'))).state
    const { stage, receivedOn, dueOn, outcome, concludedOn } = folded
    expect(after).toMatchObject({ stage, receivedOn, dueOn, outcome, concludedOn })
    expect(await contentHashes()).toEqual(hashes)
    // The other case has everything still.
    await expect(officer(LATER, (ctx) => readLetter(ctx, other.letterId))).resolves.toBeDefined()
    expect((await officer(LATER, (ctx) => findRequest(ctx, other.id))).intake.description).toBe(SECRET)
  })

  it('leaves no word of it in any table, and the chain of the audit whole', async () => {
    // Of the two cases one is destroyed: the same words stand in the other one only.
    const destroyed = await owner.query('select request_id from destruction_item where organ_id = $1', [
      organ,
    ])
    const [{ request_id: id }] = destroyed.rows
    for (const table of ['intake', 'request', 'request_act']) {
      const column = table === 'request_act' ? 'request_id' : table === 'intake' ? 'id' : 'id'
      const key = table === 'intake' ? `(select intake_id from request where id = ${id})` : id
      const { rows } = await owner.query(`select t::text as text from ${table} t where ${column} = ${key}`)
      expect(rows.length, table).toBeGreaterThan(0)
      expect(
        rows.filter(({ text }) => text.includes(SECRET)),
        table,
      ).toEqual([])
    }
    const trail = await owner.query('select detail::text as text from audit_record where organ_id = $1', [
      organ,
    ])
    expect(trail.rows.filter(({ text }) => text.includes(PERSONAL.name))).toEqual([])
    const links = await officer(LATER, async (ctx) => {
      while ((await sealRecords(ctx)) !== null);
      return readLinks(ctx, 0)
    })
    expect(findFault(links)).toBeNull()
  })

  it('is for the whole intake or not at all, and a declined list frees its cases', async () => {
    const sent = submission({ information: '甲和乙' })
    const { id } = await office.as(VISITOR, '2024-06-03', (ctx) => submitRequest(ctx, sent))
    await officer('2024-06-03', (ctx) => confirmReceipt(ctx, id, { receivedOn: day('2024-06-03') }))
    const [second] = await officer('2024-06-03', (ctx) => splitRequest(ctx, id, { parts: ['甲', '乙'] }))
    expect(await codes(propose([id, second?.id ?? 0]))).toEqual([
      'destruction-still-open',
      'destruction-still-open',
    ])
    const lone = (await concluded()).id
    const list = await propose([lone])
    await head(LATER, (ctx) => decideDestruction(ctx, list.id, { verdict: 'decline', opinion: '续存' }))
    expect((await propose([lone])).id).not.toBe(list.id)
  })
})

describe('the database itself', () => {
  const change = (statement: string) => database.transact(organ, (db) => sql.raw(statement).execute(db))

  it('keeps acts, intakes and lists from the program and from the owner', async () => {
    for (const table of ['request_act', 'intake', 'case_file']) {
      await expect(change(`update ${table} set organ_id = organ_id`)).rejects.toThrow('permission denied')
    }
    await expect(owner.query("update request_act set note = 'x'")).rejects.toThrow('append-only')
    await expect(owner.query("update intake set information = 'x'")).rejects.toThrow('append-only')
    await expect(owner.query('delete from destruction_list')).rejects.toThrow('append-only')
    await expect(
      owner.query("update destruction_list set appraisal = 'x' where state = 'destroyed'"),
    ).rejects.toThrow('append-only')
  })

  it('destroys no case that is on no list carried out, and takes no latecomers on one', async () => {
    const { id } = await concluded()
    const { rows } = await owner.query('select intake_id from request where id = $1', [id])
    const call = `call destroy_case_content(${organ}, ${rows[0].intake_id})`
    await expect(change(call)).rejects.toThrow('no list that was carried out')
    const late = `insert into destruction_item (organ_id, list_id, request_id, intake_id, number, outcome, concluded_on,
      years, counted_from, over_on) select organ_id, list_id, ${id}, ${rows[0].intake_id}, number, outcome, concluded_on,
      years, counted_from, over_on from destruction_item where list_id =
      (select id from destruction_list where state = 'destroyed')`
    await expect(change(late)).rejects.toThrow('closed')
    const alone = `insert into destruction_list (organ_id, state, appraisal, proposed_by, proposed_name, proposed_on,
      decided_by, decided_on, witnessed_by, destroyed_on) values (${organ}, 'destroyed', '', 1, '', '2035-01-01',
      1, '2035-01-01', 1, '2035-01-01')`
    await expect(change(alone)).rejects.toThrow('check constraint')
  })
})

/** What proves, without saying it, what there was. */
async function contentHashes(): Promise<unknown> {
  const { rows } = await owner.query(
    `select 'intake' as what, content_hash as hash from intake union all select 'file', hash from case_file
     union all select 'letter', body_hash from letter order by 1, 2`,
  )
  return rows
}
