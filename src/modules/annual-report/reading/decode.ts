import { UnreadableReport } from './unreadable-report.ts'

/** A published report has some 50 kB; a page with its navigation perhaps 1 MB. */
export const MAX_BYTES = 8 * 1024 * 1024

const MAGIC: readonly { bytes: string; name: string }[] = [
  { bytes: '%PDF', name: 'PDF' },
  { bytes: 'PK\u0003\u0004', name: 'DOCX/ZIP' },
  { bytes: '\u00d0\u00cf\u0011\u00e0', name: 'DOC' },
]

/** Bytes to text: UTF-8 or UTF-16 with its mark, else GB18030, which old government pages still use. */
export function decode(bytes: Uint8Array, name: string): string {
  if (bytes.length > MAX_BYTES) throw new UnreadableReport(`${name} 超过 8 MB，不是年度报告的文本或网页`)
  const head = String.fromCharCode(...bytes.slice(0, 4))
  const known = MAGIC.find((each) => head.startsWith(each.bytes))
  if (known !== undefined) {
    throw new UnreadableReport(`${name} 是 ${known.name} 文件，请先另存为文本（.txt）或网页（.html）`)
  }
  const text = textFrom(bytes)
  if (text.includes('\u0000')) throw new UnreadableReport(`${name} 不是文本或网页文件`)
  return text
}

function textFrom(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
