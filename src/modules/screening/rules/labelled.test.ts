import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../lib/day.ts'
import { LABELLED } from '../testing/labelled.ts'
import { isCreditCode, isIdentityNumber, passesLuhn, STARTER_LEXICON, screen } from './index.ts'

const AT = { today: day('2025-12-31') }
const FIXTURES = join(import.meta.dirname, '../../../../test/fixtures')

const read = (text: string) => screen(text, AT).map((each) => [each.text, each.detector] as const)

describe('the labelled set', () => {
  it('has clean and dirty sentences, and every detector', () => {
    const detectors = new Set(LABELLED.flatMap((each) => each.expected.map(([, detector]) => detector)))
    expect(LABELLED.filter((each) => each.expected.length === 0).length).toBeGreaterThan(50)
    expect([...detectors].sort()).toEqual(
      [
        ...[
          'address',
          'bank-card',
          'bare-mark',
          'credit-code',
          'cut-off',
          'date',
          'document-number',
          'e-mail',
          'half-width',
        ],
        ...[
          'identity-number',
          'landline',
          'lexicon',
          'mobile',
          'passport',
          'plate',
          'repeated',
          'secrecy-mark',
          'sum',
        ],
        'unpaired',
      ].sort(),
    )
  })

  it.each(LABELLED.map((each) => [each.text, each.expected] as const))('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it('is read with the precision and recall that are printed here', () => {
    let hits = 0
    let wanted = 0
    let found = 0
    for (const { text, expected } of LABELLED) {
      const got = read(text).map(String)
      hits += expected.filter((each) => got.includes(String(each))).length
      wanted += expected.length
      found += got.length
    }
    const [precision, recall] = [hits / found, hits / wanted]
    process.stdout.write(
      `筛查标注集：${LABELLED.length} 句，准确率 ${precision.toFixed(3)}，召回率 ${recall.toFixed(3)}\n`,
    )
    expect(precision).toBeGreaterThanOrEqual(0.98)
    expect(recall).toBeGreaterThanOrEqual(0.98)
  })
})

describe('reports that were published', () => {
  it.each(['xiangyang-2024', 'suqian-2023', 'suqian-2024'])('%s: nothing blocks', (name) => {
    const text = readFileSync(join(FIXTURES, `${name}.txt`), 'utf8')
    const found = screen(text, AT)
    expect(found.filter((each) => each.severity === 'block')).toEqual([])
    for (const each of found) expect(text.slice(each.start, each.end)).toBe(each.text)
  })

  it('finds the word that 宿迁 printed twice in 2024', () => {
    const found = screen(readFileSync(join(FIXTURES, 'suqian-2024.txt'), 'utf8'), AT)
    expect(found.filter((each) => each.severity === 'warn').map((each) => each.text)).toEqual(['的的'])
  })
})

describe('the starter lexicon', () => {
  it('has no entry twice, no replacement that is the entry, and exceptions that hold their entry', () => {
    const texts = STARTER_LEXICON.map((each) => each.text)
    expect(texts.length).toBeGreaterThan(230)
    expect(texts.filter((each, index) => texts.indexOf(each) !== index)).toEqual([])
    for (const { text, replacement, exceptions = [] } of STARTER_LEXICON) {
      expect(replacement, text).not.toBe('')
      expect(replacement, text).not.toBe(text)
      for (const each of exceptions) expect(each, text).toContain(text)
    }
  })

  it('never proposes what it would find again', () => {
    const again = STARTER_LEXICON.filter(({ replacement }) =>
      screen(replacement, AT).some((each) => each.detector === 'lexicon'),
    )
    expect(again.map((each) => each.text)).toEqual([])
  })

  it.each(['必需', '必须', '反应', '反映', '权利', '权力', '制定', '制订', '截止', '截至', '启示', '启事'])(
    'says nothing of %s alone: popular lists are wrong about it',
    (word) => expect(read(`经${word}后`)).toEqual([]),
  )
})

describe('check digits', () => {
  it.each(['11010519491231002X', '11010519900307451X'])('%s is an identity number', (number) => {
    expect(isIdentityNumber(number)).toBe(true)
    expect(isCreditCode(number)).toBe(false)
  })

  it('finds every single wrong digit of an identity number and of a credit code', () => {
    const right = { identity: '11010519900307451X', credit: '91420600MA48B3C15M' }
    expect(isCreditCode(right.credit)).toBe(true)
    fc.assert(
      fc.property(fc.nat(17), fc.integer({ min: 1, max: 9 }), (at, more) => {
        const change = (code: string) => {
          const digit = Number(code[at])
          if (Number.isNaN(digit)) return null
          return code.slice(0, at) + ((digit + more) % 10) + code.slice(at + 1)
        }
        const [identity, credit] = [change(right.identity), change(right.credit)]
        if (identity !== null) expect(isIdentityNumber(identity)).toBe(false)
        if (credit !== null) expect(isCreditCode(credit)).toBe(false)
      }),
      { seed: 11, numRuns: 300 },
    )
  })

  it('finds every single wrong digit of a card', () => {
    fc.assert(
      fc.property(fc.nat(15), fc.integer({ min: 1, max: 9 }), (at, more) => {
        const card = '4111111111111111'
        const changed = card.slice(0, at) + ((Number(card[at]) + more) % 10) + card.slice(at + 1)
        expect([passesLuhn(card), passesLuhn(changed)]).toEqual([true, false])
      }),
      { seed: 12, numRuns: 100 },
    )
  })

  it('the contacts that the organ publishes are no findings, all others are', () => {
    const text = '电话：0710-3456789，值班13800138000，邮箱zwgk@example.gov.cn、other@example.gov.cn'
    const ownContacts = ['0710-3456789、0710-3456780', '13800138000', 'ZWGK@example.gov.cn', '']
    expect(screen(text, { ...AT, ownContacts }).map((each) => each.text)).toEqual(['other@example.gov.cn'])
  })
})

describe('any text', () => {
  it('is read to its end, with findings that say what stands there', () => {
    const pieces = fc.constantFrom(
      '《',
      '”',
      '（',
      '1',
      '3800138000',
      '机密★',
      '截止目前',
      '年',
      '月',
      '\n',
      '的的',
      '𠮷',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 60 }),
        (parts) => {
          const text = parts.join('')
          for (const each of screen(text, AT)) {
            expect(each.end).toBeGreaterThan(each.start)
            expect(text.slice(each.start, each.end)).toBe(each.text)
          }
        },
      ),
      { seed: 5, numRuns: 300 },
    )
  })

  it.each([
    ['digits', '1'.repeat(200_000)],
    ['one word over and over', '检查'.repeat(100_000)],
    ['opened quotations', '《“'.repeat(50_000)],
    ['digits and spaces', '1 '.repeat(100_000)],
    ['marks of secrecy without a star', '机 密 '.repeat(50_000)],
    ['spaces', ' '.repeat(200_000)],
    ['quotations that never match', `${'《'.repeat(50_000)}${'”'.repeat(50_000)}`],
    ['innocent phrases', '不良反应问题'.repeat(20_000)],
    ['addresses', 'a@'.repeat(100_000)],
    ['addresses without an end', `a@${'b.'.repeat(100_000)}`],
  ])('of %s takes no more than a moment', (_, text) => {
    // The processor's time, not the clock's: other tests share the machine.
    const start = process.cpuUsage()
    screen(text, AT)
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1_000).toBeLessThan(1_500)
  })
})
