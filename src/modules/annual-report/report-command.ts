import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { printChecks, printReport } from './print-report.ts'
import { MAX_BYTES } from './reading/decode.ts'
import { readReport } from './reading/read-report.ts'
import { UnreadableReport } from './reading/unreadable-report.ts'
import type { AnnualReport } from './report.ts'
import { checkReport } from './rules/index.ts'

export interface CommandOutput {
  out(text: string): void
  err(text: string): void
}

const HELP = `用法：gongkai report check 文件 [--previous 上年文件] [--json]

读取已公布的政府信息公开工作年度报告（纯文本或网页），列出表二、表三、表四并核对勾稽关系。

  --previous 文件   上一年的报告，核对结转和现行有效件数
  --json            以 JSON 输出
  --help            显示本说明

退出码：0 没有硬性错误；1 有硬性错误（表内勾稽关系不符）；2 文件不是年度报告、缺整张表或用法不对。`

/**
 * `report check FILE [--previous FILE] [--json]`: prints the tables and the checks of a published report.
 * Returns the exit code: 0 no hard check fails, 1 one does, 2 the file cannot be taken as a report.
 */
export async function reportCommand(argv: string[], io: CommandOutput): Promise<number> {
  try {
    return run(argv, io)
  } catch (error) {
    if (!(error instanceof UnreadableReport)) throw error
    io.err(error.message)
    return 2
  }
}

function run(argv: string[], io: CommandOutput): number {
  const { values, positionals } = argumentsOf(argv)
  if (values.help) {
    io.out(HELP)
    return 0
  }
  const [verb, file, extra] = positionals
  if (verb === undefined)
    throw new UnreadableReport('缺少命令，用法：gongkai report check 文件 [--previous 上年文件] [--json]')
  if (verb !== 'check')
    throw new UnreadableReport(`没有“report ${oneLine(verb)}”这个命令，可用：report check 文件`)
  if (file === undefined)
    throw new UnreadableReport('请给出要核对的年度报告文件，例如：gongkai report check 报告.txt')
  if (extra !== undefined) throw new UnreadableReport('一次只核对一份报告；上一年的报告请用 --previous 指定')
  const report = load(file)
  const previous = values.previous === undefined ? undefined : load(values.previous)
  const checks = checkReport(report, previous)
  if (values.json) io.out(JSON.stringify({ ...report, checks }, null, 2))
  else io.out([...printReport(report), ...printChecks(checks)].join('\n'))
  return checks.some(({ kind, verdict }) => kind === 'hard' && verdict === 'fail') ? 1 : 0
}

function argumentsOf(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        previous: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    throw new UnreadableReport(optionProblem(error))
  }
}

/** parseArgs speaks English and over several lines; the person reads one line in Chinese. */
function optionProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  const option = error instanceof Error ? (/'(-[^' ]*)/.exec(error.message)?.[1] ?? '') : ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return `没有选项 ${oneLine(option)}，可用：--previous 文件、--json、--help`
  return `选项 ${oneLine(option)} 用法不对：--previous 后面要写文件名，--json 和 --help 不带值`
}

function load(file: string): AnnualReport {
  const name = oneLine(file)
  return readReport(bytesOf(file, name), { name })
}

function bytesOf(file: string, name: string): Uint8Array {
  try {
    const stat = statSync(file)
    if (stat.isDirectory()) throw new UnreadableReport(`${name} 是文件夹，不是文件`)
    if (stat.size > MAX_BYTES) throw new UnreadableReport(`${name} 超过 8 MB，不是年度报告的文本或网页`)
    return readFileSync(file)
  } catch (error) {
    if (error instanceof UnreadableReport) throw error
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UnreadableReport(`找不到文件 ${name}`)
    if (code === 'EACCES' || code === 'EPERM') throw new UnreadableReport(`没有权限读取 ${name}`)
    throw new UnreadableReport(`无法读取 ${name}`)
  }
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, '?')
}
