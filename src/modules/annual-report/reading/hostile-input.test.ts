import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkReport } from '../rules/index.ts'
import { printHtml, printText, sampleReport } from '../testing/printed-report.ts'
import { readReport } from './read-report.ts'
import { UnreadableReport } from './unreadable-report.ts'

const SEED = readFileSync(new URL('../../../../test/fixtures/xiangyang-2024.txt', import.meta.url), 'utf8')
const PDF = readFileSync(new URL('../../../../test/fixtures/suqian-2024.txt', import.meta.url), 'utf8')
const HTML = printHtml(sampleReport())
/** The first sentence of section 一. */
const BODY = '2024年，本机关总体'
const TEXT = printText(sampleReport(), 'columns')

/** A report with its checks, or one line that says why not; anything else is a bug and is thrown. */
function attempt(input: string | Uint8Array): string {
  try {
    const report = readReport(input, { name: 'x' })
    return checkReport(report, report).length > 0 ? 'report' : 'nothing'
  } catch (error) {
    if (!(error instanceof UnreadableReport)) throw error
    expect(error.message).not.toContain('\n')
    return 'refused'
  }
}

describe('malformed input gives a report or a clear line', () => {
  it.each([
    ['seed', SEED],
    ['pdf text', PDF],
    ['page', HTML],
  ])('%s, cut, with pieces removed, doubled or replaced', (_, whole) => {
    const piece = fc.record({
      at: fc.nat(whole.length),
      length: fc.oneof(fc.nat(30), fc.nat(whole.length)),
      put: fc.oneof(
        fc.constantFrom('', '0', '\n', '\t', '|', '<td>', '</table>', '<table>', '3.其他', '(六)其他处理 1'),
        fc.string(),
      ),
    })
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => {
        let text = whole
        for (const { at, length, put } of pieces) text = text.slice(0, at) + put + text.slice(at + length)
        expect(['report', 'refused']).toContain(attempt(text))
      }),
      { numRuns: 150 },
    )
  })

  it('any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(attempt(bytes)).toBe('refused')
      }),
    )
  })
})

describe('huge input ends in seconds', () => {
  const start = TEXT.slice(0, TEXT.indexOf('二、上年结转'))
  it.each([
    ['zeros, one a line', () => `${start}${'0\n'.repeat(500_000)}`],
    ['zeros in one line', () => `${start}${'0 '.repeat(500_000)}`],
    ['words in table 3', () => `${start}${'本机关\n'.repeat(300_000)}`],
    ['rows in table 3', () => `${start}${'3.其他 1 2 3 4 5 6 7\n'.repeat(50_000)}`],
    ['brackets', () => `${start}${'('.repeat(1_000_000)}`],
    ['digits and brackets', () => `${start}${'1('.repeat(500_000)}`],
    ['one long narrative', () => TEXT.replace(BODY, `${BODY}${'收到申请'.repeat(300_000)}`)],
    ['digits in the narrative', () => TEXT.replace(BODY, `${BODY}${'收到申请1,'.repeat(200_000)}`)],
    ['remedies in the narrative', () => TEXT.replace(BODY, `${BODY}${'无行政复议'.repeat(200_000)}`)],
    ['fees in the narrative', () => TEXT.replace(BODY, `${BODY}${'1件收取信息处理费'.repeat(100_000)}`)],
    ['white space', () => `${start}${' '.repeat(2_000_000)}x`],
    ['nested elements', () => `<html>${'<div>'.repeat(100_000)}`],
    ['paragraphs in open elements', () => `<html>${'<b><p>'.repeat(100_000)}`],
    ['open rows', () => `<html><table>${'<tr><td>'.repeat(200_000)}`],
    ['open list items', () => `<html><ul>${'<li><p>'.repeat(200_000)}`],
    ['attributes', () => `<html><p ${'a="1" '.repeat(100_000)}>`],
    ['half a tag', () => `<html>${'<'.repeat(1_000_000)}`],
    ['nested tables', () => `<html>${'<table><tr><td>'.repeat(5_000)}`],
    ['wide cells', () => HTML.replaceAll('<td >', '<td colspan="99999999" rowspan="99999999">')],
    ['many rows', () => HTML.replace('</tbody>', `${'<tr><td>3.其他<td>1</tr>'.repeat(50_000)}</tbody>`)],
    [
      'many tables',
      () => HTML.replace('<div id="content">', `<div>${'<table><tr><td>a<td>b</table>'.repeat(20_000)}`),
    ],
  ])('%s', (_, make) => {
    const input = make()
    const before = performance.now()
    expect(['report', 'refused']).toContain(attempt(input))
    expect(performance.now() - before).toBeLessThan(60_000)
  })

  it('refuses more than 8 MB', () => {
    expect(attempt(new Uint8Array(9 * 1024 * 1024).fill(0x61))).toBe('refused')
  })
})
