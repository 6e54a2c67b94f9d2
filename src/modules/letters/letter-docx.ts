import { AlignmentType, Document, type IParagraphOptions, Packer, Paragraph, TextRun } from 'docx'
import { type LetterText, readLetterPage } from './rules/index.ts'

/** 公文: 标题小标宋二号, 正文仿宋三号; in half points. A machine without the 小标宋 font shows another in its place. */
const BODY = { font: '仿宋', size: 32 } as const
const TITLE = { font: '方正小标宋简体', size: 44 } as const
const SMALL = { font: '仿宋', size: 24 } as const
/** GB/T 9704—2012: A4, 天头37mm, 订口28mm, 版心156mm×225mm; in twentieths of a point. */
const MM = 1440 / 25.4
const PAGE = {
  size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
  margin: {
    top: Math.round(37 * MM),
    left: Math.round(28 * MM),
    right: Math.round(26 * MM),
    bottom: Math.round(35 * MM),
  },
}
/** 28 points from line to line: 22 lines a page. */
const LINE = { line: 560, lineRule: 'exact' } as const
const INDENT = { firstLine: 2 * BODY.size * 10 }

/**
 * A letter as a Word file, from the page it was kept as: the same title, number, addressee, paragraphs, signature and day.
 * A page of another layout, such as a test's, gives its text alone.
 */
export async function letterDocx({ title, html }: { title: string; html: string }): Promise<Uint8Array> {
  const text = readLetterPage(html)
  const children = text === null ? plainLines(html).map((each) => paragraph(each)) : paragraphsOf(text)
  const file = new Document({
    title,
    creator: text?.organ ?? '',
    styles: { default: { document: { run: BODY } } },
    sections: [{ properties: { page: PAGE }, children }],
  })
  return Packer.toBuffer(file)
}

function paragraphsOf({ organ, title, number, to, paragraphs, on, office }: LetterText): Paragraph[] {
  const centre = { alignment: AlignmentType.CENTER, spacing: { line: 700, lineRule: 'exact' } } as const
  return [
    paragraph(organ, centre, TITLE),
    paragraph(title, { ...centre, spacing: { ...centre.spacing, after: 280 } }, TITLE),
    paragraph(number, { alignment: AlignmentType.RIGHT, spacing: { ...LINE, after: 280 } }),
    paragraph(`${to}：`),
    ...paragraphs.map((each) => paragraph(each, { indent: INDENT })),
    paragraph(organ, { alignment: AlignmentType.RIGHT, spacing: { ...LINE, before: 840 }, keepNext: true }),
    paragraph(on, { alignment: AlignmentType.RIGHT }),
    ...(office === '' ? [] : [paragraph(office, { spacing: { before: 560 } }, SMALL)]),
  ]
}

function paragraph(
  text: string,
  options: Omit<IParagraphOptions, 'children'> = {},
  font: { font: string; size: number } = BODY,
): Paragraph {
  return new Paragraph({ spacing: LINE, ...options, children: [new TextRun({ text, ...font })] })
}

function plainLines(html: string): string[] {
  return html
    .replace(/<style>[^<]*<\/style>/g, '')
    .split(/<[^>]*>/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}
