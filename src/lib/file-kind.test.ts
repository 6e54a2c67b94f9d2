import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { judgeFile, safeName } from './file-kind.ts'
import { makeZip } from './testing/make-zip.ts'

const LIMITS = { maxBytes: 1_000_000, maxEntries: 100 }
const DOCX = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' }
const XLSX = { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }
const COMPOUND = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
const ZEROS = Buffer.alloc(2_000_000)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinds-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function judge(content: string | Buffer, name: string) {
  const path = join(folder, 'file')
  await writeFile(path, content)
  return judgeFile(path, name, LIMITS)
}

describe('a file is what its content says', () => {
  test.each<[string, string | Buffer, string, object]>([
    ['a PDF under any name', '%PDF-1.7 …', '通知.exe', { kind: 'pdf' }],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'a.png', { kind: 'png' }],
    ['a JPEG', Buffer.from('ffd8ffe000104a46', 'hex'), 'a', { kind: 'jpg' }],
    ['a GIF', 'GIF89a……', 'a.gif', { kind: 'gif' }],
    ['a WebP', Buffer.from('RIFF\x01\x02\x03\x04WEBPVP8 ', 'latin1'), 'a.webp', { kind: 'webp' }],
    ['a Word file', makeZip(DOCX), 'a.docx', { kind: 'docx' }],
    ['an Excel file', makeZip(XLSX), 'a.docx', { kind: 'xlsx' }],
    ['an OFD', makeZip({ 'OFD.xml': '<OFD/>', 'Doc_0/Document.xml': '' }), 'a.ofd', { kind: 'ofd' }],
    ['an old Word file', COMPOUND, 'a.DOC', { kind: 'doc' }],
    ['an old Excel file', COMPOUND, 'a.xls', { kind: 'xls' }],
    ['an installer that looks the same', COMPOUND, 'a.msi', { bad: 'unknown' }],
    ['a text', '第一行\n第二行', 'a.txt', { kind: 'txt' }],
    [
      'a table in the encoding of older offices',
      Buffer.from('d0d5c3fb2cbdf0b6ee', 'hex'),
      'a.csv',
      { kind: 'csv' },
    ],
    ['bytes called a text', Buffer.from('4d5a900003000000', 'hex'), 'a.txt', { bad: 'unknown' }],
    ['a page', '<html><script>alert(1)</script>', 'a.html', { bad: 'unknown' }],
    ['a drawing with scripts', '<svg onload="alert(1)"/>', 'a.svg', { bad: 'unknown' }],
    ['a program called a PDF', Buffer.from('4d5a900003000000', 'hex'), 'a.pdf', { bad: 'unknown' }],
    ['any archive', makeZip({ 'a.txt': 'a' }), 'a.zip', { bad: 'unknown' }],
    ['any archive called a Word file', makeZip({ 'a.txt': 'a' }), 'a.docx', { bad: 'unknown' }],
    [
      'a Word file with macros',
      makeZip({ ...DOCX, 'word/vbaProject.bin': 'x' }),
      'a.docx',
      { bad: 'macros' },
    ],
    ['a Word file with a password', makeZip(DOCX, 1), 'a.docx', { bad: 'encrypted' }],
    ['a bomb', makeZip({ ...DOCX, 'word/media/a.png': ZEROS }), 'a.docx', { bad: 'too-large' }],
    [
      'a bomb in small pieces',
      makeZip({
        ...DOCX,
        ...Object.fromEntries([1, 2, 3, 4].map((n) => [`${n}`, ZEROS.subarray(0, 400_000)])),
      }),
      'a.xlsx',
      { bad: 'too-large' },
    ],
    [
      'an archive of very many entries',
      makeZip(Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`${n}`, '']))),
      'a.docx',
      { bad: 'too-large' },
    ],
    ['half a Word file', makeZip(DOCX).subarray(0, 90), 'a.docx', { bad: 'broken' }],
    ['an archive of one signature', 'PK\x03\x04', 'a.docx', { bad: 'broken' }],
  ])('%s', async (_, content, name, expected) => {
    expect(await judge(content, name)).toEqual(expected)
  })

  test('a bomb that lies about its size is measured, not believed', async () => {
    const bomb = makeZip({ ...DOCX, 'word/media/a.png': ZEROS })
    const real = Buffer.alloc(4)
    real.writeUInt32LE(ZEROS.length)
    const lie = Buffer.from([1, 0, 0, 0])
    let found = 0
    for (let at = bomb.indexOf(real); at >= 0; at = bomb.indexOf(real, at)) {
      lie.copy(bomb, at)
      found += 1
    }
    expect(found).toBe(2)
    expect(await judge(bomb, 'a.docx')).toEqual({ bad: 'too-large' })
  })

  test('a file whose bytes were changed is broken', async () => {
    const zip = makeZip(DOCX)
    zip.fill(0xff, 30 + '[Content_Types].xml'.length, 30 + '[Content_Types].xml'.length + 6)
    expect(await judge(zip, 'a.docx')).toEqual({ bad: 'broken' })
  })
})

describe('the name of a file', () => {
  test.each([
    ['附件1：名单.xlsx', 'xlsx', '附件1：名单.xlsx'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['C:\\Users\\周文清\\通知.doc', 'doc', '通知.doc'],
    ['通知.exe', 'pdf', '通知.pdf'],
    ['照片\u202Egpj.exe', 'png', '照片gpj.png'],
    ['a\r\nSet-Cookie: x=1.txt', 'txt', 'aSet-Cookie_ x=1.txt'],
    ['', 'pdf', '附件.pdf'],
    ['...', 'pdf', '附件.pdf'],
    [`${'长'.repeat(300)}.pdf`, 'pdf', `${'长'.repeat(100)}.pdf`],
  ] as const)('%j of a %s becomes %s', (given, kind, expected) => {
    expect(safeName(given, kind)).toBe(expected)
  })
})
