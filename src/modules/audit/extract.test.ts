import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { OrganId } from '../../lib/ctx.ts'
import { act } from '../../lib/db.ts'
import { auditCommand } from './audit-command.ts'
import { readExtract, readLinks, record } from './index.ts'
import { type AuditExtractLink, findExtractFault } from './rules.ts'

let database: TestDatabase
let organ: OrganId
let folder: string
let extract: AuditExtractLink[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'extract-test-'))
  database = await freshDatabase()
  organ = await buildOrgan(database, '011158671', 'one.localhost')
  const write = (kind: string, id: number) =>
    act(database, sceneOn('2024-01-02', organ), (ctx) => record(ctx, 'test.write', { kind, id }))
  for (const id of [1, 2, 1, 1, 3]) await write('thing', id)
  await write('other', 1)
  extract = await act(database, sceneOn('2024-01-02', organ), (ctx) =>
    readExtract(ctx, [
      { kind: 'thing', id: 1 },
      { kind: 'other', id: 1 },
    ]),
  )
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database.drop()
})

describe('an extract', () => {
  it('holds the links of its subjects alone, each behind the hash it follows', async () => {
    expect(extract.map(({ record: { subjectKind, subjectId } }) => `${subjectKind} ${subjectId}`)).toEqual([
      'thing 1',
      'thing 1',
      'thing 1',
      'other 1',
    ])
    const chain = await act(database, sceneOn('2024-01-02', organ), (ctx) => readLinks(ctx, 0))
    for (const { seq, previous } of extract) {
      if (seq > 1) expect(chain.find((each) => each.seq === seq - 1)?.hash).toBe(previous)
    }
    expect(findExtractFault(extract)).toBeNull()
  })

  it('betrays a changed word, a changed order, a broken neighbour and a foreign anchor', () => {
    const [first, second, third, last] = extract as [AuditExtractLink, ...AuditExtractLink[]]
    if (second === undefined || third === undefined || last === undefined) throw new Error('four links')
    const forged = { ...second, record: { ...second.record, action: 'test.other' } }
    expect(findExtractFault([first, forged, third])).toMatchObject({ seq: second.seq })
    expect(findExtractFault([second, first])).toMatchObject({ seq: first.seq })
    expect(findExtractFault([second, { ...third, previous: first.hash }])).toMatchObject({ seq: third.seq })
    expect(findExtractFault(extract, new Map([[last.seq, last.hash]]))).toBeNull()
    expect(findExtractFault(extract, new Map([[last.seq, first.hash]]))).toMatchObject({ seq: last.seq })
  })

  it('is what gongkai audit verify follows without a database', async () => {
    const verify = async (links: readonly AuditExtractLink[]) => {
      const path = join(folder, 'extract.jsonl')
      writeFileSync(path, links.map((link) => `${JSON.stringify(link)}\n`).join(''))
      const said: string[] = []
      const io = { out: (line: string) => said.push(line), err: (line: string) => said.push(line) }
      const open = () => Promise.reject(new Error('needs no database'))
      return { code: await auditCommand(['verify', path], io, open), said: said.join('\n') }
    }
    expect(await verify(extract)).toMatchObject({ code: 0, said: expect.stringContaining('摘录') })
    expect(await verify([...extract].reverse())).toMatchObject({ code: 1 })
  })
})
