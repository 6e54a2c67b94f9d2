import { readFile, stat } from 'node:fs/promises'
import { judgeFile } from '../../../lib/file-kind.ts'
import { FileUnreadable } from '../../../lib/file-text/file-text.ts'
import { readFileText } from '../../../lib/file-text/read-file-text.ts'
import type { AnnualReport } from '../report.ts'
import { reportFromJson } from '../report-json.ts'
import { MAX_BYTES } from './decode.ts'
import { htmlOfDocx } from './read-docx.ts'
import { readReport } from './read-report.ts'
import { UnreadableReport } from './unreadable-report.ts'

/** A Word file holds pictures too: a report with them is some MB. */
const MAX_FILE_BYTES = 50 * 1024 * 1024
const UNPACKED = { maxBytes: 200 * 1024 * 1024, maxEntries: 5_000 }

/**
 * Reads a published report from a file: Word (.docx), PDF, a page, plain text, or the JSON that this
 * program publishes. `name` is how the person knows it. Throws
 * UnreadableReport, one line in Chinese, when it cannot be taken as a report.
 */
export async function readReportFile(path: string, { name }: { name: string }): Promise<AnnualReport> {
  const { size } = await stat(path)
  if (size > MAX_FILE_BYTES) throw new UnreadableReport(`${name} 超过 50 MB，不是年度报告`)
  const judged = await judgeFile(path, name, UNPACKED)
  if ('kind' in judged && judged.kind === 'docx') {
    return readReport(await htmlOfDocx(path, { name }), { name })
  }
  if ('kind' in judged && judged.kind === 'pdf') return readReport(await textOfPdf(path, name), { name })
  if ('bad' in judged && judged.bad !== 'unknown') throw new UnreadableReport(`${name} ${WHY[judged.bad]}`)
  if (size > MAX_BYTES) throw new UnreadableReport(`${name} 超过 8 MB，不是年度报告的文本或网页`)
  const bytes = await readFile(path)
  return /\.json$/i.test(name) ? fromJson(bytes, name) : readReport(bytes, { name })
}

/** The text layer, page by page, with the columns of the tables as they stand. */
async function textOfPdf(path: string, name: string): Promise<string> {
  try {
    const { parts } = await readFileText(path, 'pdf')
    return parts.map(({ text }) => text).join('\n')
  } catch (failure) {
    if (!(failure instanceof FileUnreadable)) throw failure
    throw new UnreadableReport(`${name}：${failure.message}`)
  }
}

/** What this program publishes as JSON; the name tells, for a page may begin with a brace too. */
function fromJson(bytes: Buffer, name: string): AnnualReport {
  const report = reportFromJson(bytes.toString('utf8'))
  if (report === null) throw new UnreadableReport(`${name} 不是本平台公布的年度报告数据（JSON）`)
  return report
}

const WHY = {
  macros: '含有宏，不读取；请另存为不含宏的 .docx',
  broken: '已损坏，打不开；请重新下载后再试',
  'too-large': '解压后过大，不读取',
  encrypted: '设有密码，请取消密码后再试',
} as const
