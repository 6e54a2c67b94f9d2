import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { CommandIo } from '../../lib/command.ts'
import { type Calendar, nationalCalendar } from '../calendar/index.ts'
import { type CaseFile, parseCase, UnusableCase } from './case-file.ts'
import { deadlineText, explanationText } from './deadline-text.ts'
import { explainClock, runClock } from './rules/index.ts'

/** Finds the calendar of an organ by its code; null when there is no such organ. */
export type FindCalendar = (organCode: string) => Promise<Calendar | null>

const HELP = `用法：gongkai deadline CASE.json [--json] [--explain] [--organ 组织机构代码]

按《政府信息公开条例》计算一件申请的答复期限。
CASE.json：{ "channel", "receivedOn", "acts": [{ "kind", "on", "workingDays"?, "party"? }], "today"? }
  channel   in-person、registered-post、ordinary-post、internet、fax
  kind      supplement-asked、supplemented、consultation-sent、consultation-delivered、
            consultation-answered、consultation-lapsed、extended、fee-notified、fee-paid
  party     third-party、co-maker、other-organ，可加名称：third-party:某某公司；不写为第三方
  --json    输出 JSON
  --explain 逐日列出计入或者跳过的原因（算给我看）
  --organ   按该机关采用的工作日历计算；不写则按国务院办公厅历年通知`

/**
 * `deadline CASE.json [--json] [--explain] [--organ CODE]`: prints when the answer is due and why. Gives the exit code:
 * 0, or 2 with one line when the arguments or the file cannot be used.
 */
export async function deadlineCommand(
  argv: string[],
  io: CommandIo,
  findCalendar: FindCalendar = async () => null,
): Promise<number> {
  const options = optionsOf(argv)
  if (typeof options === 'string') return unusable(options, io)
  if (options.help) {
    io.out(HELP)
    return 0
  }
  const file = await readCase(options.path)
  if (typeof file === 'string') return unusable(file, io)

  const calendar = options.organ === undefined ? nationalCalendar : await findCalendar(options.organ)
  if (calendar === null) return unusable(`没有组织机构代码为 ${options.organ} 的机关`, io)

  const today = file.today ?? null
  const result = runClock(file, calendar, today)
  const days = options.explain ? explainClock(file, calendar, today) : null
  if (options.json) io.out(JSON.stringify(days === null ? result : { ...result, days }, null, 2))
  else {
    io.out(deadlineText(file, result, calendar))
    if (days !== null) io.out(`\n${explanationText(days)}`)
  }
  return 0
}

/** The options, or the line that says why there are none. */
function optionsOf(argv: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        explain: { type: 'boolean', default: false },
        organ: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const [path, ...more] = positionals
    if (values.help) return { ...values, path: '' }
    if (path === undefined) return '缺少案卷文件，用法：gongkai deadline CASE.json [--json]'
    if (more.length > 0) return `只能给出一个案卷文件，多出 ${more.join('、')}`
    return { ...values, path }
  } catch {
    return '参数无法识别，用法：gongkai deadline CASE.json [--json] [--explain]'
  }
}

async function readCase(path: string): Promise<CaseFile | string> {
  try {
    return parseCase(await readFile(path, 'utf8'))
  } catch (error) {
    if (error instanceof UnusableCase) return `${path}：${error.message}`
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return `找不到文件 ${path}`
    if (typeof code === 'string') return `无法读取文件 ${path}（${code}）`
    throw error
  }
}

/** Exit code 2 means that the input cannot be used. */
function unusable(line: string, io: CommandIo): number {
  io.err(line.replaceAll(/\s*[\r\n]+\s*/g, ' '))
  return 2
}
