import { describe, expect, it } from 'vitest'
import { countUnwritten, insertInto, partsOf } from './fill-text.ts'

const FIGURES = [
  { name: '年度', value: '2025' },
  { name: '新收申请', value: '0' },
]

describe('the preview of a section', () => {
  it('fills in bound figures and keeps the words around them', () => {
    expect(partsOf('{年度}年，收到申请{新收申请}件。', FIGURES)).toEqual([
      { kind: 'figure', text: '2025', name: '年度' },
      { kind: 'text', text: '年，收到申请' },
      { kind: 'figure', text: '0', name: '新收申请' },
      { kind: 'text', text: '件。' },
    ])
  })

  it('marks a name that stands for nothing, and what is left to write', () => {
    expect(partsOf('{申请总数}件，〔请填写〕', FIGURES)).toEqual([
      { kind: 'unknown', text: '{申请总数}' },
      { kind: 'text', text: '件，' },
      { kind: 'unwritten', text: '〔请填写〕' },
    ])
  })

  it('leaves braces over two lines and other brackets alone', () => {
    const text = '{新收\n申请} 鄂发〔2025〕3号'
    expect(partsOf(text, FIGURES)).toEqual([{ kind: 'text', text }])
  })

  it('has no parts for no text', () => expect(partsOf('', FIGURES)).toEqual([]))

  it('does not take what an object inherits for a figure', () => {
    expect(partsOf('{constructor}', FIGURES)).toEqual([{ kind: 'unknown', text: '{constructor}' }])
  })
})

describe('writing', () => {
  it('counts what is left to write', () => {
    expect(countUnwritten('〔请填写〕，〔2025〕，〔请说明\n人员〕')).toBe(2)
  })

  it('puts a figure at the cursor, or in place of what is selected', () => {
    expect(insertInto('收到件', { start: 2, end: 2 }, '{新收申请}')).toBe('收到{新收申请}件')
    expect(insertInto('收到12件', { start: 2, end: 4 }, '{新收申请}')).toBe('收到{新收申请}件')
  })
})
