import { type AnnualReport, SECTION_TITLES } from '../report.ts'
import { type LaidTable, layTables, type TableCell, titleOf } from '../rules/index.ts'
import { printed } from './figures-of.ts'

/** 国办公开办函〔2021〕30号 leaves the type to the organ; offices print reports as 公文 are printed. */
const FONTS = { title: '方正小标宋简体', heading: '黑体', text: '仿宋' } as const
/** Half points: 二号, 三号, and small enough for the fifteen columns of table 4. */
const SIZE = { title: 44, text: 32, cell: 18, narrow: 16 } as const

/** The report as a Word file in the prescribed form: the six sections, 表二, 表三 and 表四 where they belong. */
export async function reportDocx(report: AnnualReport): Promise<Uint8Array> {
  // Only whoever downloads a report waits for the library.
  const docx = await import('docx')
  const { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } = docx
  const run = (text: string, font: string, size: number) => new TextRun({ text, font, size })
  const cellOf = (cell: TableCell, size: number) =>
    new TableCell({
      columnSpan: cell.colspan,
      rowSpan: cell.kind === 'head' ? cell.rowspan : 1,
      verticalAlign: docx.VerticalAlignTable.CENTER,
      margins: { left: 40, right: 40, top: 20, bottom: 20 },
      children: [
        new Paragraph({
          alignment: cell.kind === 'head' && cell.scope === 'row' ? AlignmentType.LEFT : AlignmentType.CENTER,
          children: [run(cell.kind === 'head' ? cell.text : printed(cell.value), FONTS.text, size)],
        }),
      ],
    })
  const tableOf = ({ table, head, body }: LaidTable) =>
    new Table({
      width: { size: 100, type: docx.WidthType.PERCENTAGE },
      rows: [...head, ...body].map(
        (cells, at) =>
          new TableRow({
            tableHeader: at < head.length,
            cantSplit: true,
            children: cells.map((cell) => cellOf(cell, table === 4 ? SIZE.narrow : SIZE.cell)),
          }),
      ),
    })
  const tables = layTables(report)
  const children = SECTION_TITLES.flatMap((title, at) => {
    // 表二 stands in section 二, 表三 in 三, 表四 in 四.
    const table = tables.find((each) => each.table === at + 1)
    return [
      new Paragraph({
        heading: docx.HeadingLevel.HEADING_1,
        children: [run(title, FONTS.heading, SIZE.text)],
        spacing: { before: 200 },
        keepNext: true,
      }),
      ...linesOf(report.sections[at]?.text ?? '').map(
        (line) =>
          new Paragraph({
            children: [run(line, FONTS.text, SIZE.text)],
            indent: { firstLine: 2 * SIZE.text * 10 },
            spacing: { line: 560, lineRule: docx.LineRuleType.EXACT },
          }),
      ),
      ...(table === undefined ? [] : [tableOf(table)]),
    ]
  })
  const document = new Document({
    title: titleOf(report),
    creator: report.organ ?? '',
    lastModifiedBy: report.organ ?? '',
    sections: [
      {
        properties: { page: { margin: { top: 2098, bottom: 1984, left: 1587, right: 1474 } } },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [run(titleOf(report), FONTS.title, SIZE.title)],
            spacing: { after: 400 },
          }),
          ...children,
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
