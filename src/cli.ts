import { join } from 'node:path'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { type DemoPlatform, demoCommand } from './demo/demo-command.ts'
import { type ExportSource, exportCommand } from './export/export-command.ts'
import { type ImportTarget, importCommand } from './import/import-command.ts'
import { ledgerCommand } from './import/ledger-command.ts'
import { type KeyTarget, keysCommand } from './keys-command.ts'
import type { CommandIo } from './lib/command.ts'
import { NoTally } from './lib/tally.ts'
import { reportCommand } from './modules/annual-report/report-command.ts'
import { type AuditSource, auditCommand } from './modules/audit/audit-command.ts'
import { type Calendar, loadCalendar } from './modules/calendar/index.ts'
import { type SearchSource, searchCommand } from './modules/documents/search-command.ts'
import { feeCommand } from './modules/fees/fee-command.ts'
import { findOrgan, listOrganIds } from './modules/organs/index.ts'
import { type EvidenceSource, evidenceCommand } from './modules/remedies/evidence-command.ts'
import { deadlineCommand } from './modules/requests/deadline-command.ts'
import { maskCommand } from './modules/screening/mask-command.ts'
import { screenCommand } from './modules/screening/screen-command.ts'
import { openPlatform } from './platform.ts'
import { serve } from './serve.ts'

/** A command takes the arguments after its name; 0 fine, 1 the answer is no, 2 unusable input. */
type Command = (argv: string[], io: CommandIo) => Promise<number>

const COMMANDS: Record<string, { about: string; run: Command }> = {
  report: {
    about: '年度报告：report check 文件|文件夹、compare 前一份 后一份、aggregate 文件夹 [--json]',
    run: reportCommand,
  },
  deadline: {
    about: '计算答复期限：deadline 案件.json [--json] [--organ 组织机构代码]',
    run: (argv, io) => deadlineCommand(argv, io, findCalendar),
  },
  fee: { about: '计算信息处理费：fee --requests 件数 | --pages 页数 [--json]', run: feeCommand },
  screen: { about: '筛查公文文本：screen 文件|- [--lexicon 词库.csv] [--json]', run: screenCommand },
  mask: { about: '遮盖个人信息：mask 文件|- [--apply] [--json]', run: maskCommand },
  demo: {
    about: '演示：重放襄阳市招商局2024年的示例数据并启动服务',
    run: (argv, io) => demoCommand(argv, io, openDemoPlatform),
  },
  import: {
    about: '迁入原有网站：import 文件夹 --by 登录名 [--dry-run] [--json]',
    run: (argv, io) => importCommand(argv, io, openImportTarget),
  },
  'import-ledger': {
    about: '导入原有台账：import-ledger 文件.csv --organ 机关代码 --by 登录名 [--dry-run] [--json]',
    run: (argv, io) => ledgerCommand(argv, io, openImportTarget),
  },
  export: {
    about: '导出静态网站：export --out 文件夹 [--watch] | --verify --out 文件夹 [--json]',
    run: (argv, io) => exportCommand(argv, io, openExportSource),
  },
  evidence: {
    about: '制作证据包：evidence 登记编号 --organ 机关代码 --by 登录名 --out 文件.zip',
    run: (argv, io) => evidenceCommand(argv, io, openEvidenceSource),
  },
  search: {
    about: '检索索引：search reindex [--json]（可随时暂停，再次运行时接着做）',
    run: (argv, io) => searchCommand(argv, io, openSearchSource),
  },
  keys: {
    about: '主密钥：keys status | rotate [--json]（更换期间照常使用，可随时暂停）',
    run: (argv, io) => keysCommand(argv, io, openKeyTarget),
  },
  audit: {
    about: '核对审计链：audit verify [导出文件] | export 文件 | seal',
    run: (argv, io) => auditCommand(argv, io, openAuditSource),
  },
}

const HELP = [
  '公开 gongkai：政府信息公开平台',
  '',
  '用法：npm run -s gongkai -- <命令> [参数]',
  '',
  ...Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(10)}${about}`),
  '',
  '每个命令都可加 --help 查看说明。退出码：0 正常，1 结论为否，2 输入不可用。',
].join('\n')

const io: CommandIo = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  ...(process.stderr.isTTY ? { progress: (text) => process.stderr.write(`\r\u001b[K${text}`) } : {}),
}

/** Runs the command named first and returns its exit code. */
async function run(argv: string[]): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === 'help') {
    io.out(HELP)
    return 0
  }
  const command = COMMANDS[name]
  if (command === undefined) {
    io.err(`没有命令 ${name}，可用：${Object.keys(COMMANDS).join('、')}`)
    return 2
  }
  return command.run(rest, io)
}

/** The working days that an organ of this installation has adopted. */
async function findCalendar(organCode: string): Promise<Calendar | null> {
  const { database, stop } = await openPlatform(readConfig(process.env), { as: 'command' })
  try {
    for (const organId of await listOrganIds(database)) {
      const found = await database.transact(organId, async (db) => {
        const { code } = await findOrgan({ db, organId })
        return code === organCode ? loadCalendar({ db, organId }) : null
      })
      if (found !== null) return found
    }
    return null
  } finally {
    await stop()
  }
}

async function openDemoPlatform(): Promise<DemoPlatform> {
  const config = readConfig(process.env)
  const platform = await openPlatform(config, { as: 'server' })
  return { ...platform, serve: (ready) => serve(config, platform, { bareHosts: 'first-organ', ready }) }
}

/** Becomes true once the person, or the system, has asked the command to end; it does so between two steps. */
function stopAsked(): () => boolean {
  let isStopped = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      isStopped = true
    })
  }
  return () => isStopped
}

async function openImportTarget(): Promise<ImportTarget> {
  const platform = await openPlatform(readConfig(process.env), { as: 'command' })
  return { ...platform, now: new Date() }
}

async function openEvidenceSource(): Promise<EvidenceSource> {
  const platform = await openPlatform(readConfig(process.env), { as: 'command' })
  return { ...platform, now: new Date() }
}

async function openExportSource(): Promise<ExportSource> {
  const config = readConfig(process.env)
  const platform = await openPlatform(config, { as: 'command' })
  const clock = () => new Date()
  const app = await buildApp({
    // Its answers go to where a log would.
    config: { ...config, logLevel: 'silent' },
    platform,
    clock,
    tally: new NoTally(),
  })
  const stop = async () => {
    await app.close()
    await platform.stop()
  }
  return { ...platform, clock, app, isStopped: stopAsked(), stop }
}

async function openSearchSource(): Promise<SearchSource> {
  const { database, secrets, stop } = await openPlatform(readConfig(process.env), { as: 'command' })
  const draw = process.stderr.isTTY ? (line: string) => process.stderr.write(line) : null
  const organs = () => listOrganIds(database)
  return { database, secrets, organs, now: new Date(), isStopped: stopAsked(), draw, stop }
}

async function openKeyTarget(): Promise<KeyTarget> {
  const platform = await openPlatform(readConfig(process.env), { as: 'command' })
  const draw = process.stderr.isTTY ? (line: string) => process.stderr.write(line) : null
  const organs = () => listOrganIds(platform.database)
  return { ...platform, organs, now: new Date(), isStopped: stopAsked(), draw }
}

async function openAuditSource(): Promise<AuditSource> {
  const config = readConfig(process.env)
  const { database, stop } = await openPlatform(config, { as: 'command' })
  return {
    anchorFile: join(config.dataDir, 'audit-anchors.log'),
    organs: () => listOrganIds(database),
    database,
    now: new Date(),
    stop,
  }
}

process.exitCode = await run(process.argv.slice(2))
