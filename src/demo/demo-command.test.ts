import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { TEST_MASTER_KEY } from '../../test/master-key.ts'
import { secretsFrom } from '../lib/secrets.ts'
import { demoCommand } from './demo-command.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

async function run(...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const calls: string[] = []
  const code = await demoCommand(
    argv,
    { out: (text) => out.push(text), err: (text) => err.push(text) },
    async () => ({
      database,
      secrets: secretsFrom(TEST_MASTER_KEY),
      serve: async (ready) => {
        calls.push('serve')
        ready(8080)
      },
      stop: async () => {
        calls.push('stop')
      },
    }),
  )
  return { code, out: out.join('\n'), err: err.join('\n'), calls }
}

it('replays, tells the figures, serves and says where', async () => {
  const first = await run('--until', '2024-01-02')
  expect(first).toMatchObject({ code: 0, calls: ['serve', 'stop'] })
  expect(first.err).toMatch(/示例数据就绪：网站信息 \d+ 条/)
  expect(first.out).toContain('http://xiangyang.localhost:8080/')
  expect(first.out).toContain('reviewer1a')
  const again = await run('--until', '2024-01-02', '--replay-only')
  expect(again).toMatchObject({ code: 0, out: '', calls: ['stop'] })
})

it('says what is wrong in one line, and opens nothing', async () => {
  expect(await run('--until', '2024-02-30')).toMatchObject({ code: 2, out: '', calls: [] })
  const strange = await run('--strange')
  expect([strange.code, strange.err.split('\n').length]).toEqual([2, 1])
  expect(await run('--help')).toMatchObject({ code: 0, err: '', calls: [] })
})
