import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { frequentPhrases } from './dictionary.ts'
import { gramsOf, lookupOf, NO_DICTIONARY } from './grams.ts'
import { normalise, normaliseInPlace, numberKey, numberKeyOf } from './normalise.ts'
import { markWords, passageOf } from './passages.ts'
import { LONGEST_WORD, readQuery } from './query.ts'
import { partsOfHtml, searchedBody } from './text-parts.ts'

const SEED = { seed: 20260302, numRuns: 400 }
const PIECES = [
  ...[
    '政',
    '府',
    '信',
    '息',
    '公',
    '开',
    'Ａ',
    'a',
    'B',
    '１',
    '2',
    ' ',
    '　',
    '〔',
    '〕',
    '𠮷',
    '👍',
    'é',
    'ﬁ',
  ],
  ...[
    'e\u0301',
    '\u200b',
    '\u00ad',
    'ガ',
    'ｶﾞ',
    '㎡',
    'Σ',
    'ς',
    'İ',
    '\ud83d',
    '한',
    '가',
    '\u0327',
    '½',
    '\n',
    '\t',
  ],
]
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''))
const phrases = (entries: [string, number][]) => ({
  version: 1,
  phrases: new Map(entries.map(([phrase, share], mark) => [phrase, { mark, share }])),
})

describe('the form in which texts are compared', () => {
  test.each([
    ['ＡＢＣ１２３', 'abc123'],
    ['政府 信息　公开\n目录', '政府信息公开目录'],
    ['㎡ ﬁ', 'm2fi'],
    ['软\u00ad连\u200b字', '软连字'],
    ['半\ud83d个', '半\ufffd个'],
    ['𠮷野家', '𠮷野家'],
  ])('%j is %j', (given, expected) => {
    expect(normalise(given)).toBe(expected)
  })

  it('knows where each unit comes from, and never half of a character', () => {
    fc.assert(
      fc.property(text, (given) => {
        const placed = normaliseInPlace(given)
        expect(placed.text).toBe(normalise(given))
        placed.starts.forEach((start, unit) => {
          const original = given.slice(start, placed.ends[unit])
          expect(normalise(original)).toContain(placed.text[unit])
        })
      }),
      SEED,
    )
  })
})

describe('文号 and 索引号', () => {
  test.each([
    ['国办发〔2017〕47号'],
    ['国办发[2017]47号'],
    ['国办发（2017）47'],
    ['国办发【２０１７】第47号'],
    ['国办发 〔2017〕 47 号'],
    ['国办发2017-47号'],
  ])('%s is the same number however it is typed', (typed) => {
    expect(numberKeyOf(typed)).toBe('国办发201747')
  })

  test.each([
    ['011158671/2025-01487'],
    ['0111586712025-01487'],
    ['011158671 2025 01487'],
    ['０１１１５８６７１／2025－01487'],
  ])('%s is an index number', (typed) => {
    expect(numberKeyOf(typed)).toBe(numberKey('011158671/2025-01487'))
  })

  test.each([['政府信息公开'], ['2017'], ['138'], ['0712-3456'], ['']])('%s is none', (typed) => {
    expect(numberKeyOf(typed)).toBeNull()
  })
})

describe('what was typed', () => {
  test.each([
    ['招商 引资', ['招商', '引资']],
    ['“招商 引资”', ['招商引资']],
    ['"a b" C', ['ab', 'c']],
    ['　招商　招商　', ['招商']],
    ['年 报告', ['年', '报告']],
  ])('%s asks for %j', (typed, words) => {
    expect(readQuery(typed)).toMatchObject({ words, isCut: false })
  })

  test.each([
    ['', 'empty'],
    [' 　', 'empty'],
    ['\u200b', 'empty'],
    ['年', 'short'],
    ['年 a', 'short'],
  ])('%j is too little: %s', (typed, reason) => {
    expect(readQuery(typed)).toBe(reason)
  })

  it('is cut where it is very long, never inside a character', () => {
    const query = readQuery(`字${'𠮷'.repeat(500)}`)
    if (typeof query === 'string') throw new Error(query)
    expect(query.isCut).toBe(true)
    expect(query.words[0]?.length).toBe(LONGEST_WORD - 1)
    expect(query.words[0]?.isWellFormed()).toBe(true)
    expect(readQuery('一二 三四 五六 七八 九十 甲乙 丙丁 戊己 庚辛')).toMatchObject({ isCut: true })
  })
})

describe('the grams of a text', () => {
  it('hold everything that is looked up for any string of it, with and without a dictionary', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        (texts, from, length) => {
          const bodies = texts.map(normalise)
          const dictionary = phrases(frequentPhrases(bodies, 1_000))
          for (const body of bodies) {
            const units = [...body]
            const word = units
              .slice(from % (units.length + 1))
              .slice(0, 1 + (length % 9))
              .join('')
            if (word.length < 2) continue
            for (const each of [dictionary, NO_DICTIONARY]) {
              const grams = new Set(gramsOf(3, { body, numbers: '' }, each))
              const { grams: asked, left } = lookupOf(3, [word], each)
              expect(asked.every((gram) => grams.has(gram))).toBe(true)
              // What is decided without the texts is decided rightly.
              if (left.length > 0) continue
              for (const other of bodies) {
                const has = new Set(gramsOf(3, { body: other, numbers: '' }, each))
                expect(asked.every((gram) => has.has(gram))).toBe(other.includes(word))
              }
            }
          }
        },
      ),
      SEED,
    )
  })

  it('part the lines, and the organs', () => {
    const grams = gramsOf(3, { body: '甲乙\n丙丁', numbers: '' }, NO_DICTIONARY)
    expect(grams).toHaveLength(3)
    expect(lookupOf(4, ['甲乙'], NO_DICTIONARY).grams.every((gram) => grams.includes(gram))).toBe(false)
  })

  it('mark a phrase that is frequent, so that nobody has to look at the texts', () => {
    const dictionary = phrases(frequentPhrases(['关于政府信息公开', '政府信息公开工作', '别的'], 1_000))
    expect(lookupOf(3, ['政府信息公开'], dictionary).left).toEqual([])
    expect(lookupOf(3, ['政府信息公开工'], dictionary).left).toEqual(['政府信息公开工'])
    expect(frequentPhrases(['政府信息公开', '政府信息公开'], 999)).toEqual([])
  })
})

describe('the text of a body', () => {
  it('flows together, but for cells, captions and the words of pictures', () => {
    const html =
      '<p>第一段<strong>强</strong>调&amp;后</p><p>第二段</p><table><caption>表1</caption><tr><td>12</td><td>34</td></tr></table>' +
      '<figure><img src="/documents/1/images/1" alt="合&lt;影&gt;"><figcaption>图注</figcaption></figure><p>尾&#x20BB7;</p>'
    expect(partsOfHtml(html).map(normalise)).toEqual([
      '第一段强调&后第二段',
      '表1',
      '12',
      '34',
      '合<影>',
      '图注',
      '尾𠮷',
    ])
  })

  it('is all that can be found of a document, a line each', () => {
    const parts = {
      title: '标 题',
      bodyHtml: '<p>正文</p>',
      summary: '',
      keywords: '甲、乙',
      documentNumber: '某发〔2025〕1号',
    }
    const attachments = [{ name: '附表.xlsx', text: '第一行\n第二行' }]
    expect(searchedBody({ ...parts, indexNumber: '1/2', attachments }).split('\n')).toEqual([
      '标题',
      '某发〔2025〕1号',
      '1/2',
      '甲、乙',
      '正文',
      '附表.xlsx',
      '第一行第二行',
    ])
  })
})

describe('a passage', () => {
  const written = (pieces: readonly { text: string; isHit: boolean }[] | null) =>
    pieces?.map((each) => (each.isHit ? `[${each.text}]` : each.text)).join('')

  test.each([
    ['政府 信息公开条例', ['信息'], '政府 [信息]公开条例'],
    ['政府信\n息公开', ['信息'], '政府[信\n息]公开'],
    ['ＡＢＣ有限公司', ['abc有限'], '[ＡＢＣ有限]公司'],
    ['面积30㎡', ['m2'], '面积30[㎡]'],
    ['信息公开信息', ['信息', '息公'], '[信息公]开[信息]'],
    ['无', ['信息'], '无'],
  ])('of %j marks %j in the words of the original', (original, words, expected) => {
    expect(written(markWords(original, words))).toBe(expected)
  })

  it('is cut around the place, never inside a character, and loses nothing in between', () => {
    const long = `${'𠮷'.repeat(60)}招商引资${'𠮷'.repeat(200)}`
    const pieces = passageOf(long, ['招商引资'])
    expect(pieces?.every((each) => each.text.isWellFormed())).toBe(true)
    expect(written(pieces)).toMatch(/^…𠮷{12}\[招商引资\]𠮷+…$/u)
    expect(passageOf('没有', ['招商'])).toBeNull()
    fc.assert(
      fc.property(text, text, (given, word) => {
        const pieces = markWords(given, [normalise(word)])
        expect(pieces.map((each) => each.text).join('')).toBe(given)
        expect(pieces.some((each) => each.isHit)).toBe(
          normalise(word) !== '' && normalise(given).includes(normalise(word)),
        )
      }),
      SEED,
    )
  })
})
