import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { quantile } from './figures.ts'
import { CONNECTIONS } from './wrk.ts'

const LONGEST_WAIT_MS = 10_000

/**
 * The 99th percentile of the time to an answer, in milliseconds, at a fixed rate over 32 connections kept open: each
 * millisecond sends what is due. A request counts from then, also where its connection still waits for the answer
 * before: a server that stalls is not spared what came meanwhile.
 */
export async function p99AtRate(
  { port, path, host }: { port: number; path: string; host: string },
  perSecond: number,
  seconds: number,
): Promise<number> {
  const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: gzip\r\n\r\n`
  const lanes = await Promise.all(Array.from({ length: CONNECTIONS }, () => openLane(port, request)))
  const all = Math.round(perSecond * seconds)
  const begun = performance.now()
  let sent = 0
  while (sent < all) {
    const due = Math.min(all, Math.ceil(((performance.now() - begun) / 1_000) * perSecond))
    for (; sent < due; sent++) lanes[sent % lanes.length]?.send()
    await sleep(1)
  }
  const answered = () => lanes.reduce((sum, each) => sum + each.times.length, 0)
  for (const end = performance.now() + LONGEST_WAIT_MS; answered() < all && performance.now() < end; )
    await sleep(10)
  for (const { socket } of lanes) socket.destroy()
  const times = lanes.flatMap((each) => each.times)
  if (times.length < all) throw new Error(`${all - times.length} 个请求没有得到应答`)
  return quantile(times, 0.99)
}

interface Lane {
  socket: Socket
  times: number[]
  send(): void
}

/** One connection: what is due while an answer is under way waits its turn. */
async function openLane(port: number, request: string): Promise<Lane> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  const times: number[] = []
  const waiting: number[] = []
  let missing = 0
  socket.on('data', (chunk: Buffer) => {
    missing = (missing > 0 ? missing : lengthOf(chunk)) - chunk.length
    if (missing > 0) return
    times.push(performance.now() - (waiting.shift() ?? 0))
    if (waiting.length > 0) socket.write(request)
  })
  const send = () => {
    if (waiting.push(performance.now()) === 1) socket.write(request)
  }
  return { socket, times, send }
}

/** Head and body together; the head always comes in one piece on the loopback. */
function lengthOf(chunk: Buffer): number {
  const end = chunk.indexOf('\r\n\r\n')
  const head = chunk.toString('latin1', 0, end)
  const body = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (!head.startsWith('HTTP/1.1 200') || body === undefined) throw new Error(`没有正常应答：${head}`)
  return end + 4 + Number(body)
}
