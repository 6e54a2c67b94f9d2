import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { CommandIo } from '../../lib/command.ts'
import { type AggregateOptions, aggregate } from './aggregate-command.ts'
import { checkFolder } from './check-folder.ts'
import { loadReport, oneLine, problemOf } from './load-report.ts'
import { printComparison } from './print-comparison.ts'
import { printCauses, printChecks, printFolder, printReport } from './print-report.ts'
import { UnreadableReport } from './reading/unreadable-report.ts'
import type { CheckResult } from './report.ts'
import { checkReport, compareReports, likelyCauses } from './rules/index.ts'

const HELP = `用法：gongkai report check 文件或文件夹 [--previous 上年文件] [--json]
      gongkai report compare 前一份 后一份 [--json]
      gongkai report aggregate 文件夹 [--year 年份] [--expected 机关名单.txt] [--parent 上级报告] [--json]

check：读取已公布的政府信息公开工作年度报告（Word 文件 .docx、网页、纯文本，或者本平台公布的 JSON），列出表二、表三、表四并
核对勾稽关系；给的是文件夹时，逐份核对其中的报告，并用同一机关上一年的报告核对结转。
compare：对比两份报告（同一机关的两年，或者两个机关），列出有变化的数字、增删的句子和各部分重复文字的比例。

aggregate：把文件夹中各机关同一年的报告逐格相加，列出没有计入的、缺少的和勾稽关系不符的；给出上级的报告时，核对其各项数字是否等于
各机关之和（上级自身也有数据的，把其自身的报告一并放入文件夹）。

  --year 年份       汇总哪一年；不写时取多数报告的年份
  --expected 文件   应当报送的机关名单，一行一个，核对缺少哪些
  --parent 文件     上级的报告
  --previous 文件   上一年的报告，核对结转和现行有效件数
  --json            以 JSON 输出
  --help            显示本说明

退出码：0 没有硬性错误；1 有硬性错误（表内勾稽关系不符）；2 文件不是年度报告、缺整张表或用法不对。`

/**
 * `report check FILE|FOLDER [--previous FILE] [--json]` prints the tables and the checks of published reports,
 * `report compare BEFORE AFTER [--json]` two of them side by side.
 * Returns the exit code: 0 no hard check fails, 1 one does, 2 nothing can be taken as a report.
 */
export async function reportCommand(argv: string[], io: CommandIo): Promise<number> {
  try {
    return await run(argv, io)
  } catch (error) {
    if (!(error instanceof UnreadableReport)) throw error
    io.err(error.message)
    return 2
  }
}

async function run(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = argumentsOf(argv)
  if (values.help) {
    io.out(HELP)
    return 0
  }
  const [verb, file, extra] = positionals
  if (verb === undefined)
    throw new UnreadableReport(
      '缺少命令，用法：gongkai report check 文件或文件夹 [--previous 上年文件] [--json]',
    )
  if (verb === 'compare') return compare(positionals.slice(1), values, io)
  if (verb === 'aggregate') return aggregateFolder(positionals.slice(1), values, io)
  if (verb !== 'check')
    throw new UnreadableReport(
      `没有“report ${oneLine(verb)}”这个命令，可用：report check 文件或文件夹、report compare 前一份 后一份、report aggregate 文件夹`,
    )
  if (file === undefined)
    throw new UnreadableReport('请给出要核对的年度报告文件，例如：gongkai report check 报告.docx')
  if (extra !== undefined)
    throw new UnreadableReport(
      '一次只核对一份报告或一个文件夹；上一年的报告请用 --previous 指定，多份报告请放进一个文件夹',
    )
  if (isFolder(file)) return checkAll(file, values, io)
  const report = await loadReport(file)
  const previous = values.previous === undefined ? undefined : await loadReport(values.previous)
  const checks = checkReport(report, previous)
  const causes = likelyCauses(report, checks)
  if (values.json) io.out(JSON.stringify({ ...report, checks, causes }, null, 2))
  else io.out([...printReport(report), ...printChecks(checks), ...printCauses(causes)].join('\n'))
  return hardFailures(checks) > 0 ? 1 : 0
}

async function compare(files: string[], { json }: { json: boolean }, io: CommandIo): Promise<number> {
  const [before, after, extra] = files
  if (before === undefined || after === undefined || extra !== undefined)
    throw new UnreadableReport('请给出两份报告，例如：gongkai report compare 2023年报.docx 2024年报.docx')
  const comparison = compareReports(await loadReport(before), await loadReport(after))
  if (json) io.out(JSON.stringify(comparison, null, 2))
  else io.out(printComparison(comparison).join('\n'))
  return 0
}

async function aggregateFolder(folders: string[], options: AggregateOptions, io: CommandIo): Promise<number> {
  const [folder, extra] = folders
  if (folder === undefined || extra !== undefined || !isFolder(folder))
    throw new UnreadableReport('请给出一个文件夹，例如：gongkai report aggregate 各单位年报')
  return aggregate(folder, options, io)
}

async function checkAll(
  folder: string,
  values: { previous?: string | undefined; json: boolean },
  io: CommandIo,
): Promise<number> {
  const name = oneLine(folder)
  if (values.previous !== undefined)
    throw new UnreadableReport('核对文件夹时不用 --previous：上一年的报告放进同一个文件夹即可')
  const checked = await checkFolder(folder, (done, all) => io.progress?.(`核对 ${done}/${all}`))
  io.progress?.('')
  if (checked.length === 0)
    throw new UnreadableReport(`文件夹 ${name} 里没有年度报告（.docx、.html、.txt、.json）`)
  if (values.json) io.out(JSON.stringify(checked, null, 2))
  else io.out(printFolder(checked).join('\n'))
  const reports = checked.filter((each) => 'report' in each)
  if (reports.some(({ checks }) => hardFailures(checks) > 0)) return 1
  return reports.length === 0 ? 2 : 0
}

function hardFailures(checks: readonly CheckResult[]): number {
  return checks.filter(({ kind, verdict }) => kind === 'hard' && verdict === 'fail').length
}

function argumentsOf(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        previous: { type: 'string' },
        year: { type: 'string' },
        expected: { type: 'string' },
        parent: { type: 'string' },
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
    return `没有选项 ${oneLine(option)}，可用：--previous 文件、--year 年份、--expected 文件、--parent 文件、--json、--help`
  return `选项 ${oneLine(option)} 用法不对：--previous、--expected、--parent 后面要写文件名，--year 后面写年份，--json 和 --help 不带值`
}

function isFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory()
  } catch (error) {
    throw new UnreadableReport(problemOf(error, oneLine(file)))
  }
}
