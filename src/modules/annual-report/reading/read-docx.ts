import { readFile } from 'node:fs/promises'
import mammoth from 'mammoth'
import { examineZip } from '../../../lib/zip.ts'
import { MAX_BYTES } from './decode.ts'
import { UnreadableReport } from './unreadable-report.ts'

/** Bounds for what a library unpacks into memory; the text of a report is some 200 kB of XML. */
const UNPACKED = { maxBytes: 200 * 1024 * 1024, maxEntries: 5_000 }

/** The text and the tables of a Word file, merged cells kept, as a page. Pictures are left out. */
export async function htmlOfDocx(path: string, { name }: { name: string }): Promise<string> {
  const entries = await examineZip(path, UNPACKED)
  const xml = entries.filter((each) => /\.(xml|rels)$/i.test(each.name))
  if (xml.reduce((sum, each) => sum + each.size, 0) > MAX_BYTES) {
    throw new UnreadableReport(`${name} 的文字过多，不是年度报告`)
  }
  const { value } = await mammoth
    .convertToHtml(
      { buffer: await readFile(path) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false },
    )
    // The parser meets a stranger's file: what it stumbles over is the file's fault, unless the disk says otherwise.
    .catch((failure: NodeJS.ErrnoException) => {
      throw failure.syscall === undefined
        ? new UnreadableReport(`${name} 已损坏，打不开；请重新下载后再试`)
        : failure
    })
  return `<!doctype html><html><body>${value}</body></html>`
}
