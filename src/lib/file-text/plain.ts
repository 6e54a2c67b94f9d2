import { open } from 'node:fs/promises'
import { addPart, type FileText, MOST_TEXT } from './file-text.ts'

/** TXT and CSV in UTF-8, in UTF-16 with its mark, or in GB 18030 as older programs still write. */
export async function readPlain(path: string, found: FileText): Promise<void> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_TEXT), 0, MOST_TEXT, 0)
    addPart(found, '正文', decodePlain(buffer.subarray(0, bytesRead)))
    if (bytesRead === MOST_TEXT) found.problems.push('文件很长，只读了开头的部分')
  } finally {
    await file.close()
  }
}

export function decodePlain(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const text = new TextDecoder().decode(bytes)
  return text.includes('\ufffd') ? new TextDecoder('gb18030').decode(bytes) : text
}
