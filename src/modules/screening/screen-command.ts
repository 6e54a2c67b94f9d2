import type { CommandIo } from '../../lib/command.ts'
import { decodeCsv, readCsv } from '../../lib/csv.ts'
import { type Day, dayInChina } from '../../lib/day.ts'
import { bytesAt, openInput, placesOf } from './command-input.ts'
import type { Finding, Severity } from './finding.ts'
import {
  compileLexicon,
  type Lexicon,
  lexiconOfTable,
  lexiconOn,
  STARTER_LEXICON,
  screen,
} from './rules/index.ts'

const USAGE = 'gongkai screen 文件|- [--lexicon 词库.csv] [--json]'

const HELP = `用法：${USAGE}

筛查公文文本：错别字与不规范表述、个人信息（身份证号码、手机号码、银行卡号等）、密级标志、
文号、日期、标点。文件可以是 UTF-8 文本，或者 Word（.docx）、Excel（.xlsx）、PDF、OFD；- 读标准输入。
只提建议，从不改动文本。
  --lexicon 词库.csv  在自带词库之上再用这一份（列：词条、类别、级别、建议改为、来源、例外、整词、生效日期、失效日期）
  --json  输出 JSON：[{ start, end, text, entry, category, severity, detector, suggestion }]
          start、end 为 UTF-16 位置；Word 等文件另有 place（第几页、哪张工作表），位置从那里算起
退出码：0 没有必须处理的，1 有必须处理的，2 输入不可用。`

const SEVERITIES: Record<Severity, string> = { block: '必须处理', warn: '请核对', note: '提示' }

/** `screen FILE|- [--json]`: prints what is found in a text. Exit code 1 when something blocks, 2 for unusable input. */
export async function screenCommand(argv: string[], io: CommandIo): Promise<number> {
  const input = await openInput(argv, io, {
    usage: USAGE,
    help: HELP,
    options: { lexicon: { type: 'string' } },
  })
  if (typeof input === 'number') return input
  const { values } = input
  const today = dayInChina(new Date())
  const lexicon = await lexiconAt(values.lexicon, today)
  if (lexicon !== undefined && 'problem' in lexicon) {
    io.err(lexicon.problem)
    return 2
  }
  const parts = input.parts.map((part) => ({ ...part, found: screen(part.text, { today, lexicon }) }))
  const found = parts.flatMap((part) =>
    part.place === '' ? part.found : part.found.map((each) => ({ ...each, place: part.place })),
  )
  io.out(values.json ? JSON.stringify(found, null, 2) : reportOf(parts))
  return found.some((each) => each.severity === 'block') ? 1 : 0
}

/** The starter lexicon with a file's entries over it; undefined where no file was named. A line that cannot be used is no lexicon. */
async function lexiconAt(
  file: string | undefined,
  today: Day,
): Promise<Lexicon | undefined | { problem: string }> {
  if (file === undefined) return undefined
  const bytes = await bytesAt(file)
  if (!Buffer.isBuffer(bytes)) return bytes
  const { entries, problems } = lexiconOfTable(readCsv(decodeCsv(bytes)))
  const [first] = problems
  if (first !== undefined) {
    const more = problems.length > 1 ? `（共 ${problems.length} 处）` : ''
    return { problem: `${file} 第 ${first.line} 行：${first.what}${more}` }
  }
  return compileLexicon(lexiconOn(today, STARTER_LEXICON, entries))
}

/** One line a finding: where, how grave, what, and what to do. */
function reportOf(parts: readonly { place: string; text: string; found: readonly Finding[] }[]): string {
  const places = parts.flatMap(linesOf)
  const found = parts.flatMap((part) => part.found)
  const counts = (Object.keys(SEVERITIES) as Severity[]).map(
    (severity) => `${SEVERITIES[severity]} ${found.filter((each) => each.severity === severity).length}`,
  )
  return [...places, `${counts.join('，')}（共 ${found.length} 处）`].join('\n')
}

function linesOf(part: { place: string; text: string; found: readonly Finding[] }): string[] {
  return placesOf(part, part.found).map(({ where, of: { text: what, entry, severity, suggestion } }) => {
    const advice = suggestion === '' ? '' : ` → ${suggestion}`
    return `${where}  ${SEVERITIES[severity]}  ${entry}：“${what}”${advice}`
  })
}
