import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

const LINE = /^(\S+) organ=(\d+) seq=(\d+) hash=([0-9a-f]{64})$/

/**
 * Notes a chain's head outside the database, one line a head. The file is for printing, mailing or publishing:
 * only what has left the machine proves that nobody rewrote chain and file together.
 */
export function noteAnchor(
  file: string,
  head: { organId: number; seq: number; hash: string; at: Date },
): void {
  mkdirSync(dirname(file), { recursive: true })
  appendFileSync(file, `${head.at.toISOString()} organ=${head.organId} seq=${head.seq} hash=${head.hash}\n`)
}

/** The anchors of one organ by sequence. A line that is none is said, never skipped. */
export function readAnchors(file: string, organId: number): Map<number, string> {
  const anchors = new Map<number, string>()
  if (!existsSync(file)) return anchors
  const lines = readFileSync(file, 'utf8').split('\n')
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const match = LINE.exec(line)
    if (match === null) throw new RangeError(`锚点文件 ${file} 第 ${index + 1} 行无法识别`)
    if (Number(match[2]) === organId) anchors.set(Number(match[3]), match[4] as string)
  }
  return anchors
}
