import { open } from 'node:fs/promises'
import type { FileKind } from '../../lib/file-kind.ts'
import { readZip } from '../../lib/zip.ts'
import { findMarks, textOfHtml } from '../screening/rules/index.ts'

/** A mark stands at the head of a paper; this is some five thousand pages. */
const MOST_TEXT = 16 * 1_048_576
/** The parts of an office file in which text stands, headers and footers among them. */
const TEXT_PARTS: Partial<Record<FileKind, RegExp>> = {
  docx: /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/,
  xlsx: /^xl\/(sharedStrings|worksheets\/sheet\d+|comments\d*)\.xml$/,
  ofd: /Content\.xml$/,
}
const END_OF_LINE = /<\/(?:w:p|a:p|si|is|c|oddHeader|oddFooter)>|<w:(?:br|tab|cr)\b[^>]*>/g

/**
 * The marks of secrecy in the text of a file that was received, or in its name. PDF, pictures and the old formats of
 * Office are not read: of them only the name is known.
 */
export async function marksInFile(path: string, kind: FileKind, name: string): Promise<string[]> {
  const text = await textOf(path, kind)
  return [name, text].flatMap((each) => findMarks(each)).map((mark) => mark.text)
}

async function textOf(path: string, kind: FileKind): Promise<string> {
  if (kind === 'txt' || kind === 'csv') return plainText(await headOf(path))
  const parts = TEXT_PARTS[kind]
  if (parts === undefined) return ''
  const limits = { maxBytes: 300 * 1_048_576, maxEntries: 10_000 }
  const contents = await readZip(path, limits, (entry) => parts.test(entry))
  return contents
    .map((xml) => {
      const lines = xml.toString('utf8', 0, MOST_TEXT).replace(END_OF_LINE, '\n')
      return textOfHtml(lines.replace(/<[^>]*>/g, ''))
    })
    .join('\n')
}

function plainText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  const text = bytes.toString('utf8')
  // Older programs still write GB 18030: read as UTF-8 it is full of holes.
  return text.includes('\ufffd') ? new TextDecoder('gb18030').decode(bytes) : text
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_TEXT), 0, MOST_TEXT, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
