import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { CommandIo } from '../../lib/command.ts'
import type { OrganId } from '../../lib/ctx.ts'
import type { Database } from '../../lib/db.ts'
import { noteAnchor, readAnchors } from './anchors.ts'
import { countUnsealed, readLinks, sealRecords } from './index.ts'
import { type AuditExtractLink, type AuditLink, findExtractFault, findFault } from './rules.ts'

/** What the command needs of an installation; opened only when it is asked for. */
export interface AuditSource {
  anchorFile: string
  organs(): Promise<OrganId[]>
  database: Database
  now: Date
  stop(): Promise<void>
}

const HELP = [
  '核对与导出审计链',
  '',
  '用法：gongkai audit verify [导出文件] [--anchors 锚点文件]   核对；给出导出文件（或者证据包中的摘录）时不需要数据库',
  '      gongkai audit export 导出文件                        导出全部记录（每行一条 JSON）',
  '      gongkai audit seal                                   立即封链并记下锚点',
  '',
  '退出码：0 链完整，1 链有断点，2 输入不可用',
].join('\n')

/** `gongkai audit …`: 0 the chain holds, 1 it does not, 2 unusable input. */
export async function auditCommand(
  argv: string[],
  io: CommandIo,
  open: () => Promise<AuditSource>,
): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { anchors: { type: 'string' }, help: { type: 'boolean' } },
    })
    const [verb, file] = positionals
    if (values.help || verb === undefined) {
      io.out(HELP)
      return values.help ? 0 : 2
    }
    if (verb === 'verify' && file !== undefined) return verifyFile(file, values.anchors, io)
    if (verb === 'verify')
      return await withSource(open, (source) => verifyDatabase(source, values.anchors, io))
    if (verb === 'export' && file !== undefined)
      return await withSource(open, (source) => exportTo(source, file, io))
    if (verb === 'seal') return await withSource(open, (source) => seal(source, io))
    io.err(`audit 之后应是 verify、export 文件 或 seal，而不是“${positionals.join(' ')}”`)
    return 2
  } catch (failure) {
    io.err(failure instanceof Error ? (failure.message.split('\n')[0] as string) : String(failure))
    return 2
  }
}

/** Links everything that waits, of every organ, and notes each new head outside the database. */
export async function sealAll(source: Omit<AuditSource, 'stop'>): Promise<number> {
  let linked = 0
  for (const organId of await source.organs()) {
    for (;;) {
      const head = await source.database.transact(organId, (db) => sealRecords({ db, organId }))
      if (head === null) break
      linked += head.linked
      noteAnchor(source.anchorFile, { organId, seq: head.seq, hash: head.hash, at: source.now })
    }
  }
  return linked
}

async function withSource(
  open: () => Promise<AuditSource>,
  work: (source: AuditSource) => Promise<number>,
): Promise<number> {
  const source = await open()
  try {
    return await work(source)
  } finally {
    await source.stop()
  }
}

async function seal(source: AuditSource, io: CommandIo): Promise<number> {
  io.out(`已封链 ${await sealAll(source)} 条，锚点记在 ${source.anchorFile}`)
  return 0
}

async function verifyDatabase(
  source: AuditSource,
  anchorFile: string | undefined,
  io: CommandIo,
): Promise<number> {
  let code = 0
  const organs = await source.organs()
  if (organs.length === 0) io.out('还没有机关，因此没有审计记录')
  for (const organId of organs) {
    const links = await readAll(source.database, organId)
    const waiting = await source.database.transact(organId, (db) => countUnsealed({ db, organId }))
    const anchors = readAnchors(anchorFile ?? source.anchorFile, organId)
    if (!judge(organId, links, anchors, io)) code = 1
    if (waiting > 0) io.out(`  另有 ${waiting} 条等待封链`)
  }
  return code
}

function verifyFile(file: string, anchorFile: string | undefined, io: CommandIo): number {
  if (!existsSync(file)) throw new RangeError(`找不到文件 ${file}`)
  if (anchorFile !== undefined && !existsSync(anchorFile))
    throw new RangeError(`找不到锚点文件 ${anchorFile}`)
  const chains = Map.groupBy(readExport(file), (link) => link.record.organId)
  if (chains.size === 0) throw new RangeError(`${file} 中没有审计记录`)
  let code = 0
  for (const [organId, links] of chains) {
    const anchors = anchorFile === undefined ? new Map<number, string>() : readAnchors(anchorFile, organId)
    if (!judge(organId, links, anchors, io)) code = 1
  }
  return code
}

function judge(organId: number, links: AuditLink[], anchors: Map<number, string>, io: CommandIo): boolean {
  if (isExtract(links)) return judgeExtract(organId, links, anchors, io)
  const fault = findFault(links, anchors)
  if (fault === null) {
    io.out(`机关 ${organId}：${links.length} 条记录首尾相连，与 ${anchors.size} 个库外锚点一致`)
    return true
  }
  io.out(`机关 ${organId}：${fault.message}`)
  return false
}

/** Every link names the one before it: an extract, e.g. out of an evidence pack. */
function isExtract(links: AuditLink[]): links is AuditExtractLink[] {
  return (
    links.length > 0 &&
    links.every((link) => typeof (link as Partial<AuditExtractLink>).previous === 'string')
  )
}

function judgeExtract(
  organId: number,
  links: AuditExtractLink[],
  anchors: Map<number, string>,
  io: CommandIo,
): boolean {
  const fault = findExtractFault(links, anchors)
  if (fault !== null) {
    io.out(`机关 ${organId}（摘录）：${fault.message}`)
    return false
  }
  const met = links.filter(({ seq }) => anchors.has(seq)).length
  io.out(`机关 ${organId}（摘录）：${links.length} 条记录逐条与链上的散列相符，与 ${met} 个库外锚点一致`)
  return true
}

async function exportTo(source: AuditSource, file: string, io: CommandIo): Promise<number> {
  const lines: string[] = []
  for (const organId of await source.organs()) {
    for (const link of await readAll(source.database, organId)) lines.push(JSON.stringify(link))
  }
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''), { flag: 'wx', mode: 0o600 })
  io.out(`已导出 ${lines.length} 条到 ${file}`)
  return 0
}

async function readAll(database: Database, organId: OrganId): Promise<AuditLink[]> {
  const links: AuditLink[] = []
  for (;;) {
    const more = await database.transact(organId, (db) => readLinks({ db, organId }, links.length))
    if (more.length === 0) return links
    links.push(...more)
  }
}

function readExport(file: string): AuditLink[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const link = parseLink(line)
    if (link === null) throw new RangeError(`${file} 第 ${index + 1} 行不是审计记录`)
    return [link]
  })
}

function parseLink(line: string): AuditLink | null {
  try {
    const link = JSON.parse(line) as Partial<AuditLink> | null
    const whole =
      typeof link?.seq === 'number' &&
      typeof link.hash === 'string' &&
      typeof link.record?.organId === 'number'
    return whole ? (link as AuditLink) : null
  } catch {
    return null
  }
}
