import { performance } from 'node:perf_hooks'
import pg from 'pg'
import type { Ctx } from '../src/lib/ctx.ts'
import { dayInChina } from '../src/lib/day.ts'
import { act, connectionOf } from '../src/lib/db.ts'
import { secretsFrom } from '../src/lib/secrets.ts'
import { createChannel } from '../src/modules/channels/index.ts'
import { importDocument } from '../src/modules/documents/index.ts'
import { type Paper, paperWriter } from './corpus.ts'
import { openBenchDatabase } from './database.ts'
import { median } from './figures.ts'
import { foundBenchOrgan } from './search-build.ts'

const CONCURRENCY = 8
const ROUNDS = 5
const DOCUMENTS = 300
const INSERTS = 2_000

/**
 * Documents made public in one transaction each (as the moving in makes them: durable, audited, looked through for marks
 * of secrecy, with index number, and searchable on return), beside single-row committed INSERTs over as many
 * connections. Rounds alternate; medians are compared. The reviews are measured by `publishing.ts`.
 */
export async function benchCreateDocument(print: (line: string) => void): Promise<void> {
  const bench = await openBenchDatabase(CONCURRENCY)
  const plain = new pg.Pool({ ...connectionOf(bench.url), max: CONCURRENCY })
  try {
    const place = await foundBenchOrgan(bench.owner)
    await bench.owner.query('insert into public_version (organ_id) values ($1)', [place.organId])
    await bench.owner.query('create table bench_row (id bigint generated always as identity, body text)')
    const now = new Date()
    const scene = {
      organId: place.organId,
      actor: { kind: 'system', name: '迁入' } as const,
      now,
      today: dayInChina(now),
      secrets: secretsFrom(bench.masterKey),
    }
    await act(bench.database, scene, (ctx) => createChannel(ctx, { kind: 'website', name: '门户网站' }))
    const write = paperWriter(7)
    let made = 0
    const create = () => act(bench.database, scene, (ctx) => importOne(ctx, place, write(), made++))
    const row = 'x'.repeat(400)
    const insert = () => plain.query('insert into bench_row (body) values ($1)', [row])
    const documents: number[] = []
    const inserts: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      documents.push(await perSecond(DOCUMENTS, create))
      inserts.push(await perSecond(INSERTS, insert))
    }
    const [ours, theirs] = [median(documents), median(inserts)]
    print(
      `新建一条公开信息：${ours.toFixed(0)} 条/秒，单行提交插入 ${theirs.toFixed(0)} 次/秒（并发 ${CONCURRENCY}）；` +
        `前者是后者的 ${(ours / theirs).toFixed(2)} 倍`,
    )
  } finally {
    await plain.end()
    await bench.close()
  }
}

async function importOne(
  ctx: Ctx,
  { columnId, personId }: { columnId: number; personId: number },
  { title, bodyHtml }: Paper,
  no: number,
): Promise<unknown> {
  return importDocument(ctx, {
    origin: `bench ${no}`,
    content: { kind: 'general', columnId, title, bodyHtml, source: '某局' },
    indexNumber: null,
    publishedOn: ctx.today,
    validity: 'valid',
    oldAddresses: [],
    files: [],
    responsibleId: personId,
  })
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  let left = count
  const start = performance.now()
  const worker = async () => {
    while (left-- > 0) await work()
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  return count / ((performance.now() - start) / 1000)
}

if (import.meta.main) await benchCreateDocument((line) => process.stdout.write(`${line}\n`))
