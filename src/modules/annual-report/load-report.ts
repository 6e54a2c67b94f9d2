import { readReportFile } from './reading/read-report-file.ts'
import { UnreadableReport } from './reading/unreadable-report.ts'
import type { AnnualReport } from './report.ts'

/** A report from a file that a command names. Throws UnreadableReport, one line in Chinese. */
export async function loadReport(file: string): Promise<AnnualReport> {
  const name = oneLine(file)
  try {
    return await readReportFile(file, { name })
  } catch (error) {
    if (error instanceof UnreadableReport) throw error
    throw new UnreadableReport(problemOf(error, name))
  }
}

/** What the file system says of a file, in words; anything else is a bug, and thrown on. */
export function problemOf(error: unknown, name: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return `找不到文件 ${name}`
  if (code === 'EACCES' || code === 'EPERM') return `没有权限读取 ${name}`
  if (code === 'EISDIR') return `${name} 是文件夹，不是文件`
  if (typeof code === 'string' && code !== '') return `无法读取 ${name}`
  // Not the file system's: a bug, and to be seen as one.
  throw error
}

/** A name as it may stand in a line of a terminal. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, '?')
}
