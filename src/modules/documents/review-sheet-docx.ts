import type { ReviewSheet } from './review-sheet.ts'

const FONT = '仿宋'
/** Half points: 三号 for the heading, 小四 for the rest. */
const SIZE = { heading: 36, title: 30, text: 24, small: 18 } as const

/** 审核单 as a Word file. */
export async function reviewSheetDocx(sheet: ReviewSheet): Promise<Uint8Array> {
  // Only whoever prints a sheet waits for the library.
  const { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } =
    await import('docx')
  const run = (text: string, size: number, bold = false) => new TextRun({ text, size, bold, font: FONT })
  const line = (text: string, size: number = SIZE.text, bold = false) =>
    new Paragraph({ children: [run(text, size, bold)], spacing: { before: 60, after: 60 } })
  const centred = (text: string, size: number) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [run(text, size, true)],
      spacing: { after: 120 },
    })
  const table = (rows: readonly (readonly string[])[], options: { head: 'row' | 'column' }) =>
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: rows.map(
        (cells, row) =>
          new TableRow({
            tableHeader: options.head === 'row' && row === 0,
            cantSplit: true,
            children: cells.map((text, column) => {
              const isHead = options.head === 'row' ? row === 0 : column === 0
              return new TableCell({ children: [line(text, SIZE.text, isHead)] })
            }),
          }),
      ),
    })
  const levels = sheet.levels.map((each) => [
    each.level,
    each.person,
    each.reviewed ? '√' : '',
    each.proofread ? '√' : '',
    each.verdict,
    each.opinion,
    each.at,
  ])
  const secrecy = sheet.secrecy.map(({ person, verdict, opinion, at }) => [person, verdict, opinion, at])
  const document = new Document({
    title: `审核单 ${sheet.title}`,
    creator: sheet.organ,
    sections: [
      {
        properties: { page: { margin: { top: 1250, bottom: 1250, left: 1134, right: 1134 } } },
        children: [
          centred(sheet.organ, SIZE.text),
          centred('政府信息公开审核单', SIZE.heading),
          centred(sheet.title, SIZE.title),
          table(sheet.facts, { head: 'column' }),
          line('审核校对', SIZE.text, true),
          levels.length === 0
            ? line('这一文本尚未送审。')
            : table([['级次', '签署人', '审', '校', '结论', '意见', '时间'], ...levels], { head: 'row' }),
          line('保密审查', SIZE.text, true),
          secrecy.length === 0
            ? line('这一文本尚未作保密审查。')
            : table([['审查人', '结论', '意见', '时间'], ...secrecy], { head: 'row' }),
          line(
            '以上签署针对下列内容校验码（SHA-256）对应的文本，文本改动后校验码随之改变，须重新签署。',
            SIZE.small,
          ),
          line(sheet.contentHash, SIZE.small),
          line(`打印日期：${sheet.printedOn}`, SIZE.small),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
