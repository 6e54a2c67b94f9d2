import { existsSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type CommandIo, withOptions } from '../lib/command.ts'
import type { OrganId, Secrets } from '../lib/ctx.ts'
import { dayInChina } from '../lib/day.ts'
import { act, type Database } from '../lib/db.ts'
import type { FileStore } from '../lib/storage.ts'
import { listPeople } from '../modules/accounts/index.ts'
import { chooseSite } from '../modules/organs/index.ts'
import { moveIn, type Report } from './move-in.ts'
import { readFolder } from './read-folder.ts'

/** What the command needs of an installation; opened only when the folder can be read. */
export interface ImportTarget {
  database: Database
  secrets: Secrets
  files: FileStore
  now: Date
  stop(): Promise<void>
}

const HELP = `用法：gongkai import 文件夹 --by 登录名 [--column 栏目地址] [--site 域名] [--dry-run] [--json]

迁入原有网站已公开的信息：文件夹里的网页，或 index.csv 与其中列出的文件。
保留索引号、日期和原网址（原网址自动转到新页面）。迁入的信息此前已审核公开，不再走本系统的审核流程，
但逐条留痕并记明负责人。可以重复运行，已迁入的不再迁入。

  --by 登录名       对迁入负责的人
  --column 栏目     没有写明栏目、或栏目不存在时归入这里（栏目地址，例如 notices）
  --site 域名       有多个机关时，迁入哪一个网站
  --dry-run         试运行：逐条检查，什么也不留下（附件只看有没有）
  --json            以 JSON 输出结果
  --help            显示本说明

index.csv 的列：标题,栏目,发布日期,索引号,文号,文件，另可有 发文日期,分类,来源,效力状态,类型,内容概述,原网址；
一格中有多个文件或网址的，以分号隔开。

退出码：0 全部迁入（或已迁入）；1 有没迁入的；2 用法不对。`

/** `gongkai import`: moves an existing site in, and says line by line what it could not take. */
export async function importCommand(
  argv: string[],
  io: CommandIo,
  open: () => Promise<ImportTarget>,
): Promise<number> {
  return withOptions(readOptions(argv), { help: HELP, io }, async (options) => {
    const folder = readFolder(options.folder)
    const target = await open()
    try {
      const place = await findPlace(target, options)
      if (typeof place === 'string') {
        io.err(place)
        return 2
      }
      const { column: defaultColumn, isTrial } = options
      const report = await moveIn({ ...target, ...place, defaultColumn, isTrial }, folder)
      print(report, io, options)
      return report.refused.length === 0 ? 0 : 1
    } finally {
      await target.stop()
    }
  })
}

interface Options {
  help: boolean
  folder: string
  by: string
  site: string | null
  column: string | null
  isTrial: boolean
  json: boolean
}

function readOptions(argv: string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        by: { type: 'string' },
        site: { type: 'string' },
        column: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const { help, json, by = '', site = null, column = null } = values
    const [folder = '', ...more] = positionals
    const options = { help, json, folder, by, site, column, isTrial: values['dry-run'] }
    if (help) return options
    if (folder === '' || more.length > 0) return '请写明一个文件夹，说明见 import --help'
    if (!existsSync(folder) || !statSync(folder).isDirectory()) return `没有文件夹 ${folder}`
    return by === '' ? '请用 --by 写明对迁入负责的人（登录名）' : options
  } catch {
    return '用法不对，可用：import 文件夹 --by 登录名 [--dry-run] [--json]，说明见 import --help'
  }
}

/** Whose site it is, and who answers for the import; or why that cannot be said. */
async function findPlace(
  { database, secrets, now }: ImportTarget,
  { site, by }: Options,
): Promise<{ organId: OrganId; responsibleId: number } | string> {
  const organId = await chooseSite(database, site)
  if (typeof organId === 'string') return organId
  const scene = {
    organId,
    actor: { kind: 'system', name: '迁入' } as const,
    today: dayInChina(now),
    now,
    secrets,
  }
  const people = await act(database, scene, listPeople)
  const person = people.find(({ login }) => login === by)
  return person === undefined ? `没有登录名为 ${by} 的人员` : { organId, responsibleId: person.id }
}

function print(report: Report, io: CommandIo, { isTrial, json }: Options): void {
  if (json) {
    io.out(JSON.stringify({ dryRun: isTrial, ...report }, null, 2))
    return
  }
  const { taken, known, refused, notes } = report
  for (const { path, indexNumber, title } of taken) io.out(`迁入  ${path}  ${indexNumber}  ${title}`)
  for (const { path, what } of notes) io.out(`注意  ${path}  ${what}`)
  for (const { path, what } of refused) io.out(`未迁  ${path}  ${what}`)
  const words = `${isTrial ? '试运行：可迁入' : '迁入'} ${taken.length} 条，此前已迁入 ${known.length} 条，未迁入 ${refused.length} 条`
  io.out(words)
}
