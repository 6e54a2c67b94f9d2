import { readZipByName } from '../zip.ts'
import { addPart, type FileText } from './file-text.ts'
import { OFFICE_LIMITS } from './limits.ts'
import { isPropertyPart, readProperties } from './properties.ts'
import { readXml } from './xml.ts'

const TEXT_PART = /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/
const PLACES: [RegExp, string][] = [
  [/document/, '正文'],
  [/header/, '页眉'],
  [/footer/, '页脚'],
  [/footnotes/, '脚注'],
  [/endnotes/, '尾注'],
  [/comments/, '批注'],
]
const LINE_ENDS = new Set(['w:p', 'a:p'])
const LINE_BREAKS = new Set(['w:br', 'w:cr'])

/** DOCX: body, tables and text boxes, headers, footers, notes; comments and tracked changes apart. */
export async function readWord(path: string, found: FileText): Promise<void> {
  const isWanted = (name: string) => TEXT_PART.test(name) || isPropertyPart(name)
  const contents = await readZipByName(path, OFFICE_LIMITS, isWanted)
  readProperties(contents, found)
  const order = [...contents.keys()].sort((a, b) => rankOf(a) - rankOf(b) || a.localeCompare(b))
  const changes = { inserted: 0, deleted: 0, comments: 0, vanished: 0, deletedText: '' }
  for (const name of order.filter((each) => TEXT_PART.test(each))) {
    addPart(found, (PLACES[rankOf(name)] as [RegExp, string])[1], textOfPart(contents.get(name), changes))
  }
  addPart(found, '修订（已删除的文字）', changes.deletedText)
  const marked = changes.inserted + changes.deleted
  if (marked > 0) found.hidden.push(`修订 ${marked} 处（插入 ${changes.inserted}，删除 ${changes.deleted}）`)
  if (changes.comments > 0) found.hidden.push(`批注 ${changes.comments} 条`)
  if (changes.vanished > 0) found.hidden.push(`隐藏文字 ${changes.vanished} 处`)
}

function rankOf(name: string): number {
  return PLACES.findIndex(([pattern]) => pattern.test(name))
}

interface Changes {
  inserted: number
  deleted: number
  comments: number
  vanished: number
  deletedText: string
}

function textOfPart(xml: Buffer | undefined, changes: Changes): string {
  const lines: string[] = []
  let inText = false
  let inDeleted = false
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'w:t' || name === 'a:t') inText = true
      else if (name === 'w:delText') inDeleted = true
      else if (LINE_BREAKS.has(name)) lines.push('\n')
      else if (name === 'w:tab') lines.push('\t')
      else if (name === 'w:ins') changes.inserted += 1
      else if (name === 'w:del') changes.deleted += 1
      else if (name === 'w:comment') changes.comments += 1
      else if (name === 'w:vanish' && !/^(0|false|off)$/.test(attributes['w:val'] ?? ''))
        changes.vanished += 1
      else if (/^(wp:docPr|pic:cNvPr)$/.test(name) && attributes.descr) lines.push(`\n${attributes.descr}\n`)
    },
    text: (text) => {
      if (inText) lines.push(text)
      if (inDeleted) changes.deletedText += text
    },
    close: (name) => {
      if (name === 'w:t' || name === 'a:t') inText = false
      else if (name === 'w:delText') inDeleted = false
      else if (name === 'w:del') changes.deletedText += '\n'
      else if (LINE_ENDS.has(name)) lines.push('\n')
    },
  })
  return lines.join('')
}
