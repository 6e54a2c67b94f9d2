import { readZipByName } from '../zip.ts'
import { addPart, type FileText } from './file-text.ts'
import { OFFICE_LIMITS } from './limits.ts'
import { readXml } from './xml.ts'

const CONTENT = /(^|\/)(Page_(\d+)\/)?[^/]*Content\.xml$/
const PROPERTIES: Record<string, string> = {
  'ofd:Author': '作者',
  'ofd:Title': '标题',
  'ofd:Subject': '主题',
  'ofd:Abstract': '摘要',
  'ofd:Creator': '制作软件',
}

/** OFD (GB/T 33190): the text codes page by page, in the order in which they are drawn. */
export async function readOfd(path: string, found: FileText): Promise<void> {
  const isWanted = (name: string) => CONTENT.test(name) || name === 'OFD.xml' || /Annot[^/]*\.xml$/.test(name)
  const contents = await readZipByName(path, OFFICE_LIMITS, isWanted)
  let at: string | undefined
  readXml(contents.get('OFD.xml'), {
    open: (name) => {
      at = PROPERTIES[name]
    },
    text: (text) => {
      if (at !== undefined && text.trim() !== '') found.properties[at] = text.trim().slice(0, 1000)
    },
    close: () => {
      at = undefined
    },
  })
  const pages = [...contents.keys()].filter((each) => each !== 'OFD.xml')
  pages.sort((a, b) => pageOf(a) - pageOf(b) || a.localeCompare(b))
  for (const name of pages) {
    const text = textCodes(contents.get(name))
    const place = CONTENT.test(name) ? `第 ${pageOf(name) + 1} 页` : '注释'
    addPart(found, place, text)
    if (text.trim() === '' && CONTENT.test(name)) found.problems.push(`${place}没有文字层`)
  }
}

function pageOf(name: string): number {
  return Number(/Page_(\d+)\//.exec(name)?.[1] ?? 0)
}

function textCodes(xml: Buffer | undefined): string {
  const lines: string[] = []
  let inText = false
  readXml(xml, {
    open: (name) => {
      inText = /(^|:)TextCode$/.test(name)
    },
    text: (text) => {
      if (inText) lines.push(text)
    },
    close: (name) => {
      if (inText) lines.push('\n')
      if (/(^|:)TextCode$/.test(name)) inText = false
    },
  })
  return lines.join('')
}
