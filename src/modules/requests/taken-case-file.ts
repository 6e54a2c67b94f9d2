import { readFile } from 'node:fs/promises'
import { FILE_KINDS, judgeFile, safeName } from '../../lib/file-kind.ts'
import { Refused, refusal } from '../../lib/refusal.ts'
import type { Received } from '../../lib/storage.ts'
import { textOfFile } from '../documents/index.ts'
import { badFile } from '../documents/rules/index.ts'
import { findMarks } from '../screening/rules/index.ts'
import type { NewCaseFile } from './case-files.ts'

/** 20 MB, as the form says. */
export const MOST_CASE_FILE_BYTES = 20 * 1_048_576

const UNPACKED = { maxBytes: 200 * 1_048_576, maxEntries: 10_000 }
/** Read for the screening; more is no letter's enclosure. */
const MOST_TEXT = 500_000

/** A file that was looked at: what it is, what can be read in it, and the marks of secrecy in it. */
export interface TakenCaseFile extends Omit<NewCaseFile, 'purpose'> {
  marks: string[]
}

/**
 * Looks at a file by its content and reads it into memory; the copy on disk is gone when this route ends. Refuses what is
 * empty, unknown, or carries macros.
 */
export async function takeCaseFile(received: Received, name: string): Promise<TakenCaseFile> {
  if (received.size === 0) {
    throw new Refused([refusal('file-empty', '文件是空的，请检查后重新上传', { field: 'file' })])
  }
  const judged = await judgeFile(received.path, name, UNPACKED)
  if ('bad' in judged) throw new Refused([badFile(judged.bad)])
  const { kind } = judged
  const text = (await textOfFile(received.path, kind)).slice(0, MOST_TEXT)
  const marks = [name, text].flatMap((each) => findMarks(each)).map((mark) => mark.text)
  const bytes = await readFile(received.path)
  return { name: safeName(name, kind), type: FILE_KINDS[kind].type, bytes, text, marks }
}
