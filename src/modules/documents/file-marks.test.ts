import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { FileStore } from '../../lib/storage.ts'
import { makeZip } from '../../lib/testing/make-zip.ts'
import { listTrail } from '../audit/index.ts'
import { addFile } from './actions/add-file.ts'
import { fileRoutes } from './file-api.ts'
import { takeAttachment, takeText } from './taken-files.ts'
import { codesOf, openOffice } from './testing/office.ts'

let folder: string
let files: FileStore
let database: TestDatabase

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marks-'))
  files = new FileStore(folder)
  database = await freshDatabase()
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await database?.drop()
})

async function take(content: Buffer | string, name: string) {
  const received = await files.receive(Readable.from([Buffer.from(content)]), { maxBytes: 10_000_000 })
  return takeAttachment(received, files, { name })
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const MAIN = 'application/vnd.openxmlformats-officedocument'
const paragraph = (...runs: string[]) =>
  `<w:p>${runs.map((run) => `<w:r><w:t>${run}</w:t></w:r>`).join('')}</w:p>`

function word(body: string, header = ''): Buffer {
  return makeZip({
    '[Content_Types].xml': `<Types xmlns="${TYPES}"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${MAIN}.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    'word/header1.xml': `<w:hdr ${W}>${header}</w:hdr>`,
  })
}

describe('保守国家秘密法第三十五条: a file with a mark of secrecy', () => {
  test.each([
    ['a text', '请示.txt', '机密★1年\n关于项目的请示'],
    [
      'a text of an older program',
      '请示.txt',
      Buffer.concat([Buffer.from('bbfac3dc', 'hex'), Buffer.from([0xa1, 0xef])]),
    ],
    ['runs of a Word file', '请示.docx', word(paragraph('机', '密', '★1年') + paragraph('正文'))],
    ['the header of a Word file', '请示.docx', word(paragraph('正文'), paragraph('内部资料 注意保存'))],
    ['its name', '秘密★请示.txt', '正文'],
  ])('in %s is not kept', async (_, name, content) => {
    const before = await keptFiles()
    expect((await take(content, name)).marks).toHaveLength(1)
    expect(await keptFiles()).toEqual(before)
  })

  test.each([
    ['通知.txt', '机密文件的管理办法'],
    ['通知.docx', word(paragraph('机密') + paragraph('★精选'))],
  ])('is not seen in %s', async (name, content) => {
    const before = await keptFiles()
    expect(await take(content, name)).not.toHaveProperty('marks')
    expect(await keptFiles()).toHaveLength(before.length + 1)
  })

  test('is not read into the editor', async () => {
    const content = word(paragraph('秘密★') + paragraph('正文'))
    const received = await files.receive(Readable.from([content]), { maxBytes: 10_000_000 })
    expect(await takeText(received, files, { name: '请示.docx' })).toEqual({
      html: '',
      images: [],
      leftOut: 0,
      marks: ['秘密★'],
    })
  })

  test('raises the alarm at the edge, and no action adds it', async () => {
    const office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
    const id = await office.draft()
    const body = await take('绝密★', '请示.txt')
    const adding = office.as('author', (ctx) => addFile(ctx, id, { use: 'attachment', file: body }))
    expect(await codesOf(adding)).toEqual(['secrecy-mark'])
    const route = fileRoutes.find((each) => each.url === '/api/documents/:id/attachments')
    const { handle } = route as unknown as { handle(...given: unknown[]): Promise<{ status: number }> }
    const answer = await office.as('author', (ctx) => handle(ctx, { params: { id }, body }, null))
    expect(answer.status).toBe(409)
    const trail = await office.as('author', (ctx) => listTrail(ctx, { kind: 'document', id }))
    expect(trail.map((each) => each.action)).toEqual(['documents.draft', 'screening.secrecyAlarm'])
  })
})

async function keptFiles(): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  return names.filter((each) => each.isFile() && /[0-9a-f]{64}/.test(each.name)).map((each) => each.name)
}
