import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { text } from 'node:stream/consumers'
import type { OrganId } from '../src/lib/ctx.ts'
import { publishDocument, takeDownDocument } from '../src/modules/documents/index.ts'
import { type Office, openOffice } from '../src/modules/documents/testing/office.ts'
import { buildOrgan } from '../test/builders.ts'
import { openBenchDatabase } from './database.ts'
import { median, quantile } from './figures.ts'
import { startServer } from './program.ts'

const CHANGES = 500
const READERS = 32
const PROCESSES = 2
const HOST = 'one.localhost'

/** What a visitor may see of one document: settled, or under way when either is right. */
interface Shown {
  id: number
  title: string
  isPublic: boolean
  /** Raised when a change begins and when it is acknowledged: equal before and after a read, nothing moved between. */
  moves: number
}

/**
 * Documents are published and taken down one after the other, acknowledged by the database, while 32 visitors read the
 * pages that show them from two web processes that learn of it by themselves. Counts the answers that began after an
 * acknowledgement and do not know of it: there must be none.
 */
export async function benchFreshness(print: (line: string) => void): Promise<void> {
  const bench = await openBenchDatabase(8)
  const program = await startServer(PROCESSES, bench)
  try {
    const database = { ...bench.database, ownerUrl: bench.url, drop: async () => {} }
    const organId: OrganId = await buildOrgan(database, '011158671', HOST)
    const office = await openOffice(database, organId)
    const now: { shown: Shown | null; goOn: boolean } = { shown: null, goOn: true }
    const seen = { answers: 0, judged: 0, stale: [] as string[] }
    const readers = Array.from({ length: READERS }, (_, no) => read(no, program.port, now, seen))
    const times: number[] = []
    for (let change = 0; change < CHANGES; change++) times.push(...(await showAndHide(office, change, now)))
    now.goOn = false
    await Promise.all(readers)
    print(
      `即时生效：${CHANGES} 次公开、${CHANGES} 次撤回，${PROCESSES} 个网页进程，${READERS} 位访客；` +
        `${seen.answers} 个应答，其中 ${seen.judged} 个在确认之后开始、其间没有变化，过时的 ${seen.stale.length} 个；` +
        `公开或撤回到确认 中位 ${median(times).toFixed(1)} 毫秒，p99 ${quantile(times, 0.99).toFixed(1)} 毫秒`,
    )
    if (seen.stale.length > 0) throw new Error(`过时的应答：${seen.stale.slice(0, 5).join('；')}`)
  } finally {
    await program.stop()
    await bench.close()
  }
}

/** One document comes and goes; how long each took until it was acknowledged, in milliseconds. */
async function showAndHide(office: Office, change: number, now: { shown: Shown | null }): Promise<number[]> {
  const title = `第${String(change).padStart(4, '0')}号信息`
  const id = await office.draft({ title, bodyHtml: `<p>${title}的正文。</p>` })
  await office.approve(id)
  const shown: Shown = { id, title, isPublic: false, moves: 0 }
  now.shown = shown
  const timed = async (work: () => Promise<unknown>) => {
    shown.moves += 1
    const start = performance.now()
    await work()
    const took = performance.now() - start
    shown.isPublic = !shown.isPublic
    shown.moves += 1
    return took
  }
  const published = await timed(() => office.as('publisher', (ctx) => publishDocument(ctx, id)))
  // Long enough that every reader comes by.
  await new Promise((resolve) => setTimeout(resolve, 20))
  const order = {
    editionNo: 1,
    cause: 'personal',
    reason: '误发',
    orderedBy: '某人',
    redirectTo: null,
  } as const
  const hidden = await timed(() => office.as('publisher', (ctx) => takeDownDocument(ctx, id, order)))
  await new Promise((resolve) => setTimeout(resolve, 20))
  return [published, hidden]
}

/** One visitor on a connection of its own, from page to page, until told to go. */
async function read(
  no: number,
  port: number,
  now: { shown: Shown | null; goOn: boolean },
  seen: { answers: number; judged: number; stale: string[] },
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  for (let turn = 0; now.goOn; turn++) {
    const { shown } = now
    if (shown === null) {
      await new Promise((resolve) => setTimeout(resolve, 10))
      continue
    }
    const { isPublic, moves, id, title } = shown
    const path = ['/', '/columns/notices', `/documents/${id}`, '/columns/notices/feed.xml'][turn % 4] ?? '/'
    // Behind a proxy, from many addresses: the limit on one is not what is measured.
    const address = `10.0.${no}.${turn % 250}`
    const { status, body } = await get(agent, port, path, address)
    seen.answers += 1
    if (shown.moves !== moves || moves % 2 === 1) continue
    seen.judged += 1
    const isShown = body.includes(title)
    const isRight = path.startsWith('/documents/')
      ? status === (isPublic ? 200 : moves === 0 ? 404 : 410) && isShown === isPublic
      : status === 200 && isShown === isPublic
    if (!isRight) seen.stale.push(`${path} ${title} ${status}，${isPublic ? '应可见' : '不应可见'}`)
  }
  agent.destroy()
}

function get(
  agent: Agent,
  port: number,
  path: string,
  address: string,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(
      { agent, port, path, host: '127.0.0.1', headers: { host: HOST, 'x-forwarded-for': address } },
      async (answer) => resolve({ status: answer.statusCode ?? 0, body: await text(answer) }),
    )
      .on('error', reject)
      .end()
  })
}

if (import.meta.main) await benchFreshness((line) => process.stdout.write(`${line}\n`))
