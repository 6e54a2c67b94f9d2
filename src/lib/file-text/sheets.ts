import { readZipByName } from '../zip.ts'
import { addPart, type FileText } from './file-text.ts'
import { OFFICE_LIMITS } from './limits.ts'
import { isPropertyPart, readProperties } from './properties.ts'
import { readXml } from './xml.ts'

const WANTED =
  /^xl\/(workbook\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml|(threadedComments\/)?[^/]*[cC]omments?\d*\.xml|drawings\/drawing\d+\.xml)$/

/** XLSX: every sheet with its cells, the hidden ones told apart; comments, text boxes and defined names. */
export async function readSheets(path: string, found: FileText): Promise<void> {
  const isWanted = (name: string) => WANTED.test(name) || isPropertyPart(name)
  const contents = await readZipByName(path, OFFICE_LIMITS, isWanted)
  readProperties(contents, found)
  const strings = sharedStrings(contents.get('xl/sharedStrings.xml'))
  const targets = targetsOf(contents.get('xl/_rels/workbook.xml.rels'))
  const { sheets, names } = readWorkbook(contents.get('xl/workbook.xml'))
  const left = new Set([...contents.keys()].filter((each) => each.startsWith('xl/worksheets/')))
  for (const { name, link, isHidden } of sheets) {
    const part = targets.get(link) ?? ''
    left.delete(part)
    const place = `${isHidden ? '隐藏工作表' : '工作表'}“${name}”`
    if (isHidden) found.hidden.push(place)
    readSheet(contents.get(part), { strings, place, found })
  }
  // A sheet that the workbook does not name lies in the file all the same.
  for (const part of left) readSheet(contents.get(part), { strings, place: '未列出的工作表', found })
  const names2 = sheets.map(({ name }) => name)
  addPart(found, '工作表名称', names2.join('\n'))
  addPart(found, '定义的名称', names.join('\n'))
  readLoose(contents, found)
}

function readWorkbook(xml: Buffer | undefined) {
  const sheets: { name: string; link: string; isHidden: boolean }[] = []
  const names: string[] = []
  readXml(xml, {
    open: (tag, attributes) => {
      const { name = '', state = 'visible', 'r:id': link = '' } = attributes
      if (tag === 'sheet') sheets.push({ name, link, isHidden: state !== 'visible' })
      if (tag === 'definedName' && !name.startsWith('_xlnm')) names.push(name)
    },
  })
  return { sheets, names }
}

function targetsOf(xml: Buffer | undefined): Map<string, string> {
  const targets = new Map<string, string>()
  readXml(xml, {
    open: (_, { Id, Target }) => {
      if (Id !== undefined && Target !== undefined)
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  return targets
}

function sharedStrings(xml: Buffer | undefined): string[] {
  const strings: string[] = []
  let inText = false
  let isPhonetic = false
  let text = ''
  readXml(xml, {
    open: (name) => {
      // 拼音 above the characters is no text of the cell.
      if (name === 'rPh') isPhonetic = true
      if (name === 't') inText = !isPhonetic
      if (name === 'si') text = ''
    },
    text: (more) => {
      if (inText) text += more
    },
    close: (name) => {
      if (name === 't') inText = false
      if (name === 'rPh') isPhonetic = false
      if (name === 'si') strings.push(text)
    },
  })
  return strings
}

interface Reading {
  strings: readonly string[]
  place: string
  found: FileText
}

function readSheet(xml: Buffer | undefined, { strings, place, found }: Reading): void {
  const rows: string[] = []
  let cells: string[] = []
  let type = ''
  let value = ''
  let isKept = false
  let hiddenRows = 0
  let hiddenColumns = 0
  const headings: string[] = []
  readXml(xml, {
    open: (name, attributes) => {
      const isHidden = attributes.hidden === '1' || attributes.hidden === 'true'
      if (name === 'row' && isHidden) hiddenRows += 1
      if (name === 'col' && isHidden) hiddenColumns += spanOf(attributes)
      if (name === 'c') {
        type = attributes.t ?? ''
        value = ''
      }
      isKept = name === 'v' || name === 't' || /^(odd|even|first)(Header|Footer)$/.test(name)
      if (isKept && name !== 't') value = ''
    },
    text: (text) => {
      if (isKept) value += text
    },
    close: (name) => {
      isKept = false
      if (name === 'c') cells.push(type === 's' ? (strings[Number(value)] ?? '') : value)
      if (name === 'row') {
        if (cells.some((each) => each !== '')) rows.push(cells.join('\t'))
        cells = []
      }
      if (/(Header|Footer)$/.test(name) && name !== 'headerFooter')
        headings.push(value.replace(/&[LCR]/g, '\n'))
    },
  })
  addPart(found, place, rows.join('\n'))
  addPart(found, `${place}页眉页脚`, headings.join('\n'))
  if (hiddenRows > 0) found.hidden.push(`${place}隐藏行 ${hiddenRows} 行`)
  if (hiddenColumns > 0) found.hidden.push(`${place}隐藏列 ${hiddenColumns} 列`)
}

function spanOf({ min, max }: Record<string, string>): number {
  const span = Number(max) - Number(min) + 1
  return span > 0 ? Math.min(span, 16_384) : 1
}

function readLoose(contents: ReadonlyMap<string, Buffer>, found: FileText): void {
  let comments = 0
  for (const [part, xml] of contents) {
    const isComment = /comments?\d*\.xml$/i.test(part)
    if (!isComment && !part.startsWith('xl/drawings/')) continue
    const lines: string[] = []
    let inText = false
    readXml(xml, {
      open: (name) => {
        if (name === 'comment' || name === 'threadedComment') comments += 1
        inText = name === 't' || name === 'a:t' || name === 'text' || name === 'author'
      },
      text: (text) => {
        if (inText) lines.push(text)
      },
      close: (name) => {
        inText = false
        if (/^(comment|threadedComment|a:p|author)$/.test(name)) lines.push('\n')
      },
    })
    addPart(found, isComment ? '批注' : '文本框', lines.join(''))
  }
  if (comments > 0) found.hidden.push(`批注 ${comments} 条`)
}
