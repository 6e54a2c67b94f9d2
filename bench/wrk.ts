import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { runs } from './nginx.ts'

const run = promisify(execFile)

export const CONNECTIONS = 32

export function hasWrk(): boolean {
  return runs('wrk', ['-v'])
}

/** Requests per second of one address: 32 connections kept open, one thread, gzip. A failed answer fails the run. */
export async function requestsPerSecond(url: string, host: string, seconds: number): Promise<number> {
  const headers = ['-H', `Host: ${host}`, '-H', 'Accept-Encoding: gzip']
  const { stdout } = await run('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, ...headers, url])
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`wrk：${url} 有失败的应答\n${stdout}`)
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1] ?? 0)
}
