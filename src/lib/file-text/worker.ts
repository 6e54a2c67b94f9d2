import { parentPort } from 'node:worker_threads'
import type { FileKind } from '../file-kind.ts'
import { BadZip } from '../zip.ts'
import { emptyFileText, type FileText, FileUnreadable } from './file-text.ts'
import { readOfd } from './ofd.ts'
import { readPdf } from './pdf.ts'
import { readPlain } from './plain.ts'
import { readSheets } from './sheets.ts'
import { readWord } from './word.ts'

/** What is asked of the thread, and what it answers. */
export interface ReadOrder {
  id: number
  path: string
  kind: FileKind
}
export type ReadAnswer = { id: number } & ({ text: FileText } | { unreadable: string })

const READERS: Partial<Record<FileKind, (path: string, found: FileText) => Promise<void>>> = {
  docx: readWord,
  xlsx: readSheets,
  ofd: readOfd,
  pdf: readPdf,
  txt: readPlain,
  csv: readPlain,
}

const LEGACY = '旧格式（.doc、.xls）读不出文字，请另存为 .docx 或 .xlsx'

async function answer({ id, path, kind }: ReadOrder): Promise<ReadAnswer> {
  const read = READERS[kind]
  if (read === undefined) {
    return { id, unreadable: kind === 'doc' || kind === 'xls' ? LEGACY : '图片没有文字层' }
  }
  const text = emptyFileText()
  try {
    await read(path, text)
    return { id, text }
  } catch (failure) {
    if (failure instanceof FileUnreadable) return { id, unreadable: failure.message }
    if (failure instanceof BadZip) return { id, unreadable: ZIP[failure.why] }
    return { id, unreadable: '文件已损坏，读不出文字' }
  }
}

const ZIP: Record<BadZip['why'], string> = {
  broken: '文件已损坏，读不出文字',
  'too-large': '文件解压后过大，读不出文字',
  encrypted: '文件已加密，读不出文字',
}

parentPort?.on('message', async (order: ReadOrder) => parentPort?.postMessage(await answer(order)))
