import type { FileKind } from '../../lib/file-kind.ts'
import { emptyFileText, type FileText, FileUnreadable } from '../../lib/file-text/file-text.ts'
import { readFileText } from '../../lib/file-text/read-file-text.ts'
import { findMarks } from '../screening/rules/index.ts'

/** The marks of secrecy in the text of a file, in what its program says of it, or in its name. */
export function marksInText({ parts, properties }: FileText, name: string): string[] {
  const texts = [name, ...parts.map(({ text }) => text), ...Object.values(properties)]
  return texts.flatMap((each) => findMarks(each)).map((mark) => mark.text)
}

/** What can be read in a file that was received. Why nothing can is told among its problems: such a file is kept, too. */
export async function readReceived(path: string, kind: FileKind): Promise<FileText> {
  try {
    return await readFileText(path, kind)
  } catch (failure) {
    if (!(failure instanceof FileUnreadable)) throw failure
    return { ...emptyFileText(), problems: [failure.message] }
  }
}

/** All text in a file that was received, a line for each part; empty for what cannot be read. */
export async function textOfFile(path: string, kind: FileKind): Promise<string> {
  return (await readReceived(path, kind)).parts.map(({ text }) => text).join('\n')
}
