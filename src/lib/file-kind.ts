import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { BadZip, examineZip, type ZipLimits } from './zip.ts'

/** The kinds that are known by their content, with the ending and the media type they get. */
export const FILE_KINDS = {
  pdf: { ending: 'pdf', type: 'application/pdf' },
  docx: {
    ending: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  doc: { ending: 'doc', type: 'application/msword' },
  xls: { ending: 'xls', type: 'application/vnd.ms-excel' },
  ofd: { ending: 'ofd', type: 'application/ofd' },
  txt: { ending: 'txt', type: 'text/plain' },
  csv: { ending: 'csv', type: 'text/csv' },
  jpg: { ending: 'jpg', type: 'image/jpeg' },
  png: { ending: 'png', type: 'image/png' },
  gif: { ending: 'gif', type: 'image/gif' },
  webp: { ending: 'webp', type: 'image/webp' },
} as const

export type FileKind = keyof typeof FILE_KINDS

/** What stands in the way of a file, or what it is. */
export type Judged = { kind: FileKind } | { bad: 'unknown' | 'macros' | BadZip['why'] }

/**
 * What a file is, by its content. The ending is asked only where the content leaves a choice: between the old formats
 * of Office, which look the same from outside, and between plain texts.
 */
export async function judgeFile(path: string, name: string, limits: ZipLimits): Promise<Judged> {
  const ending = endingOf(name)
  const head = await headOf(path)
  const known = kindByHead(head)
  if (known !== null) return { kind: known }
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return judgeZip(path, limits)
  if (head.subarray(0, 8).equals(COMPOUND)) {
    return ending === 'doc' || ending === 'xls' ? { kind: ending } : { bad: 'unknown' }
  }
  if (ending !== 'txt' && ending !== 'csv') return { bad: 'unknown' }
  return (await isText(path)) ? { kind: ending } : { bad: 'unknown' }
}

/** The name without folders, controls and tricks of direction, ending in what the content is. */
export function safeName(name: string, kind: FileKind): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
  const stem = plain.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/^\.+|[. ]+$/g, '')
  return `${[...stem].slice(0, 100).join('') || '附件'}.${FILE_KINDS[kind].ending}`
}

/** Of OLE files: .doc, .xls and others. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** For what its first bytes tell alone; null for archives, old Office formats and plain text. */
export function kindByHead(head: Buffer): FileKind | null {
  const starts = (text: string, at = 0) => head.toString('latin1', at, at + text.length) === text
  if (starts('%PDF-')) return 'pdf'
  if (starts('\x89PNG\r\n\x1a\n')) return 'png'
  if (starts('\xff\xd8\xff')) return 'jpg'
  if (starts('GIF87a') || starts('GIF89a')) return 'gif'
  if (starts('RIFF') && starts('WEBP', 8)) return 'webp'
  return null
}

async function judgeZip(path: string, limits: ZipLimits): Promise<Judged> {
  try {
    const names = new Set((await examineZip(path, limits)).map((each) => each.name))
    if ([...names].some((each) => /(^|\/)vbaProject\.bin$/i.test(each))) return { bad: 'macros' }
    if (names.has('OFD.xml')) return { kind: 'ofd' }
    if (names.has('[Content_Types].xml') && names.has('word/document.xml')) return { kind: 'docx' }
    if (names.has('[Content_Types].xml') && names.has('xl/workbook.xml')) return { kind: 'xlsx' }
    return { bad: 'unknown' }
  } catch (failure) {
    if (failure instanceof BadZip) return { bad: failure.why }
    throw failure
  }
}

/** UTF-8 or, as older offices write, GB 18030; nothing but text in it. */
async function isText(path: string): Promise<boolean> {
  return (await decodes(path, 'utf-8')) || (await decodes(path, 'gb18030'))
}

async function decodes(path: string, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const source = createReadStream(path)
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      if (chunk.includes(0)) return false
      decoder.decode(chunk, { stream: true })
    }
    decoder.decode()
    return true
  } catch (failure) {
    if (failure instanceof TypeError) return false
    throw failure
  } finally {
    source.destroy()
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function endingOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name.trim())?.[1]?.toLowerCase() ?? ''
}
