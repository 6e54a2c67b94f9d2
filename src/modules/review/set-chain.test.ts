import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Ctx, OrganId } from '../../lib/ctx.ts'
import { act } from '../../lib/db.ts'
import { Refused } from '../../lib/refusal.ts'
import { addPerson, type Role } from '../accounts/index.ts'
import { setChain } from './actions/set-chain.ts'
import { createChain, listChains } from './index.ts'

let database: TestDatabase
let organ: OrganId
const ids: number[] = []

beforeAll(async () => {
  database = await freshDatabase()
  organ = await buildOrgan(database, '011158671', 'one.localhost')
  const roles: Role[] = ['reviewer', 'reviewer', 'reviewer', 'editor']
  for (const [index, role] of roles.entries()) {
    const person = {
      login: `person${index}`,
      name: '某人',
      password: '项目建设年招商引资加油干',
      roles: [role],
    }
    ids.push(await at((ctx) => addPerson(ctx, person)))
  }
})
afterAll(() => database.drop())

function at<T>(work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return act(database, sceneOn('2024-01-03', organ), work)
}
/** Levels whose signers are the people with these numbers. */
function levels(...signers: number[][]) {
  return signers.map((each, index) => ({
    name: `第 ${index + 1} 级`,
    signers: each.map((number) => ids[number] ?? -1),
  }))
}
async function refusals(attempt: Promise<unknown>) {
  const failure = await attempt.catch((reason: unknown) => reason)
  if (!(failure instanceof Refused)) throw failure ?? new Error('was not refused')
  return failure.refusals.map(({ code, field }) => [code, field])
}
const set = (name: string, given: ReturnType<typeof levels>, seen = 0) =>
  at((ctx) => setChain(ctx, { name, levels: given, seen }))

describe('条例第十七条: 三审三校', () => {
  it.each([
    ['two levels', [[0], [1]], [['chain-levels', 'levels']]],
    ['a level without signers', [[0], [1], []], [['level-empty', 'levels.2.signers']]],
    ['a signer who may not sign', [[0], [1], [3]], [['signer-role', 'levels.2.signers']]],
    ['one person for two levels', [[0], [1], [1]], [['too-few-people', 'levels']]],
  ])('refuses %s', async (_, signers, expected) => {
    expect(await refusals(set('三审三校', levels(...signers)))).toEqual(expected)
  })

  it('takes three levels by three people, and the next version only from whoever saw this one', async () => {
    expect(await set('审核', levels([0], [1], [2]))).toMatchObject({ versionNo: 1 })
    expect(await refusals(set('审核', levels([0], [1], [2]), 0))).toEqual([['chain-changed', 'levels']])
    expect(await set('审核', levels([1], [0], [2]), 1)).toMatchObject({ versionNo: 2 })
    const names = levels([0], [1], [2]).map((level, index) => ({ ...level, name: index === 1 ? ' ' : '级' }))
    expect(await refusals(set('审核', names, 2))).toEqual([['level-name', 'levels.1.name']])
    const bare = levels([0], [1], [2]).concat({ name: '', signers: [] })
    expect(await refusals(set('审核', bare, 2))).toEqual([
      ['level-name', 'levels.3.name'],
      ['level-empty', 'levels.3.signers'],
    ])
  })

  it('tells who is missing where, with each editor as the author', async () => {
    const both = { login: 'both', name: '兼任', password: '项目建设年招商引资加油干', roles: [] }
    const id = await at((ctx) => addPerson(ctx, { ...both, roles: ['editor', 'reviewer'] as Role[] }))
    const alone = levels([0], [1]).concat({ name: '终审', signers: [id] })
    const failure = await set('缺人', alone).catch((reason: unknown) => reason)
    expect(failure).toMatchObject({
      refusals: [
        {
          code: 'too-few-people',
          message: '审核人员不够：兼任拟稿时，“终审”没有其他人可以签署，请增加审核人',
        },
      ],
    })
    const joined = levels([0], [1]).concat({ name: '终审', signers: [id, ids[2] ?? -1] })
    expect(await set('缺人', joined)).toMatchObject({ versionNo: 1 })
  })

  it('is for columns and kinds of information that no other chain is for, and short for corrections alone', async () => {
    const uses = [{ columnId: 7, topic: 'repost' as const }]
    const given = { levels: levels([0], [1], [2]), seen: 0 }
    const chain = await at((ctx) => setChain(ctx, { ...given, name: '转载', uses }))
    expect(chain.uses).toEqual(uses)
    const again = at((ctx) => setChain(ctx, { ...given, name: '再转载', uses }))
    expect(await refusals(again)).toEqual([['use-taken', 'uses']])
    const short = { name: '勘误', levels: levels([0]), seen: 0 }
    const correction = { columnId: null, topic: 'correction' as const }
    expect(await refusals(at((ctx) => setChain(ctx, { ...short, uses })))).toEqual([
      ['chain-levels', 'levels'],
    ])
    const mixed = at((ctx) =>
      setChain(ctx, { ...given, name: '勘误', uses: [correction, { ...uses[0], columnId: 8, topic: null }] }),
    )
    expect(await refusals(mixed)).toEqual([['uses-mixed', 'uses']])
    expect(await at((ctx) => setChain(ctx, { ...short, uses: [correction] }))).toMatchObject({ versionNo: 1 })
  })

  it('is refused, not broken, when two set it at the same moment', async () => {
    const create = () => at((ctx) => createChain(ctx, { name: '同时', levels: levels([0], [1], [2]) }))
    const outcomes = await Promise.allSettled([create(), create(), create()])
    const failed = outcomes.filter((each): each is PromiseRejectedResult => each.status === 'rejected')
    for (const { reason } of failed) {
      expect(reason).toBeInstanceOf(Refused)
      expect(reason.refusals[0].code).toBe('chain-changed')
    }
    const versions = (await at(listChains)).find(({ name }) => name === '同时')?.versionNo
    expect(versions).toBe(3 - failed.length)
  })
})
