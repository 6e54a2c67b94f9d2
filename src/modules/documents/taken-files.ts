import { readFile } from 'node:fs/promises'
import mammoth from 'mammoth'
import { FILE_KINDS, type FileKind, judgeFile, kindByHead, safeName } from '../../lib/file-kind.ts'
import type { FileText } from '../../lib/file-text/file-text.ts'
import { insist, Refused, refusal } from '../../lib/refusal.ts'
import type { FileStore, Received } from '../../lib/storage.ts'
import { examineZip } from '../../lib/zip.ts'
import { fileAddress } from './attachment.ts'
import { marksInText, readReceived } from './file-marks.ts'
import { badFile, whyNotImage } from './rules/index.ts'

/** 50 MB, as the form says. */
export const MOST_BYTES = 50 * 1_048_576
export const MOST_IMAGE_BYTES = 10 * 1_048_576
export const MOST_WORD_BYTES = 20 * 1_048_576

const UNPACKED = { maxBytes: 300 * 1_048_576, maxEntries: 10_000 }
const UNPACKED_WORD = { maxBytes: 60 * 1_048_576, maxEntries: 2_000 }
/** Read whole into memory, as a tree many times its size. */
const MOST_XML_BYTES = 12 * 1_048_576
const MOST_WORD_IMAGES = 100

/** A file that was looked at and kept. */
export interface TakenFile {
  name: string
  type: string
  size: number
  hash: string
  /** Marks of secrecy in it: then it was not kept, and is not to be added anywhere. */
  marks?: string[]
  /** What was read in it; undefined for a picture of the text, which nobody reads. */
  text?: FileText
}

/** A text read out of a Word file; its images stand in it under numbers of document 0 until it has a document. */
export interface TakenText {
  html: string
  images: TakenFile[]
  /** Pictures of a format that no browser shows. */
  leftOut: number
  /** Marks of secrecy in the file: then none of it was kept. */
  marks?: string[]
}

export async function takeAttachment(
  received: Received,
  files: FileStore,
  { name }: { name: string },
): Promise<TakenFile> {
  const kind = await kindOf(received, name, UNPACKED)
  const text = await readReceived(received.path, kind)
  const marks = marksInText(text, name)
  if (marks.length > 0) return { ...takenFrom(received, name, kind), marks }
  await files.keep(received)
  return { ...takenFrom(received, name, kind), text }
}

export async function takeImage(
  received: Received,
  files: FileStore,
  { name }: { name: string },
): Promise<TakenFile> {
  const kind = await kindOf(received, name, UNPACKED)
  insist(whyNotImage(FILE_KINDS[kind].type))
  await files.keep(received)
  return takenFrom(received, name, kind)
}

/** Reads a DOCX into HTML. Its images are kept; the file itself is not. */
export async function takeText(
  received: Received,
  files: FileStore,
  { name }: { name: string },
): Promise<TakenText> {
  const kind = await kindOf(received, name, UNPACKED_WORD)
  if (kind !== 'docx')
    throw new Refused([refusal('not-word', NOT_WORD[kind === 'doc' ? 'doc' : 'other'], FIELD)])
  const marks = marksInText(await readReceived(received.path, kind), name)
  if (marks.length > 0) return { html: '', images: [], leftOut: 0, marks }
  await refuseHugeText(received)
  const images: TakenFile[] = []
  let leftOut = 0
  const keep = mammoth.images.imgElement(async (image) => {
    const bytes = await image.readAsBuffer()
    const kept = images.length < MOST_WORD_IMAGES ? await keepImage(bytes, files, images.length + 1) : null
    if (kept === null) {
      leftOut += 1
      return { src: '' }
    }
    images.push(kept)
    return { src: fileAddress(0, 'image', images.length) }
  })
  const buffer = await readFile(received.path)
  const { value } = await mammoth
    .convertToHtml({ buffer }, { styleMap: STYLES, convertImage: keep, externalFileAccess: false })
    // The parser meets a stranger's file: what it stumbles over is the file's fault, unless the disk says otherwise.
    .catch((failure: NodeJS.ErrnoException) => {
      throw failure.syscall === undefined ? new Refused([badFile('broken')]) : failure
    })
  return { html: value, images, leftOut }
}

const FIELD = { field: 'file' }
const NOT_WORD = {
  doc: '旧格式（.doc）不能导入，请在 Word 或 WPS 中另存为 .docx 后再导入',
  other: '只能导入 Word 文档（.docx）',
}

/** The styles of Word and WPS, in either language, as the headings of our texts. */
const STYLES = [
  "p[style-name='Title'] => h2:fresh",
  "p[style-name='标题'] => h2:fresh",
  ...[1, 2, 3].flatMap((level) => [
    `p[style-name='heading ${level}'] => h${level + 1}:fresh`,
    `p[style-name='标题 ${level}'] => h${level + 1}:fresh`,
  ]),
  'b => strong',
  'i => em',
]

async function refuseHugeText({ path }: Received): Promise<void> {
  const entries = await examineZip(path, UNPACKED_WORD)
  const text = entries.filter((each) => /\.(xml|rels)$/i.test(each.name))
  const bytes = text.reduce((sum, each) => sum + each.size, 0)
  if (bytes > MOST_XML_BYTES) throw new Refused([badFile('too-large')])
}

async function kindOf(received: Received, name: string, limits: typeof UNPACKED): Promise<FileKind> {
  if (received.size === 0) throw new Refused([refusal('file-empty', '文件是空的，请检查后重新上传', FIELD)])
  const judged = await judgeFile(received.path, name, limits)
  if ('bad' in judged) throw new Refused([badFile(judged.bad)])
  return judged.kind
}

function takenFrom({ hash, size }: Received, name: string, kind: FileKind): TakenFile {
  return { name: safeName(name, kind), type: FILE_KINDS[kind].type, size, hash }
}

async function keepImage(bytes: Uint8Array, files: FileStore, no: number): Promise<TakenFile | null> {
  const kind = kindByHead(Buffer.from(bytes.subarray(0, 16)))
  if (kind === null || !FILE_KINDS[kind].type.startsWith('image/') || bytes.length > MOST_IMAGE_BYTES)
    return null
  return { name: `图${no}.${kind}`, type: FILE_KINDS[kind].type, ...(await files.put(bytes)) }
}
