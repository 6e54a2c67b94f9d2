import { describe, expect, it } from 'vitest'
import { figureWords, lookOf } from './cell-words.ts'

describe('a figure on the screen', () => {
  it('shows zero, blank, 不适用 and not entered each in its own way', () => {
    const all = [lookOf(0), lookOf(null), lookOf('n/a'), lookOf(null, true), lookOf(12.5)]
    expect(all.map(({ kind }) => kind)).toEqual(['zero', 'blank', 'notApplicable', 'missing', 'number'])
    expect(new Set(all.map(({ text }) => text)).size).toBe(5)
    expect(new Set(all.map(({ spoken }) => spoken)).size).toBe(5)
  })

  it('carries its unit in a sentence, where it is a number', () => {
    expect(figureWords(12.5, '万元')).toBe('12.5 万元')
    expect(figureWords(0, '件')).toBe('0 件')
    expect(figureWords(null, '件')).toBe('空白')
    expect(figureWords('n/a', '件')).toBe('不适用（“/”）')
  })
})
