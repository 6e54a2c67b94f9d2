import { describe, expect, it } from 'vitest'
import { readCell, splitLine } from './cells.ts'

describe('a cell', () => {
  it.each([
    ['0', 0],
    ['３，５２５', 3525],
    ['1,808,595', 1808595],
    ['22（其中修订16件）', 22],
    ['22 (其中修订16件)', 22],
    ['7件', 7],
    [' 1 2 ', 12],
    ['3.0', 3],
    ['', null],
    [' \u3000\u00a0', null],
    ['/', 'n/a'],
    ['／', 'n/a'],
    ['—', 'n/a'],
  ])('%j is %j', (text, value) => {
    expect(readCell(text)).toBe(value)
  })

  it.each(['1O', '12?', '约5', '无', '1,23', '1.5', '-1', '五', '3/4', '1'.repeat(20), '9'.repeat(500)])(
    '%j cannot be read',
    (text) => {
      expect(readCell(text)).toBeUndefined()
    },
  )

  it('amounts have decimals, changes have a sign', () => {
    expect(readCell('59,237.2449', 'amount')).toBe(59237.2449)
    expect(readCell('123.45万元', 'amount')).toBe(123.45)
    expect(readCell('-2', 'change')).toBe(-2)
    expect(readCell('+3', 'change')).toBe(3)
  })
})

describe('a line of a table', () => {
  it.each([
    ['（七）总计 3375 99 0 4 7 1 3486', '(七)总计', 7],
    ['结 开 27 0 0 0 0 0 27', '结 开', 7],
    ['规章 2 22 （其中修订 16 件） /', '规章', 3],
    ['1.属于国家秘密', '1.属于国家秘密', 0],
    ['0', '', 1],
  ])('%s', (line, label, cells) => {
    const split = splitLine(line)
    expect(split.label).toBe(label)
    expect(split.cells).toHaveLength(cells)
  })
})
