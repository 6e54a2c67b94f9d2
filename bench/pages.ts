import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { XIANGYANG_HOST } from '../src/demo/xiangyang.ts'
import { median } from './figures.ts'
import { hasNginx, type SentPage, startNginx } from './nginx.ts'
import { p99AtRate } from './paced-load.ts'
import { startDemo } from './program.ts'
import { CONNECTIONS, hasWrk, requestsPerSecond } from './wrk.ts'

const ROUNDS = 5
const SECONDS = 2
const WARM_SECONDS = 1

const WORKERS = [1, 2]

/** Who answers: the program at the site's own addresses, nginx at those of its files. */
interface Side {
  name: string
  /** Serving processes. */
  workers: number
  port: number
  pathOf(page: Subject): string
}

interface Subject extends SentPage {
  path: string
  label: string
}

/**
 * Warm public pages of the program, by one and by two processes, beside nginx with as many workers serving the same bytes
 * with the same headers. Rounds alternate between the sides; the load generator shares the machine's cores with both.
 */
export async function benchPages(print: (line: string) => void): Promise<void> {
  if (!hasNginx() || !hasWrk()) {
    print('公开页面：跳过，缺少 nginx 或 wrk（Debian：apt-get install -y nginx-light wrk）')
    return
  }
  const stops: (() => Promise<void>)[] = []
  try {
    const sides: Side[] = []
    for (const workers of WORKERS) {
      const program = await startDemo(workers)
      stops.push(program.stop)
      const name = `公开（${workers} 个进程）`
      sides.push({ name, workers, port: program.port, pathOf: ({ path }) => path })
    }
    const pages = await readPages(sides[0]?.port ?? 0)
    for (const workers of WORKERS) {
      const nginx = await startNginx(pages, workers)
      stops.push(nginx.stop)
      const name = `nginx（${workers} 个进程）`
      sides.push({ name, workers, port: nginx.port, pathOf: (page) => `/${page.name}.html` })
    }
    print(
      `公开页面：gzip，保持连接，${CONNECTIONS} 个连接，${ROUNDS} 轮交替，日志关闭；压力程序与服务共用本机处理器`,
    )
    for (const page of pages) await measure(page, sides, print)
  } finally {
    for (const stop of stops.toReversed()) await stop()
  }
}

async function measure(page: Subject, sides: readonly Side[], print: (line: string) => void): Promise<void> {
  for (const side of sides) await assertSame(side, page)
  for (const side of sides) await rate(side, page, WARM_SECONDS)
  const rates = sides.map((): number[] => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, side] of sides.entries()) rates[index]?.push(await rate(side, page, SECONDS))
  }
  const medians = rates.map(median)
  const half = Math.min(...medians) / 2
  const p99: number[][] = sides.map(() => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, side] of sides.entries()) {
      const target = { port: side.port, path: side.pathOf(page), host: XIANGYANG_HOST }
      p99[index]?.push(await p99AtRate(target, half, SECONDS))
    }
  }
  print(`${page.label} ${page.path}（${page.gzip.length} 字节）`)
  for (const [index, { name, workers }] of sides.entries()) {
    const own = medians[index] ?? 0
    const reference = medians[sides.findLastIndex((side) => side.workers === workers)] ?? 0
    const ratio = own === reference ? '' : `，是同样进程数的 nginx 的 ${(own / reference).toFixed(2)} 倍`
    const late = median(p99[index] ?? []).toFixed(2)
    print(`  ${name}：${own.toFixed(0)} 次/秒${ratio}；每秒 ${half.toFixed(0)} 次时 p99 ${late} 毫秒`)
  }
}

function rate(side: Side, page: Subject, seconds: number): Promise<number> {
  return requestsPerSecond(`http://127.0.0.1:${side.port}${side.pathOf(page)}`, XIANGYANG_HOST, seconds)
}

/** The first home page, column and document that the site itself leads to. */
async function readPages(port: number): Promise<Subject[]> {
  const home = await readPage(port, { name: 'home', label: '首页', path: '/' })
  const text = home.plain.toString()
  const find = (pattern: RegExp) => {
    const path = pattern.exec(text)?.[0]
    if (path === undefined) throw new Error(`首页上没有 ${pattern}`)
    return path
  }
  return [
    home,
    await readPage(port, { name: 'list', label: '栏目', path: find(/\/columns\/[a-z-]+/) }),
    await readPage(port, { name: 'article', label: '正文', path: find(/\/documents\/\d+/) }),
  ]
}

/** Fetched twice: the second answer comes from memory. */
async function readPage(
  port: number,
  { path, ...names }: Pick<Subject, 'name' | 'label' | 'path'>,
): Promise<Subject> {
  await get(port, path)
  const { body, headers } = await get(port, path)
  return { ...names, path, gzip: body, plain: gunzipSync(body), headers }
}

async function assertSame(side: Side, page: Subject): Promise<void> {
  const { body } = await get(side.port, side.pathOf(page))
  if (!body.equals(page.gzip)) throw new Error(`${side.name} 的 ${page.path} 字节不同`)
}

const OWN_TO_EACH =
  /^(content-.*-?(length|type|encoding)|date|connection|keep-alive|etag|last-modified|server)$/

async function get(port: number, path: string): Promise<{ body: Buffer; headers: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    const headers = { host: XIANGYANG_HOST, 'accept-encoding': 'gzip' }
    request({ port, path, headers, host: '127.0.0.1' }, async (answer) => {
      if (answer.statusCode !== 200 || answer.headers['content-encoding'] !== 'gzip')
        reject(new Error(`${path} 的应答是 ${answer.statusCode}，不是压缩的页面`))
      const shared = Object.entries(answer.headers).filter(([name]) => !OWN_TO_EACH.test(name))
      resolve({ body: await buffer(answer), headers: Object.fromEntries(shared) as Record<string, string> })
    })
      .on('error', reject)
      .end()
  })
}

if (import.meta.main) await benchPages((line) => process.stdout.write(`${line}\n`))
