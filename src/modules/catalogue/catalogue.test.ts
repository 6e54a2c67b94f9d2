import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { OrganId } from '../../lib/ctx.ts'
import { act } from '../../lib/db.ts'
import { NotFound } from '../../lib/refusal.ts'
import { findHost } from '../organs/index.ts'
import type { Column } from './index.ts'
import { createColumn, findColumn, listColumns, renameColumn } from './index.ts'
import { whyNotCreate, whyNotPublishInto } from './rules.ts'

let database: TestDatabase
let first: OrganId
let second: OrganId

beforeAll(async () => {
  database = await freshDatabase()
  first = await buildOrgan(database, '011158671', 'one.localhost')
  second = await buildOrgan(database, '011158672', 'two.localhost')
})
afterAll(() => database.drop())

const GUIDE: Column = {
  id: 1,
  parentId: null,
  slug: 'zfxxgk-zn',
  name: '政府信息公开指南',
  kind: 'single',
  position: 1,
  description: '',
}

describe('columns', () => {
  it.each([
    ['a column beside another', { slug: 'zd' }, []],
    ['a taken address', { slug: 'zfxxgk-zn' }, ['column-slug-taken']],
    ['an address that is none, and no name', { slug: '指南', name: ' ' }, ['column-slug', 'column-name']],
    ['a parent that is not there', { slug: 'zd', parentId: 7 }, ['column-parent']],
  ])('%s', (_, change, codes) => {
    expect(whyNotCreate({ ...GUIDE, ...change }, [GUIDE]).map((each) => each.code)).toEqual(codes)
  })

  it('条例第二十九条: the request desk holds no documents', () => {
    expect(whyNotPublishInto({ name: '依申请公开', kind: 'request' })?.code).toBe('column-holds-no-documents')
    expect(whyNotPublishInto(GUIDE)).toBeNull()
  })

  it('form a tree in their order, keep their address, and belong to one organ', async () => {
    const on = <T>(organ: OrganId, work: Parameters<typeof act<T>>[2]) =>
      act(database, sceneOn('2024-01-02', organ), work)
    const { slug, name, kind } = GUIDE
    const top = await on(first, (ctx) => createColumn(ctx, { slug, name, kind, position: 2 }))
    await on(first, (ctx) =>
      createColumn(ctx, { slug: 'zd', name: '制度', kind: 'list', position: 1, parentId: top }),
    )
    const versionOf = async () => (await findHost(database, 'one.localhost'))?.publicVersion ?? 0
    const before = await versionOf()
    await on(first, (ctx) => renameColumn(ctx, top, { name: '指南' }))
    expect(await versionOf()).toBe(before + 1)
    expect((await on(first, listColumns)).map((each) => each.slug)).toEqual(['zd', 'zfxxgk-zn'])
    expect(await on(first, (ctx) => findColumn(ctx, { slug: 'zfxxgk-zn' }))).toMatchObject({
      id: top,
      name: '指南',
    })
    expect(await on(second, listColumns)).toEqual([])
    await expect(on(second, (ctx) => findColumn(ctx, { id: top }))).rejects.toBeInstanceOf(NotFound)
    await expect(on(second, (ctx) => renameColumn(ctx, top, { name: '改' }))).rejects.toBeInstanceOf(NotFound)
  })
})
