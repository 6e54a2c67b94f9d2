import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { day } from '../../lib/day.ts'
import { LETTER_KINDS, type LetterKind } from './letter.ts'
import { letterDocx } from './letter-docx.ts'
import { readLetterPage, sampleLetter } from './rules/index.ts'

const HEAD = {
  organ: '示例市发展和改革委员会',
  office: { name: '办公室', address: '示例路1号', phone: '0710-1234567' },
  to: '张<某>&',
  number: '示发改公开告〔2026〕1号',
  on: day('2026-09-21'),
  wording: null,
}

async function linesOf(docx: Uint8Array): Promise<string[]> {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(docx) })
  return value.split('\n').filter((each) => each !== '')
}

describe('the Word file of a letter', () => {
  it.each(Object.keys(LETTER_KINDS) as LetterKind[])('of %s says what its page says', async (kind) => {
    const html = sampleLetter(HEAD, kind)
    const text = readLetterPage(html)
    if (text === null) throw new Error('the page of a letter can be read')
    expect(await linesOf(await letterDocx({ title: text.title, html }))).toEqual([
      HEAD.organ,
      LETTER_KINDS[kind].title,
      HEAD.number,
      '张<某>&：',
      ...text.paragraphs,
      HEAD.organ,
      '2026年9月21日',
      '办公室 · 示例路1号 · 0710-1234567',
    ])
    expect(text.paragraphs.length).toBeGreaterThan(2)
  })

  it('of a page with another layout keeps its text', async () => {
    const html = '<style>p{color:red}</style><p>甲</p><p>乙</p>'
    expect(await linesOf(await letterDocx({ title: '告知书', html }))).toEqual(['甲', '乙'])
  })
})
