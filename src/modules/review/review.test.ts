import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Ctx, OrganId } from '../../lib/ctx.ts'
import { act } from '../../lib/db.ts'
import { NotFound, Refused } from '../../lib/refusal.ts'
import { addPerson } from '../accounts/index.ts'
import { listWaiting } from './api.ts'
import {
  createChain,
  findReview,
  hasPassed,
  hasSecrecyPass,
  listChains,
  listSignOffs,
  openReview,
  recordSecrecyReview,
  signOff,
  withdrawReview,
} from './index.ts'

const TEXT = 'hash of the text'
const PASS = { verdict: 'pass', reviewed: true, proofread: true, opinion: '', contentHash: TEXT } as const
let database: TestDatabase
let organ: OrganId
let stranger: OrganId
const ids: number[] = []

beforeAll(async () => {
  database = await freshDatabase()
  organ = await buildOrgan(database, '011158671', 'one.localhost')
  stranger = await buildOrgan(database, '011158672', 'two.localhost')
  for (const login of ['an', 'bo', 'cai']) {
    const person = { login, name: login, password: '项目建设年招商引资加油干', roles: ['reviewer' as const] }
    ids.push(await act(database, sceneOn('2024-01-02', organ), (ctx) => addPerson(ctx, person)))
  }
  const levels = [0, 1].map((index) => ({ name: `第 ${index + 1} 级`, signers: [ids[index] ?? 0] }))
  await as(2, (ctx) => createChain(ctx, { name: '二审', levels }))
})
afterAll(() => database.drop())

/** As the first, second or third person, at the organ or (with the same ids) at another. */
function as<T>(index: number, work: (ctx: Ctx) => Promise<T>, at = organ): Promise<T> {
  const actor = { kind: 'person' as const, id: ids[index] ?? 0, name: `${index}`, roles: ['reviewer'] }
  return act(database, sceneOn('2024-01-03', at, actor), work)
}

const open = (id: number) =>
  as(2, (ctx) =>
    openReview(ctx, {
      subject: { kind: 'thing', id, title: '通知' },
      chainName: '二审',
      authorIds: [ids[2] ?? 0],
      contentHash: TEXT,
    }),
  )

describe('a review', () => {
  it('passes its very content and no other, level by level', async () => {
    const id = await open(1)
    expect(await as(0, (ctx) => signOff(ctx, id, { ...PASS, version: 1 }))).toBe('open')
    expect(await as(1, (ctx) => signOff(ctx, id, { ...PASS, version: 2 }))).toBe('passed')
    const subject = { kind: 'thing', id: 1 }
    expect(await as(0, (ctx) => hasPassed(ctx, subject, TEXT))).toBe(true)
    expect(await as(0, (ctx) => hasPassed(ctx, subject, 'another'))).toBe(false)
    expect(await as(0, (ctx) => hasPassed(ctx, subject, TEXT), stranger)).toBe(false)
    expect((await as(0, (ctx) => listSignOffs(ctx, id))).map((each) => each.personId)).toEqual(
      ids.slice(0, 2),
    )
  })

  it('refuses a sign-off that saw an older version, and hides from another organ', async () => {
    const id = await open(2)
    const late = as(0, (ctx) => signOff(ctx, id, { ...PASS, version: 7 }))
    await expect(late).rejects.toMatchObject({ refusals: [{ code: 'stale' }] })
    const abroad = as(0, (ctx) => signOff(ctx, id, { ...PASS, version: 1 }), stranger)
    await expect(abroad).rejects.toBeInstanceOf(NotFound)
    expect(await as(0, (ctx) => findReview(ctx, { kind: 'thing', id: 2 }), stranger)).toBeNull()
    expect(await as(0, listChains, stranger)).toEqual([])
  })

  it('waits for whoever may sign now, and for nobody once it is withdrawn', async () => {
    const id = await open(3)
    const waiting = async (index: number) => {
      const listed = await as(index, listWaiting)
      return listed.filter((each) => each.reviewId === id)
    }
    expect(await waiting(0)).toMatchObject([
      { subject: { id: 3, title: '通知' }, authors: ['cai'], level: 1, levels: 2, levelName: '第 1 级' },
    ])
    expect(await waiting(1)).toEqual([])
    await as(0, (ctx) => signOff(ctx, id, { ...PASS, version: 1 }))
    expect([await waiting(0), (await waiting(1)).length]).toEqual([[], 1])
    await as(2, (ctx) => withdrawReview(ctx, { kind: 'thing', id: 3 }, { why: '修改' }))
    expect(await waiting(1)).toEqual([])
  })

  it('保守国家秘密法第三十五条: the last secrecy review of the content counts; failing says why', async () => {
    const given = { subject: { kind: 'thing', id: 4 }, contentHash: TEXT, opinion: '' }
    const has = () => as(0, (ctx) => hasSecrecyPass(ctx, given.subject, TEXT))
    expect(await has()).toBe(false)
    await as(0, (ctx) => recordSecrecyReview(ctx, { ...given, verdict: 'pass' }))
    expect(await has()).toBe(true)
    const silent = as(0, (ctx) => recordSecrecyReview(ctx, { ...given, verdict: 'return' }))
    await expect(silent).rejects.toBeInstanceOf(Refused)
    await as(0, (ctx) => recordSecrecyReview(ctx, { ...given, verdict: 'return', opinion: '含内部事项' }))
    expect(await has()).toBe(false)
  })
})
