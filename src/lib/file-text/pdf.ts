import { readFile } from 'node:fs/promises'
import { addPart, type FileText, FileUnreadable, MOST_TEXT } from './file-text.ts'

const MOST_PAGES = 5000
const PROPERTIES: Record<string, string> = {
  Author: '作者',
  Title: '标题',
  Subject: '主题',
  Keywords: '关键词',
}

/** PDF: the text layer page by page; pages without one are said to have none. */
export async function readPdf(path: string, found: FileText): Promise<void> {
  // Only where a PDF is read: the library is large.
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const data = new Uint8Array(await readFile(path))
  const loading = getDocument({
    data,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const pdf = await loading.promise
    const { info } = await pdf.getMetadata()
    for (const [key, name] of Object.entries(PROPERTIES)) {
      const value = (info as Record<string, unknown>)[key]
      if (typeof value === 'string' && value.trim() !== '') found.properties[name] = value.slice(0, 1000)
    }
    await readPages(pdf, found)
  } catch (failure) {
    throw new FileUnreadable(WHY[(failure as Error).name] ?? '这个 PDF 文件已损坏，读不出文字')
  } finally {
    await loading.destroy()
  }
}

const WHY: Record<string, string> = { PasswordException: '这个 PDF 文件已加密，读不出文字' }

async function readPages(pdf: Pdf, found: FileText): Promise<void> {
  const count = Math.min(pdf.numPages, MOST_PAGES)
  let length = 0
  for (let no = 1; no <= count && length < MOST_TEXT; no += 1) {
    const text = await textOfPage(pdf, no)
    length += text.length
    addPart(found, `第 ${no} 页`, text)
    if (text.trim() === '') found.problems.push(`第 ${no} 页没有文字层`)
  }
  if (pdf.numPages > MOST_PAGES) found.problems.push(`只读了前 ${MOST_PAGES} 页，共 ${pdf.numPages} 页`)
}

type Pdf = Awaited<ReturnType<typeof import('pdfjs-dist/legacy/build/pdf.mjs')['getDocument']>['promise']>

async function textOfPage(pdf: Pdf, no: number): Promise<string> {
  const page = await pdf.getPage(no)
  const { items } = await page.getTextContent()
  const lines = items.map((each) => ('str' in each ? each.str + (each.hasEOL ? '\n' : '') : ''))
  page.cleanup()
  return plainCharacters(lines.join(''))
}

/**
 * Fonts often name a glyph by its Kangxi radical: ⼈⺠ looks like 人民, and is another text. Of the radicals' supplement
 * (U+2E80…) Unicode knows no plain form, so those that are whole words stand here.
 */
function plainCharacters(text: string): string {
  return text
    .replace(/[\u2f00-\u2fd5]/g, (each) => each.normalize('NFKC'))
    .replace(/[\u2e80-\u2ef3]/g, (each) => WORDS.get(each) ?? each)
}

const WORDS = new Map(
  [
    ...'⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⺒巳⺟母⺩王⻑長',
  ].flatMap((each, at, all) => (at % 2 === 0 ? [[each, all[at + 1] ?? each] as const] : [])),
)
