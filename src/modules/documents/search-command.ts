import { parseArgs } from 'node:util'
import { type CommandIo, withOptions } from '../../lib/command.ts'
import type { OrganId, Secrets } from '../../lib/ctx.ts'
import type { Database } from '../../lib/db.ts'
import { findHost } from '../organs/index.ts'
import { reindex } from './search/reindex.ts'

/** What the command needs of an installation; opened only when it is asked for. */
export interface SearchSource {
  database: Database
  secrets: Secrets
  organs(): Promise<OrganId[]>
  now: Date
  /** True once the person has asked to stop. */
  isStopped(): boolean
  /** Where progress is drawn; null where no terminal is. */
  draw: ((line: string) => void) | null
  stop(): Promise<void>
}

const HELP = `用法：gongkai search reindex [--site 域名] [--json]

重建检索索引：重新挑选常用词语，逐批写入。期间检索照常使用，新发布和撤回的信息立即生效。
可以随时按 Ctrl+C 暂停，再次运行时接着做。

  --site 域名   只重建这一个网站的机关；不写则重建全部机关
  --json        以 JSON 输出结果
  --help        显示本说明

退出码：0 完成；1 暂停，尚未完成；2 用法不对。`

interface Done {
  organId: OrganId
  state: 'complete' | 'paused'
  documents: number
  of: number
}

/** `gongkai search reindex`: writes the search index anew while the old one serves. */
export async function searchCommand(
  argv: string[],
  io: CommandIo,
  open: () => Promise<SearchSource>,
): Promise<number> {
  return withOptions(readOptions(argv), { help: HELP, io }, async (options) => {
    const source = await open()
    try {
      const organs = await organsOf(source, options.site)
      if (organs === null) {
        io.err(`没有网站 ${options.site}`)
        return 2
      }
      const all: Done[] = []
      for (const organId of organs) {
        if (!source.isStopped()) all.push(await reindexOne(source, organId))
      }
      const isComplete = all.length === organs.length && all.every(({ state }) => state === 'complete')
      if (options.json) io.out(JSON.stringify({ complete: isComplete, organs: all }, null, 2))
      else io.out(isComplete ? wordsOf(all) : '已暂停，再次运行时接着做；检索照常使用。')
      return isComplete ? 0 : 1
    } finally {
      await source.stop()
    }
  })
}

async function reindexOne(source: SearchSource, organId: OrganId): Promise<Done> {
  const { database, secrets, now, draw } = source
  const seen = { done: 0, total: 0 }
  const state = await reindex({
    database,
    secrets,
    organId,
    now,
    goOn: ({ done, total }) => {
      Object.assign(seen, { done, total })
      draw?.(`\r机关 ${organId}：${done} / ${total} 条`)
      return !source.isStopped()
    },
  })
  draw?.('\n')
  return { organId, state, documents: seen.done, of: seen.total }
}

function wordsOf(all: readonly Done[]): string {
  return `检索索引已重建：${all.length} 个机关，${all.reduce((sum, { documents }) => sum + documents, 0)} 条信息。`
}

async function organsOf(source: SearchSource, site: string | null): Promise<OrganId[] | null> {
  if (site === null) return source.organs()
  const host = await findHost(source.database, site.toLowerCase())
  return host === null ? null : [host.organId]
}

function readOptions(argv: string[]): { help: boolean; json: boolean; site: string | null } | string {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        site: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const { help, json, site = null } = values
    if (help) return { help, json, site }
    if (positionals.length !== 1 || positionals[0] !== 'reindex')
      return 'search 之后应是 reindex，说明见 search --help'
    return { help, json, site }
  } catch {
    return '用法不对，可用：search reindex [--site 域名] [--json]，说明见 search --help'
  }
}
