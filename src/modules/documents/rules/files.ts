import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { Attachment, NamedAttachment } from '../attachment.ts'

/** Of one edition: a reader chooses among them by name. */
const MOST_ATTACHMENTS = 50
/** What a browser and a reader can still bear in one page. */
export const MOST_ROWS = 2000
const MOST_CELLS = 30_000

const BAD_FILES = {
  unknown: '不支持这种文件。可以上传 PDF、OFD、Word、Excel、TXT、CSV、JPG、PNG、GIF、WebP 文件',
  macros: '文件含有宏，请另存为不含宏的格式后再上传',
  broken: '文件已损坏，无法打开，请检查后重新上传',
  'too-large': '文件解压后过大，不能上传',
  encrypted: '文件已加密，公众无法打开，请取消密码后再上传',
} as const

/** Of what a file turned out to be. */
export function badFile(why: keyof typeof BAD_FILES): Refusal {
  return refusal(`file-${why}`, BAD_FILES[why], { field: 'file' })
}

export function whyNotImage(type: string): Refusal | null {
  return type.startsWith('image/')
    ? null
    : refusal('not-an-image', '这不是图片，请选择 JPG、PNG、GIF 或 WebP 文件', { field: 'file' })
}

/** The attachments a draft may have, out of the files of its document. */
export function whyNotHold(named: readonly NamedAttachment[], files: readonly Attachment[]): Refusal | null {
  const field = { field: 'attachments' }
  const numbers = named.map((each) => each.no)
  if (numbers.some((no) => !files.some((each) => each.no === no)))
    return refusal('no-such-file', '这个附件不属于本稿，请重新上传', field)
  if (new Set(numbers).size < numbers.length)
    return refusal('attachment-twice', '同一个附件出现了两次', field)
  if (named.length > MOST_ATTACHMENTS)
    return refusal('too-many-attachments', `附件不超过 ${MOST_ATTACHMENTS} 个`, field)
  const names = named.map((each) => each.name.toLowerCase())
  const twice = named.find((each, index) => names.indexOf(each.name.toLowerCase()) !== index)
  return twice === undefined
    ? null
    : refusal('attachment-name-twice', `有两个附件都叫“${twice.name}”，请改名`, field)
}

/** Asked before anything works through the text. */
export function whyTooMuch(html: string): Refusal | null {
  const field = { field: 'bodyHtml' }
  if (countOf(html, /<tr[\s>/]/gi) > MOST_ROWS)
    return refusal(
      'table-too-long',
      `正文的表格超过 ${MOST_ROWS} 行，读者难以打开，请把表格作为附件（如 XLSX）上传`,
      field,
    )
  return countOf(html, /<t[dh][\s>/]/gi) > MOST_CELLS
    ? refusal('table-too-wide', '正文的表格过大，请把表格作为附件（如 XLSX）上传', field)
    : null
}

/** WCAG 1.1.1: who cannot see a picture is told what it shows. */
export function whyImagesUntold(html: string): Refusal | null {
  const images = html.match(/<img\b[^>]*>/gi) ?? []
  const untold = images.filter((each) => !/\balt="[^"]*\S[^"]*"/i.test(each)).length
  return untold === 0
    ? null
    : refusal('image-untold', `正文有 ${untold} 张图片没有替代文字，请写明图片的内容`, {
        field: 'bodyHtml',
      })
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0
  for (const _ of text.matchAll(pattern)) count += 1
  return count
}
