import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { OrganId } from '../../lib/ctx.ts'
import { act } from '../../lib/db.ts'
import { countUnsealed, readLinks, record, sealRecords } from './index.ts'
import { type AuditLink, type AuditRecord, findFault, GENESIS, hashOf, linkHash } from './rules.ts'

let database: TestDatabase
let organ: OrganId

beforeAll(async () => {
  database = await freshDatabase()
  organ = await buildOrgan(database, '011158671', 'one.localhost')
})
afterAll(() => database.drop())

const scene = () => sceneOn('2024-01-02', organ)

describe('the sealer', () => {
  it('links every record once, although many write and two seal at the same time', async () => {
    const writes = Array.from({ length: 40 }, (_, number) =>
      act(database, scene(), (ctx) => record(ctx, 'test.write', { kind: 'thing', id: number })),
    )
    await Promise.all([...writes, ...[1, 2].map(() => act(database, scene(), (ctx) => sealRecords(ctx)))])
    await act(database, scene(), (ctx) => sealRecords(ctx))
    const links = await act(database, scene(), (ctx) => readLinks(ctx, 0))
    expect(links.filter((link) => link.record.action === 'test.write')).toHaveLength(40)
    expect(links.map((link) => link.seq)).toEqual(links.map((_, index) => index + 1))
    expect(findFault(links)).toBeNull()
    expect(await act(database, scene(), (ctx) => countUnsealed(ctx))).toBe(0)
    expect(await act(database, scene(), (ctx) => sealRecords(ctx))).toBeNull()
  })

  it('keeps no record of an action that was rolled back', async () => {
    const before = await act(database, scene(), (ctx) => countUnsealed(ctx))
    const failing = act(database, scene(), async (ctx) => {
      await record(ctx, 'test.fail', { kind: 'thing', id: 0 })
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    expect(await act(database, scene(), (ctx) => countUnsealed(ctx))).toBe(before)
  })
})

describe('the chain', () => {
  const chain = (count: number): AuditLink[] => {
    let previous = GENESIS
    return Array.from({ length: count }, (_, index) => {
      const entry: AuditRecord = {
        organId: 1,
        id: index + 7,
        at: '2024-01-02T02:00:00.000Z',
        legalDay: '2024-01-02',
        actor: { kind: 'person', id: 1, name: '李明' },
        action: 'test.write',
        subjectKind: 'thing',
        subjectId: String(index),
        detail: { number: index },
        beforeHash: null,
        afterHash: hashOf(index),
      }
      previous = linkHash(previous, index + 1, entry)
      return { seq: index + 1, hash: previous, record: entry }
    })
  }

  it('betrays any change of any field, a loss and a swap, at the place where it happened', () => {
    const fields = [
      'id',
      'at',
      'legalDay',
      'actor',
      'action',
      'subjectKind',
      'subjectId',
      'detail',
      'beforeHash',
      'afterHash',
    ] as const
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.constantFrom(...fields), (place, field) => {
        const links = structuredClone(chain(10))
        const link = links[place] as AuditLink
        ;(link.record as unknown as Record<string, unknown>)[field] = 'forged'
        expect(findFault(links)?.seq).toBe(place + 1)
      }),
      { seed: 1 },
    )
    expect(findFault(chain(10).filter((link) => link.seq !== 4))?.seq).toBe(4)
    const [one, two, ...rest] = chain(10) as [AuditLink, AuditLink, ...AuditLink[]]
    expect(findFault([two, one, ...rest])?.seq).toBe(1)
  })

  it('betrays a chain rewritten whole, or cut at its end, by an anchor kept outside', () => {
    const links = chain(10)
    const anchors = new Map([[10, (links[9] as AuditLink).hash]])
    expect(findFault(links, anchors)).toBeNull()
    expect(findFault(links.slice(0, 8), anchors)?.seq).toBe(9)
    expect(findFault(links, new Map([[10, 'another head']]))?.seq).toBe(10)
  })

  it('hashes equal data equally, whatever the order of its keys', () => {
    expect(hashOf({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(hashOf({ b: [{ d: 3, c: 2 }], a: 1 }))
  })
})
