import { performance } from 'node:perf_hooks'
import type { Ctx } from '../src/lib/ctx.ts'
import { dayInChina } from '../src/lib/day.ts'
import { act } from '../src/lib/db.ts'
import { secretsFrom } from '../src/lib/secrets.ts'
import { searchDocuments } from '../src/modules/documents/index.ts'
import { readQuery } from '../src/modules/documents/rules/index.ts'
import { type Paper, paperWriter, randomFrom } from './corpus.ts'
import { type BenchDatabase, openBenchDatabase } from './database.ts'
import { median, quantile } from './figures.ts'
import { foundBenchOrgan, insertPapers } from './search-build.ts'

const SIZES = [5_000, 100_000]
const MIXED = 1_000
const PROBES = 20
const ROUNDS = 3
const ANYWHERE = { columnIds: null, year: null, kind: null, genre: null, validity: null }
const FIRST_PAGE = { order: 'relevance', page: 1, perPage: 20 } as const

/** Of a hundred searches, so many of each kind. Every one is asked for the first time, but for what chance repeats. */
const MIX: [share: number, name: string, make: (sample: Sample) => string][] = [
  [25, '题名中的两字词', ({ title, cut }) => cut(title, 2)],
  [30, '正文中的三四字', ({ text, cut, random }) => cut(text, 3 + Math.floor(random() * 2))],
  [15, '正文中的五至八字', ({ text, cut, random }) => cut(text, 5 + Math.floor(random() * 4))],
  [10, '文号（各种括号）', ({ number, random }) => number.replace('〔', random() < 0.5 ? '[' : '（')],
  [10, '两个词', ({ title, text, cut }) => `${cut(title, 2)} ${cut(text, 2)}`],
  [5, '四成文件都有的套语', ({ cut }) => cut('中华人民共和国政府信息公开条例有关规定', 8)],
  [
    5,
    '没有的词',
    ({ random }) => String.fromCharCode(...[1, 2, 3].map(() => 0x9000 + Math.floor(random() * 1_000))),
  ],
]

interface Sample {
  title: string
  text: string
  number: string
  random: () => number
  cut(text: string, length: number): string
}

/**
 * The first page of a search (exact number, ranked, with passages), each in a transaction of the program's role, beside
 * counting by LIKE over the same texts: for a stated mix, for strings in at most a thousandth of the documents, and for
 * strings in a third of them. At 5,000 and 100,000 documents.
 */
export async function benchSearch(print: (line: string) => void): Promise<void> {
  const bench = await openBenchDatabase(4)
  try {
    const place = await foundBenchOrgan(bench.owner)
    const write = paperWriter(20260302)
    const papers: Paper[] = []
    for (const size of SIZES) {
      while (papers.length < size) papers.push(write())
      const start = performance.now()
      await insertPapers(bench.owner, place, papers, 1)
      print(
        `${size} 份文件：写入 ${((performance.now() - start) / 1000).toFixed(0)} 秒，${await sizesOf(bench)}`,
      )
      await measure(bench, place.organId, papers, print)
    }
  } finally {
    await bench.close()
  }
}

async function sizesOf({ owner }: BenchDatabase): Promise<string> {
  const { rows } = await owner.query<{ texts: string; grams: string; chars: number; phrases: number }>(`
    select pg_size_pretty(pg_table_size('search_text')) as texts, pg_size_pretty(pg_relation_size('search_text_grams')) as
      grams, (select avg(length(body))::integer from search_text) as chars,
      (select jsonb_array_length(phrases) from search_index) as phrases`)
  const [row] = rows
  return `平均 ${row?.chars} 字，检索文本 ${row?.texts}，索引 ${row?.grams}，常用词语 ${row?.phrases} 个`
}

async function measure(
  bench: BenchDatabase,
  organId: Ctx['organId'],
  papers: readonly Paper[],
  print: (line: string) => void,
): Promise<void> {
  const random = randomFrom(papers.length)
  const now = new Date()
  const scene = {
    organId,
    actor: { kind: 'public' },
    now,
    today: dayInChina(now),
    secrets: secretsFrom(bench.masterKey),
  } as const
  const search = async (typed: string) => {
    const query = readQuery(typed)
    if (typeof query === 'string') return { total: 0, ms: 0 }
    const start = performance.now()
    const found = await act(bench.database, scene, (ctx) =>
      searchDocuments(ctx, { ...query, ...ANYWHERE, ...FIRST_PAGE }),
    )
    const ms = performance.now() - start
    if (found === 'too-slow') throw new Error(`“${typed}” takes too long`)
    return { total: found.total, ms }
  }
  const like = async (typed: string) => {
    const start = performance.now()
    const { rows } = await bench.owner.query<{ count: number }>(
      'select count(*) from search_text where organ_id = $1 and body like $2',
      [organId, `%${typed}%`],
    )
    return { total: Number(rows[0]?.count), ms: performance.now() - start }
  }
  for (let warm = 0; warm < 20; warm++) await search(makeQuery(papers, random, MIX[warm % MIX.length]?.[2]))
  await printMix(papers, random, search, print)
  for (const [name, range] of [
    ['千分之一以下的文件中有', [1, papers.length / 1_000]],
    ['三分之一以上的文件中有', [papers.length / 3, papers.length]],
  ] as const) {
    await printBeside(name, await findProbes(papers, random, search, range), { search, like }, print)
  }
}

type Ask = (typed: string) => Promise<{ total: number; ms: number }>

async function printMix(
  papers: readonly Paper[],
  random: () => number,
  search: Ask,
  print: (line: string) => void,
) {
  const times = new Map<string, number[]>(MIX.map(([, name]) => [name, []]))
  for (let no = 0; no < MIXED; no++) {
    const drawn = random() * 100
    const kind = MIX.find((_, at) => drawn < MIX.slice(0, at + 1).reduce((sum, [share]) => sum + share, 0))
    if (kind === undefined) continue
    times.get(kind[1])?.push((await search(makeQuery(papers, random, kind[2]))).ms)
  }
  const all = [...times.values()].flat()
  print(
    `  混合 ${all.length} 次：中位数 ${median(all).toFixed(1)} 毫秒，p99 ${quantile(all, 0.99).toFixed(1)} 毫秒`,
  )
  for (const [share, name] of MIX) {
    const some = times.get(name) ?? []
    print(
      `    ${share}% ${name}：中位数 ${median(some).toFixed(1)}，p99 ${quantile(some, 0.99).toFixed(1)} 毫秒`,
    )
  }
}

/** Strings of two to eight characters that stand in so many documents; each is asked for afterwards for the first time. */
async function findProbes(
  papers: readonly Paper[],
  random: () => number,
  search: Ask,
  [least, most]: readonly [number, number],
): Promise<string[]> {
  const found = new Set<string>()
  for (let tries = 0; tries < 3_000 && found.size < PROBES; tries++) {
    const typed = makeQuery(papers, random, ({ text, title, cut }) =>
      cut(tries % 2 ? text : title, 2 + Math.floor(random() * 7)),
    )
    const { total } = await search(typed)
    if (total >= least && total <= most) found.add(typed)
  }
  return [...found]
}

async function printBeside(
  name: string,
  probes: readonly string[],
  { search, like }: { search: Ask; like: Ask },
  print: (line: string) => void,
): Promise<void> {
  const ours: number[] = []
  const theirs: number[] = []
  const ratios: number[] = []
  for (const typed of probes) {
    const times: [number, number][] = []
    for (let round = 0; round < ROUNDS; round++) {
      const [our, their] = [await search(typed), await like(typed)]
      if (our.total !== their.total)
        throw new Error(`“${typed}”: ${our.total} found, LIKE counts ${their.total}`)
      times.push([our.ms, their.ms])
    }
    const [our, their] = [median(times.map(([ms]) => ms)), median(times.map(([, ms]) => ms))]
    ours.push(our)
    theirs.push(their)
    ratios.push(their / our)
  }
  print(
    `  ${name}的 ${probes.length} 个词：检索中位数 ${median(ours).toFixed(1)} 毫秒，LIKE ${median(theirs).toFixed(0)} 毫秒；` +
      `LIKE 是检索的 ${median(ratios).toFixed(0)} 倍（最少 ${Math.min(...ratios).toFixed(1)} 倍）`,
  )
}

function makeQuery(
  papers: readonly Paper[],
  random: () => number,
  make: ((sample: Sample) => string) | undefined,
): string {
  const paper = papers[Math.floor(random() * papers.length)]
  if (paper === undefined || make === undefined) return ''
  const cut = (text: string, length: number) => {
    const from = Math.floor(random() * Math.max(1, text.length - length))
    return text.slice(from, from + length)
  }
  const text = paper.bodyHtml.replace(/<[^>]*>/g, '').replace(/[，。：《》〔〕\d]/g, '')
  // Where the cut runs over a mark that was left out, nothing is found: that happens to visitors too.
  return make({ title: paper.title, text, number: paper.documentNumber, random, cut })
}

if (import.meta.main) await benchSearch((line) => process.stdout.write(`${line}\n`))
