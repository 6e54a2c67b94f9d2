import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { CommandIo } from '../lib/command.ts'
import type { Actor, OrganId } from '../lib/ctx.ts'
import { dayInChina } from '../lib/day.ts'
import { act } from '../lib/db.ts'
import { listPeople } from '../modules/accounts/index.ts'
import { findOrgan, listOrganIds } from '../modules/organs/index.ts'
import type { ImportTarget } from './import-command.ts'
import { LEDGER_COLUMNS, ledgerTemplate } from './ledger-columns.ts'
import { type LedgerReport, moveLedger } from './move-ledger.ts'
import { readLedger } from './read-ledger.ts'

const HELP = `用法：gongkai import-ledger 文件.csv --organ 机关代码 --by 登录名 [--dry-run] [--json]
      gongkai import-ledger --template > 台账.csv

导入本系统启用之前的依申请公开台账和年度报告的期初数。文件是 CSV，UTF-8 或者 GB18030 编码，第一行是列名。
未办结的申请导入后照常计算期限。可以重复运行：编号已有的申请不再导入，期初数以最后一次为准。

  --organ 代码      九位机关代码（统一社会信用代码第9至17位）
  --by 登录名       对导入负责的人
  --dry-run         试运行：逐行检查，什么也不留下
  --template        输出模板
  --json            以 JSON 输出结果
  --help            显示本说明

列：
${Object.entries(LEDGER_COLUMNS)
  .map(([name, about]) => `  ${name}　${about}`)
  .join('\n')}

退出码：0 全部导入（或此前已导入）；1 有没能导入的行；2 用法不对。`

interface Options {
  file: string
  organ: string
  by: string
  isTrial: boolean
  json: boolean
}

/** `gongkai import-ledger`: moves an old ledger in, and says line by line what it could not read. */
export async function ledgerCommand(
  argv: string[],
  io: CommandIo,
  open: () => Promise<Omit<ImportTarget, 'files'>>,
): Promise<number> {
  const options = readOptions(argv)
  if ('why' in options) {
    io.err(options.why)
    return 2
  }
  if ('print' in options) {
    io.out(options.print)
    return 0
  }
  const ledger = readLedger(readFileSync(options.file), basename(options.file))
  const target = await open()
  try {
    const place = await findPlace(target, options)
    if (typeof place === 'string') {
      io.err(place)
      return 2
    }
    const report = await moveLedger({ ...target, ...place, isTrial: options.isTrial }, ledger)
    print(report, io, options)
    return report.refused.length === 0 ? 0 : 1
  } finally {
    await target.stop()
  }
}

function readOptions(argv: string[]): Options | { print: string } | { why: string } {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        organ: { type: 'string' },
        by: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        template: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) return { print: HELP }
    if (values.template) return { print: ledgerTemplate() }
    const { organ = '', by = '', json } = values
    const [file = '', ...more] = positionals
    if (file === '' || more.length > 0) return { why: '请写明一个文件，说明见 import-ledger --help' }
    if (!existsSync(file) || !statSync(file).isFile()) return { why: `没有文件 ${file}` }
    if (organ === '') return { why: '请用 --organ 写明机关代码' }
    if (by === '') return { why: '请用 --by 写明对导入负责的人（登录名）' }
    return { file, organ, by, json, isTrial: values['dry-run'] }
  } catch {
    return { why: '用法不对，说明见 import-ledger --help' }
  }
}

async function findPlace(
  { database, secrets, now }: Omit<ImportTarget, 'files'>,
  { organ, by }: Options,
): Promise<{ organId: OrganId; responsible: Actor & { kind: 'person' } } | string> {
  const actor = { kind: 'system', name: '台账导入' } as const
  const sceneOf = (organId: OrganId) => ({ organId, actor, today: dayInChina(now), now, secrets })
  for (const organId of await listOrganIds(database)) {
    const { code } = await act(database, sceneOf(organId), findOrgan)
    if (code !== organ.toUpperCase()) continue
    const people = await act(database, sceneOf(organId), listPeople)
    const person = people.find(({ login }) => login === by)
    if (person === undefined) return `没有登录名为 ${by} 的人员`
    const { id, name, roles } = person
    return { organId, responsible: { kind: 'person', id, name, roles } }
  }
  return `没有代码为 ${organ} 的机关`
}

function print(report: LedgerReport, io: CommandIo, { isTrial, json }: Options): void {
  if (json) {
    io.out(JSON.stringify({ dryRun: isTrial, ...report }, null, 2))
    return
  }
  const { taken, known, balances, refused } = report
  for (const { line, caseNumber } of taken) io.out(`导入  第${line}行  ${caseNumber}`)
  for (const { line, what } of balances) io.out(`期初  第${line}行  ${what}`)
  for (const { line, what } of refused) io.out(`未读  第${line}行  ${what}`)
  const verb = isTrial ? '试运行：可导入' : '导入'
  io.out(
    `${verb} ${taken.length} 件，此前已有 ${known.length} 件，期初数 ${balances.length} 项，未能读取 ${refused.length} 处`,
  )
}
