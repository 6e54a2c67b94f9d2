import { availableParallelism } from 'node:os'
import { performance } from 'node:perf_hooks'
import type { Ctx } from '../src/lib/ctx.ts'
import { dayInChina } from '../src/lib/day.ts'
import { act } from '../src/lib/db.ts'
import { secretsFrom } from '../src/lib/secrets.ts'
import { listPublicContents } from '../src/modules/documents/index.ts'
import { findRescreening, listToCorrect, rescreenDue } from '../src/modules/rescreening/index.ts'
import { type Paper, paperWriter } from './corpus.ts'
import { openBenchDatabase } from './database.ts'
import { median } from './figures.ts'
import { foundBenchOrgan, insertPapers } from './search-build.ts'

const DOCUMENTS = Number(process.env.BENCH_DOCUMENTS ?? 100_000)
const ROUNDS = 3
const BATCH = 200

/**
 * All public documents read again, as after a change of the lexicon, beside only fetching the same texts from the
 * database: documents per second, and the memory of the process at its highest. Rounds alternate; medians.
 */
export async function benchRescreening(print: (line: string) => void): Promise<void> {
  const bench = await openBenchDatabase(4)
  try {
    const place = await foundBenchOrgan(bench.owner)
    await bench.owner.query(SITE, [place.organId])
    const write = paperWriter(20260302)
    const papers: Paper[] = Array.from({ length: DOCUMENTS }, write)
    await insertPapers(bench.owner, place, papers, 1)
    const characters = papers.reduce((sum, { title, bodyHtml }) => sum + title.length + bodyHtml.length, 0)
    papers.length = 0
    const secrets = secretsFrom(bench.masterKey)
    const run = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => {
      const now = new Date()
      const actor = { kind: 'system', name: '测量' } as const
      return act(
        bench.database,
        { organId: place.organId, actor, now, today: dayInChina(now), secrets },
        work,
      )
    }
    const rescreen = async () => {
      // As if the lexicon were another than the last time.
      await bench.owner.query("update rescreening set lexicon = 'before'")
      await rescreenDue({
        database: bench.database,
        secrets,
        organs: async () => [place.organId],
        clock: () => new Date(),
        goOn: () => true,
      })
    }
    const times = { rescreen: [] as number[], fetch: [] as number[] }
    let highest = 0
    const watch = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage.rss())
    }, 100)
    for (let round = 0; round < ROUNDS; round += 1) {
      times.rescreen.push(await timeOf(rescreen))
      times.fetch.push(await timeOf(() => fetchAll(run)))
    }
    clearInterval(watch)
    const done = await run(findRescreening)
    if (done?.state !== 'complete' || done.done !== DOCUMENTS) throw new Error('not all was read')
    const listed = (await run(listToCorrect)).length
    const [took, fetched] = [median(times.rescreen), median(times.fetch)]
    const perSecond = Math.round(DOCUMENTS / took)
    print(
      `重新筛查 ${DOCUMENTS} 条（平均 ${Math.round(characters / DOCUMENTS)} 字），${availableParallelism()} 个线程：${took.toFixed(1)} 秒，每秒 ${perSecond} 条，是只读取这些文本用时的 ${(took / fetched).toFixed(1)} 倍；进程内存最高 ${Math.round(highest / 1_048_576)} MB（含各线程）；清单 ${listed} 条`,
    )
  } finally {
    await bench.close()
  }
}

async function fetchAll(run: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>): Promise<void> {
  let after = 0
  for (;;) {
    const batch = await run((ctx) => listPublicContents(ctx, { after, limit: BATCH }))
    if (batch.length === 0) return
    after = batch.at(-1)?.id ?? after
  }
}

/** In seconds. */
async function timeOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}

const SITE = `
insert into site (organ_id, host, name, id_code, sponsor, undertaker, address, phone, icp_number, police_number)
values ($1, 'bench.localhost', '某局', '4206000011', '某局', '某局', '', '0710-12345', '', '')`

if (import.meta.main) await benchRescreening((line) => process.stdout.write(`${line}\n`))
