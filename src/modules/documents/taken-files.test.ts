import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refused } from '../../lib/refusal.ts'
import { FileStore } from '../../lib/storage.ts'
import { makeZip } from '../../lib/testing/make-zip.ts'
import { sanitiseBody } from './body.ts'
import { takeText } from './taken-files.ts'

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
let folder: string
let files: FileStore

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'word-'))
  files = new FileStore(folder)
})
afterAll(() => rm(folder, { recursive: true }))

async function read(content: Buffer | string, name = '通知.docx') {
  const received = await files.receive(Readable.from([Buffer.from(content)]), { maxBytes: 10_000_000 })
  return takeText(received, files, { name })
}

async function reasonOf(content: Buffer | string, name?: string): Promise<string> {
  const failure = await read(content, name).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(failure instanceof Refused)) throw failure
  return failure.refusals.map((each) => `${each.field}: ${each.message}`).join()
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const p = (text: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`
const picture = (id: string) =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="办事流程图"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

/** A file as Word and WPS write it, as far as it matters here. */
function word(body: string, more: Record<string, string | Buffer> = {}): Buffer {
  const type = (part: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${part}+xml`
  const link = (id: string, kind: string, target: string, mode = '') =>
    `<Relationship Id="${id}" Type="${R}/${kind}" Target="${target}" ${mode}/>`
  return makeZip({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="${type('document.main')}"/><Override PartName="/word/styles.xml" ContentType="${type('styles')}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELS}">${link('r1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${RELS}">${link('s', 'styles', 'styles.xml')}${link('i1', 'image', 'media/1.png')}${link('i2', 'image', 'media/2.emf')}${link('i3', 'image', 'file:///etc/passwd', 'TargetMode="External"')}${link('l1', 'hyperlink', 'javascript:alert(1)', 'TargetMode="External"')}</Relationships>`,
    'word/styles.xml': `<w:styles xmlns:w="${W}"><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/></w:style></w:styles>`,
    'word/document.xml': `<w:document xmlns:w="${W}" xmlns:r="${R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${body}</w:body></w:document>`,
    'word/media/1.png': PNG,
    'word/media/2.emf': Buffer.from('0100000000', 'hex'),
    ...more,
  })
}

describe('a Word file', () => {
  test('brings headings, merged cells and pictures along, the pictures as files of the document', async () => {
    const table = `<w:tbl><w:tr>${cell('项目', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('一', '<w:vMerge w:val="restart"/>')}${cell('甲')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('乙')}</w:tr></w:tbl>`
    const { html, images, leftOut } = await read(
      word(p('总体要求', '1') + p('目标', '2') + p('正文。') + table + picture('i1')),
    )
    expect(sanitiseBody(html)).toBe(
      '<h2>总体要求</h2><h3>目标</h3><p>正文。</p><table><tr><td colspan="2"><p>项目</p></td></tr>' +
        '<tr><td rowspan="2"><p>一</p></td><td><p>甲</p></td></tr><tr><td><p>乙</p></td></tr></table>' +
        '<p><img alt="办事流程图" src="/documents/0/images/1" /></p>',
    )
    expect(images).toMatchObject([{ name: '图1.png', type: 'image/png', size: PNG.length }])
    expect(await files.hashes()).toContain(images[0]?.hash)
    expect(leftOut).toBe(0)
  })

  test('leaves out pictures that no browser shows, and says how many', async () => {
    const { html, images, leftOut } = await read(word(p('正文。') + picture('i2')))
    expect([sanitiseBody(html), images, leftOut]).toEqual(['<p>正文。</p><p></p>', [], 1])
  })

  test('leads nowhere strange', async () => {
    const link = '<w:p><w:hyperlink r:id="l1"><w:r><w:t>看</w:t></w:r></w:hyperlink></w:p>'
    expect(sanitiseBody((await read(word(link))).html)).toBe('<p><a rel="noopener noreferrer">看</a></p>')
    // A picture outside the file would be read from our own disk.
    const { html, images } = await read(word(p('字') + picture('i3').replace('r:embed', 'r:link')))
    expect([sanitiseBody(html), images]).toEqual(['<p>字</p>', []])
  })

  test.each<[string, Buffer | string, string, RegExp]>([
    ['no archive', '这不是 Word 文件', 'a.docx', /不支持这种文件/],
    ['half a file', word(p('字')).subarray(0, 300), 'a.docx', /已损坏/],
    ['no XML inside', word('').subarray(0), 'a.docx', /^$/],
    ['broken XML', word('<w:p><w:r>'), 'a.docx', /已损坏/],
    ['a bomb', word(p('字'), { 'word/media/9.png': Buffer.alloc(70_000_000) }), 'a.docx', /解压后过大/],
    ['more text than anybody reads', word(p('字'.repeat(6_000_000))), 'a.docx', /解压后过大/],
    [
      'an Excel file',
      makeZip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }),
      'a.docx',
      /只能导入 Word 文档/,
    ],
    [
      'an old Word file',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(99)]),
      'a.doc',
      /另存为 .docx/,
    ],
    ['a PDF', '%PDF-1.7', 'a.docx', /只能导入 Word 文档/],
    ['nothing', '', 'a.docx', /文件是空的/],
  ])('that is %s is answered in words', async (_, content, name, words) => {
    if (words.source === '^$') expect((await read(content, name)).html).toBe('')
    else expect(await reasonOf(content, name)).toMatch(words)
  })

  test('never stays itself: only its text and its pictures do', async () => {
    const before = new Set(await files.hashes())
    await read(word(p('只有文字')))
    expect(new Set(await files.hashes())).toEqual(before)
  })
})
