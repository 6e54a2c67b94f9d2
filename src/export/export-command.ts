import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { type CommandIo, withOptions } from '../lib/command.ts'
import type { Secrets } from '../lib/ctx.ts'
import type { Database } from '../lib/db.ts'
import { chooseSite } from '../modules/organs/index.ts'
import { originOf } from '../site/origin.ts'
import { type Ask, askOver, askWithin } from './ask.ts'
import { ComparedFolder, type Difference } from './compare.ts'
import { ExportFolder, FolderRefused, ownerOf } from './folder.ts'
import { type Source, sourceOf } from './source.ts'
import { StaticSite } from './static-site.ts'

/** What the command needs of an installation; opened only when the arguments are right. */
export interface ExportSource {
  database: Database
  secrets: Secrets
  clock(): Date
  /** The program, to be asked for its pages; it refuses nobody for asking often. */
  app: FastifyInstance
  /** True once the person has asked to stop. */
  isStopped(): boolean
  stop(): Promise<void>
}

const HELP = `用法：gongkai export --out 文件夹 [--live 地址] [--watch] [--site 域名] [--json]
      gongkai export --verify --out 文件夹 [--against 地址] [--site 域名] [--json]

把公开网站写成文件，可由任何网页服务器直接提供。检索、申请和找错的链接与表单指向运行中的平台。
只写有变化的文件；撤回的信息最先删除。每个文件一次换成新的，中断后再次运行时接着做。

  --out 文件夹      空的，或此前导出的文件夹
  --live 地址       平台的地址，例如 https://apply.example.gov.cn；不写则与网站同一地址
  --watch           写完后继续，每秒看一次有没有变化；按 Ctrl+C 结束
  --verify          不写，只核对：逐个页面与平台现在给出的相比
  --against 地址    核对时向这个地址上运行的平台取页面；不写则由本程序生成页面
  --site 域名       有多个机关时，导出哪一个网站
  --json            以 JSON 输出结果
  --help            显示本说明

退出码：0 完成，或核对一致；1 中断、有页面没有写成，或核对不一致；2 用法不对。`

const EVERY_MS = 1_000

interface Options {
  out: string
  site: string | null
  live: string | null
  against: string | null
  watch: boolean
  verify: boolean
  json: boolean
  help: boolean
}

/** `gongkai export`: the public site as files, kept up to date, or compared with what the program shows. */
export async function exportCommand(
  argv: string[],
  io: CommandIo,
  open: () => Promise<ExportSource>,
): Promise<number> {
  return withOptions(readOptions(argv), { help: HELP, io }, async (options) => {
    const program = await open()
    try {
      const organId = await chooseSite(program.database, options.site)
      if (typeof organId === 'string') throw new FolderRefused(organId)
      const source = await sourceOf(program, organId)
      return await (options.verify ? verify : write)({ program, source, options, io })
    } catch (failure) {
      if (!(failure instanceof FolderRefused)) throw failure
      io.err(failure.message)
      return 2
    } finally {
      await program.stop()
    }
  })
}

interface Task {
  program: ExportSource
  source: Source
  options: Options
  io: CommandIo
}

async function write({ program, source, options, io }: Task): Promise<number> {
  const site = originOf(source)
  const zones = { site, live: options.live ?? site }
  const folder = await ExportFolder.open(options.out, zones)
  const started = program.clock().getTime()
  try {
    const ask = askWithin(program.app, source.host)
    const files = new StaticSite({ source, ask, target: folder, zones, goOn: goOnWith(program, io) })
    let isComplete = await files.refresh()
    report(files, isComplete, { options, io, ms: program.clock().getTime() - started })
    while (options.watch && !program.isStopped()) {
      await sleep(EVERY_MS)
      const { written, removed } = files.progress
      isComplete = await files.refresh()
      const { written: writtenNow, removed: removedNow } = files.progress
      if (writtenNow > written || removedNow > removed)
        tell(io, options, { written: writtenNow - written, removed: removedNow - removed })
    }
    return isComplete && files.failed.size === 0 ? 0 : 1
  } finally {
    await folder.close()
  }
}

function report(
  { progress, failed, unplaced }: StaticSite,
  isComplete: boolean,
  { options, io, ms }: { options: Options; io: CommandIo; ms: number },
): void {
  io.progress?.('')
  const { asked, written, removed } = progress
  if (options.json) {
    const failures = [...failed].map(([address, status]) => ({ address, status }))
    io.out(
      JSON.stringify({
        complete: isComplete,
        addresses: asked,
        written,
        removed,
        failed: failures,
        unplaced,
        ms,
      }),
    )
    return
  }
  for (const [address, status] of failed) io.err(`没有写成  ${address}  平台答复 ${status}`)
  if (unplaced > 0)
    io.err(`注意：原网站有 ${unplaced} 个网址带参数或者不能作为文件名，只能由平台转到新地址。`)
  const words = `${asked} 个地址，新写 ${written} 个文件，删除 ${removed} 个`
  io.out(isComplete ? `已导出：${words}。` : `已中断：${words}；再次运行时接着做。`)
}

function tell(io: CommandIo, { json }: Options, done: { written: number; removed: number }): void {
  io.progress?.('')
  io.out(json ? JSON.stringify(done) : `有变化：新写 ${done.written} 个文件，删除 ${done.removed} 个。`)
}

async function verify({ program, source, options, io }: Task): Promise<number> {
  const { out, against, json } = options
  const zones = await ownerOf(out)
  const site = originOf(source)
  if (zones === null) throw new FolderRefused(`${out} 里没有导出的网站`)
  if (zones.site !== site) throw new FolderRefused(`${out} 里是 ${zones.site} 的静态站点，不是 ${site} 的`)
  const target = await ComparedFolder.open(out)
  const ask: Ask = against === null ? askWithin(program.app, source.host) : askOver(against, source.host)
  const files = new StaticSite({ source, ask, target, zones, goOn: goOnWith(program, io) })
  const isComplete = await files.refresh()
  io.progress?.('')
  const differences = isComplete ? target.differences() : []
  const isSame = isComplete && differences.length === 0 && files.failed.size === 0
  const failed = [...files.failed].map(([address, status]) => ({ address, status }))
  if (json) {
    io.out(
      JSON.stringify({
        same: isSame,
        complete: isComplete,
        addresses: files.progress.asked,
        differences,
        failed,
      }),
    )
  } else {
    for (const { path, what } of differences) io.out(`${WORDS[what]}  ${path}`)
    for (const { address, status } of failed) io.err(`不能核对  ${address}  平台答复 ${status}`)
    io.out(wordsOf(isSame, isComplete, files.progress.asked, differences))
  }
  return isSame ? 0 : 1
}

const WORDS: Record<Difference['what'], string> = { missing: '缺少', different: '不同', extra: '多余' }

function wordsOf(
  isSame: boolean,
  isComplete: boolean,
  asked: number,
  differences: readonly Difference[],
): string {
  if (!isComplete) return '已中断，没有核对完。'
  return isSame
    ? `一致：${asked} 个地址与平台现在给出的完全相同。`
    : `不一致：核对 ${asked} 个地址，${differences.length} 个文件不对。`
}

function goOnWith(program: ExportSource, io: CommandIo) {
  return ({ asked, waiting }: { asked: number; waiting: number }): boolean => {
    io.progress?.(`${asked} 个地址，还有 ${waiting} 个`)
    return !program.isStopped()
  }
}

function readOptions(argv: string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        out: { type: 'string' },
        site: { type: 'string' },
        live: { type: 'string' },
        against: { type: 'string' },
        watch: { type: 'boolean', default: false },
        verify: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const { site = null, live = null, against = null, ...flags } = values
    const out = values.out ? resolve(values.out) : ''
    const options = { out, site, live, against, ...flags }
    return flags.help ? options : (faultOf(options) ?? { ...options, live: live && new URL(live).origin })
  } catch {
    return '用法不对，可用：export --out 文件夹 [--watch]，export --verify --out 文件夹，说明见 export --help'
  }
}

function faultOf({ out, live, against, watch, verify: isVerify }: Options): string | null {
  if (out === '') return '请用 --out 写明文件夹，说明见 export --help'
  for (const [name, address] of Object.entries({ live, against })) {
    if (address !== null && !isOrigin(address))
      return `--${name} 应是平台的地址，例如 https://apply.example.gov.cn`
  }
  if (isVerify && (watch || live !== null)) return '--verify 只核对，不能与 --watch、--live 同用'
  return against !== null && !isVerify ? '--against 只与 --verify 同用' : null
}

function isOrigin(address: string): boolean {
  const url = URL.parse(address)
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === ''
  )
}
