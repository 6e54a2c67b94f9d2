import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { citationsIn, rulesIn, testsIn, writeLawMap } from '../scripts/law-map.ts'

test('docs/law-map.md is what the source says (else: node scripts/law-map.ts)', () => {
  const map = writeLawMap()
  expect(map).toMatch(/^\| 条例第三十三条 \| .*`src\/modules\/requests\/rules\/periods\.ts:REPLY`/m)
  expect(readFileSync(join(import.meta.dirname, '..', 'docs', 'law-map.md'), 'utf8')).toBe(map)
})

test.each([
  [
    '条例第三十条、第三十三条；国办函〔2020〕109号',
    ['条例第三十条', '条例第三十三条', '国办函〔2020〕109号'],
  ],
  [
    '《政府信息公开条例》第五条，行政复议法第十一条、第二十条',
    ['条例第五条', '行政复议法第十一条', '行政复议法第二十条'],
  ],
  ['第三十六条第（一）、（二）项', ['条例第三十六条']],
  ['国办公开办函〔2021〕30号', ['国办公开办函〔2021〕30号']],
  ['条例第三十条 and again 条例第三十条', ['条例第三十条']],
  ['no law, 第一项加第二项, 方法第一', []],
])('%s cites', (text, sources) => {
  expect(citationsIn(text)).toEqual(sources)
})

describe('a citation belongs to', () => {
  test('the declaration below its comment, the one around it, or the file', () => {
    const text = [
      '/** 条例第一条. */',
      '',
      "import { a } from './a.ts'",
      '/** 条例第二条. */',
      'export const A = 1',
      '',
      'function b() {',
      '  // 条例第三条',
      '}',
    ].join('\n')
    expect(rulesIn('x.ts', text)).toEqual([
      { source: '条例第一条', where: 'x.ts' },
      { source: '条例第二条', where: 'x.ts:A' },
      { source: '条例第三条', where: 'x.ts:b' },
    ])
  })

  test('a test by its name, not by its data', () => {
    const text = [
      "describe('条例第一条: a', () => {",
      "  ])('条例第二条: b', () => {",
      "      '第三条: a case',",
      "      article: '条例第四条',",
    ].join('\n')
    expect(testsIn('x.test.ts', text).map((each) => each.source)).toEqual([
      '条例第一条',
      '条例第二条',
      '条例第三条',
    ])
  })
})
