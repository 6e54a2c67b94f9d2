import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { publishDocument } from './actions/publish-document.ts'
import { searchCommand } from './search-command.ts'
import { openOffice } from './testing/office.ts'

let database: TestDatabase
let isStopped = false
let run: (...argv: string[]) => Promise<{ code: number; out: string; err: string }>

beforeAll(async () => {
  database = await freshDatabase()
  const organId = await buildOrgan(database, '011158671', 'one.localhost')
  const office = await openOffice(database, organId)
  const id = await office.draft({ title: '用来重建索引的通知' })
  await office.approve(id)
  await office.as('publisher', (ctx) => publishDocument(ctx, id))
  run = async (...argv) => {
    const said = { out: '', err: '' }
    const io = {
      out: (text: string) => {
        said.out += text
      },
      err: (text: string) => {
        said.err += text
      },
    }
    const code = await searchCommand(argv, io, async () => ({
      database,
      secrets: sceneOn('2025-01-14', organId).secrets,
      organs: async () => [organId],
      now: new Date('2025-01-14T02:00:00Z'),
      isStopped: () => isStopped,
      draw: null,
      stop: async () => {},
    }))
    return { code, ...said }
  }
})
afterAll(() => database?.drop())

it('writes the index anew, and says how many documents it holds', async () => {
  expect(await run('reindex')).toMatchObject({ code: 0, out: '检索索引已重建：1 个机关，1 条信息。' })
  const { code, out } = await run('reindex', '--site', 'ONE.localhost', '--json')
  expect([code, JSON.parse(out)]).toMatchObject([0, { complete: true, organs: [{ documents: 1, of: 1 }] }])
})

it('says what it takes, and what it does not know', async () => {
  expect((await run('--help')).code).toBe(0)
  expect(await run('index')).toMatchObject({ code: 2, err: 'search 之后应是 reindex，说明见 search --help' })
  expect((await run('reindex', '--all')).code).toBe(2)
  expect(await run('reindex', '--site', 'nowhere')).toMatchObject({ code: 2, err: '没有网站 nowhere' })
})

it('pauses when told to, and goes on the next time', async () => {
  isStopped = true
  expect(await run('reindex')).toMatchObject({ code: 1 })
  isStopped = false
  expect((await run('reindex')).code).toBe(0)
})
