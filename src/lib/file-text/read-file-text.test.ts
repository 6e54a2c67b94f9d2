import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FileKind } from '../file-kind.ts'
import { makePdf } from '../testing/make-pdf.ts'
import { makeZip } from '../testing/make-zip.ts'
import { FileUnreadable } from './file-text.ts'
import { readFileText } from './read-file-text.ts'

let folder: string
let files = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-text-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(bytes: Uint8Array | string, kind: FileKind, longest = 20_000) {
  files += 1
  const path = join(folder, String(files))
  await writeFile(path, bytes)
  return readFileText(path, kind, { longest })
}

const WORD = makeZip({
  'word/document.xml':
    '<w:document><w:body><w:p><w:r><w:t>名</w:t></w:r><w:r><w:t>单</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>表格里</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>原句</w:delText></w:r></w:del></w:p><w:p><w:r><w:txbxContent><w:p><w:r><w:t>文本框里</w:t></w:r></w:p></w:txbxContent></w:r></w:p></w:body></w:document>',
  'word/header1.xml': '<w:hdr><w:p><w:r><w:t>页眉里</w:t></w:r></w:p></w:hdr>',
  'word/footnotes.xml':
    '<w:footnotes><w:footnote><w:p><w:r><w:t>脚注里</w:t></w:r></w:p></w:footnote></w:footnotes>',
  'word/comments.xml':
    '<w:comments><w:comment><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment></w:comments>',
  'docProps/core.xml':
    '<cp:coreProperties><dc:creator>张三</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy></cp:coreProperties>',
  'docProps/app.xml': '<Properties><Company>某某局</Company></Properties>',
})
const SHEETS = makeZip({
  'xl/workbook.xml':
    '<workbook><sheets><sheet name="人员" r:id="r1"/><sheet name="名单" state="hidden" r:id="r2"/></sheets><definedNames><definedName name="张三的数">1</definedName></definedNames></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="r1" Target="worksheets/sheet2.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
  'xl/sharedStrings.xml': '<sst><si><t>共</t></si><si><r><t>身份</t></r><r><t>证</t></r></si></sst>',
  'xl/worksheets/sheet2.xml':
    '<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row><c t="s"><v>1</v></c><c t="inlineStr"><is><t>直接写</t></is></c><c><v>12</v></c></row><row hidden="1"><c t="s"><v>0</v></c></row></sheetData></worksheet>',
  'xl/worksheets/sheet1.xml':
    '<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>',
  'xl/comments1.xml':
    '<comments><authors><author>王五</author></authors><commentList><comment ref="B2"><text><t>批注里</t></text></comment></commentList></comments>',
})
const OFD = makeZip({
  'OFD.xml':
    '<ofd:OFD><ofd:DocBody><ofd:DocInfo><ofd:Author>张三</ofd:Author></ofd:DocInfo></ofd:DocBody></ofd:OFD>',
  'Doc_0/Pages/Page_0/Content.xml':
    '<ofd:Page><ofd:TextObject><ofd:TextCode>第一页</ofd:TextCode></ofd:TextObject></ofd:Page>',
  'Doc_0/Pages/Page_10/Content.xml': '<ofd:Page><ofd:ImageObject/></ofd:Page>',
})
const PDF = makePdf(['Zhang San 13800138000', ''], { Author: 'Li Si' })

describe('the text of', () => {
  test('DOCX: body, tables, boxes, headers, notes; changes and comments apart', async () => {
    expect(await read(WORD, 'docx')).toEqual({
      parts: [
        { place: '正文', text: '名单\n表格里\n新增\n文本框里' },
        { place: '页眉', text: '页眉里' },
        { place: '脚注', text: '脚注里' },
        { place: '批注', text: '请核对' },
        { place: '修订（已删除的文字）', text: '原句' },
      ],
      properties: { 作者: '张三', 最后修改人: '李四', 单位: '某某局' },
      hidden: ['修订 2 处（插入 1，删除 1）', '批注 1 条'],
      problems: [],
    })
  })

  test('XLSX: every sheet under its own name, hidden ones told apart', async () => {
    expect(await read(SHEETS, 'xlsx')).toEqual({
      parts: [
        { place: '工作表“人员”', text: '身份证\t直接写\t12\n共' },
        { place: '隐藏工作表“名单”', text: '共' },
        { place: '工作表名称', text: '人员\n名单' },
        { place: '定义的名称', text: '张三的数' },
        { place: '批注', text: '王五\n批注里' },
      ],
      properties: {},
      hidden: ['工作表“人员”隐藏行 1 行', '工作表“人员”隐藏列 2 列', '隐藏工作表“名单”', '批注 1 条'],
      problems: [],
    })
  })

  test('PDF, page by page; a page without text is told', async () => {
    expect(await read(PDF, 'pdf')).toEqual({
      parts: [{ place: '第 1 页', text: 'Zhang San 13800138000' }],
      properties: { 作者: 'Li Si' },
      hidden: [],
      problems: ['第 2 页没有文字层'],
    })
  })

  test('OFD, page by page', async () => {
    expect(await read(OFD, 'ofd')).toEqual({
      parts: [{ place: '第 1 页', text: '第一页' }],
      properties: { 作者: '张三' },
      hidden: [],
      problems: ['第 11 页没有文字层'],
    })
  })

  test.each([
    ['UTF-8', Buffer.from('机密的', 'utf8')],
    ['UTF-16 with its mark', Buffer.from('\ufeff机密的', 'utf16le')],
    ['GB 18030', Buffer.from('bbfac3dcb5c4', 'hex')],
  ])('TXT in %s', async (_, bytes) => {
    expect((await read(bytes, 'txt')).parts).toEqual([{ place: '正文', text: '机密的' }])
  })

  test.each(['doc', 'xls'] as const)('.%s is told to be unreadable', async (kind) => {
    await expect(read('x', kind)).rejects.toThrow('旧格式')
  })
})

describe('in bounded time', () => {
  test('a file that takes too long is given up, and the next one is read', async () => {
    await expect(read(WORD, 'docx', 0)).rejects.toThrow('限定时间')
    expect((await read(WORD, 'docx')).parts).toHaveLength(5)
  })

  const kinds = [
    ['docx', WORD],
    ['xlsx', SHEETS],
    ['ofd', OFD],
    ['pdf', PDF],
    ['txt', Buffer.from('名单')],
  ] as const
  test.each(kinds)(
    '%s of any bytes: an answer or FileUnreadable',
    { timeout: 120_000 },
    async (kind, sample) => {
      const broken = fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(sample.length).map((end) => sample.subarray(0, end)),
        fc
          .array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
          .map((changes) => {
            const bytes = Uint8Array.from(sample)
            for (const [at, value] of changes) bytes[at] = value
            return bytes
          }),
      )
      await fc.assert(
        fc.asyncProperty(broken, async (bytes) => {
          const answer = await read(bytes, kind).catch((failure: unknown) => failure)
          if (answer instanceof FileUnreadable) expect(answer.message).toMatch(/\p{Script=Han}/u)
          else expect(answer).toHaveProperty('parts')
        }),
        { numRuns: 60 },
      )
    },
  )
})
