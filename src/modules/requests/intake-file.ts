import { FILE_KINDS, type FileKind, kindByHead, safeName } from '../../lib/file-kind.ts'
import { type Refusal, refusal } from '../../lib/refusal.ts'

/** What a file of an intake is for. */
export const FILE_PURPOSES = {
  identity: '身份证明',
  authority: '授权委托书',
  scan: '申请原件扫描件',
} as const
export type FilePurpose = keyof typeof FILE_PURPOSES

/** A photograph of a telephone, or some pages of a scan. */
export const MOST_FILE_BYTES = 5 * 1_048_576
/** What a browser sends with one form: two files and what was typed. */
export const MOST_FORM_BYTES = 2 * MOST_FILE_BYTES + 1_048_576

/** A file that was looked at, whole in memory: on its way from the sender to a sealed row, and nowhere else. */
export interface IntakeFile {
  purpose: FilePurpose
  name: string
  mediaType: string
  bytes: Uint8Array
}

/** A file as a list shows it. */
export interface IntakeFileSummary {
  no: number
  purpose: FilePurpose
  name: string
  mediaType: string
  /** In bytes. */
  size: number
}

const PICTURE_OR_PDF: readonly FileKind[] = ['pdf', 'jpg', 'png']

/** A picture or a PDF, told by its content; the reason beside `field` when it is neither, or too large. */
export function judgeIntakeFile(
  sent: { name: string; bytes: Uint8Array },
  purpose: FilePurpose,
  field: string,
): IntakeFile | Refusal {
  if (sent.bytes.length > MOST_FILE_BYTES) {
    return refusal('file-too-large', '文件超过 5 MB，请压缩或者重新拍照后再上传', { field })
  }
  const kind = kindByHead(Buffer.from(sent.bytes.subarray(0, 16)))
  if (kind === null || !PICTURE_OR_PDF.includes(kind)) {
    return refusal('file-kind', '只能上传 PDF 文件或者 JPG、PNG 图片，请更换文件', { field })
  }
  return { purpose, name: safeName(sent.name, kind), mediaType: FILE_KINDS[kind].type, bytes: sent.bytes }
}
