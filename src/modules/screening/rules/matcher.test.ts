import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../finding.ts'
import { compileLexicon, findEntries } from './lexicon.ts'
import { buildMatcher, codeUnits, scan } from './matcher.ts'
import { loadMatcher, saveMatcher } from './matcher-file.ts'
import { normalise, normalisedWord } from './normalise.ts'

const SEED = { seed: 20260302, numRuns: 1000 }
// Few characters, so that words overlap, nest and repeat; both halves of 𠮷 and 𠮸 alone and together.
const unit = fc.constantFrom('口', '交', '通', '路', '一', 'a', '𠮷', '𠮸', '\ud842', '\udfb7', '\u0000')
const word = fc.array(unit, { maxLength: 5 }).map((units) => units.join(''))
const text = fc.array(unit, { maxLength: 60 }).map((units) => units.join(''))

type Hit = [start: number, end: number, word: string]

describe('the matcher', () => {
  it('finds exactly what looking for each word at each place finds', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), text, (words, given) => {
        expect(sorted(hitsOf(words, given))).toEqual(sorted(bruteForce(words, given)))
      }),
      SEED,
    )
  })

  it('reports in the order of the ends, and the longest first of those that end together', () => {
    expect(hitsOf(['通', '交通', '口交通', '口交'], '路口交通')).toEqual([
      [1, 3, '口交'],
      [1, 4, '口交通'],
      [2, 4, '交通'],
      [3, 4, '通'],
    ])
  })

  it('finds nothing with no words, in no text, and passes over the empty word', () => {
    expect(hitsOf([], '路口交通')).toEqual([])
    expect(hitsOf(['口交'], '')).toEqual([])
    expect(hitsOf(['', '口'], '口')).toEqual([[0, 1, '口']])
  })

  it('is the same read back from its bytes, from any place in a larger file', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), text, (words, given) => {
        const bytes = saveMatcher(buildMatcher(words))
        const shifted = new Uint8Array(bytes.length + 3)
        shifted.set(bytes, 3)
        const read = loadMatcher(shifted.subarray(3))
        expect(hitsWith(read, words, given)).toEqual(hitsOf(words, given))
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  it('refuses bytes that were damaged, cut, or are something else', () => {
    const bytes = saveMatcher(buildMatcher(['部署', '截至目前']))
    for (const place of [0, 4, 8, 60, bytes.length >> 1, bytes.length - 1]) {
      const damaged = bytes.slice()
      damaged[place] = (damaged[place] ?? 0) ^ 1
      expect(() => loadMatcher(damaged), String(place)).toThrow(/not a saved matcher/)
    }
    expect(() => loadMatcher(bytes.slice(0, -4))).toThrow(/not a saved matcher/)
    expect(() => loadMatcher(new Uint8Array())).toThrow(/not a saved matcher/)
  })

  it('holds a hundred thousand words of a large alphabet and still finds each', () => {
    const words = Array.from({ length: 100_000 }, (_, index) => {
      const first = String.fromCharCode(0x4e00 + (index % 6000))
      return `${first}${String.fromCharCode(0x4e00 + (Math.imul(index, 7919) % 6000) + 0)}${index % 10}`.replace(
        /[\ud800-\udfff]/g,
        '一',
      )
    })
    const matcher = buildMatcher(words)
    const missing = words.filter(
      (each) => !hitsWith(matcher, words, `甲${each}乙`).some(([, , found]) => found === each),
    )
    expect(missing).toEqual([])
  })
})

describe('a lexicon', () => {
  const entry = (text: string, exceptions: string[] = []): Entry => ({
    text,
    exceptions,
    category: 'wording',
    severity: 'warn',
    replacement: '',
    source: 'test',
  })

  it('lets a longer innocent phrase win, as brute force does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ text: word, exceptions: fc.array(word, { maxLength: 3 }) }), { maxLength: 6 }),
        text,
        (given, read) => {
          const distinct = given.filter(
            (each, index) =>
              each.text !== '' && given.findIndex(({ text: other }) => other === each.text) === index,
          )
          const entries = distinct.map((each) => entry(each.text, each.exceptions))
          const found = findEntries(compileLexicon(entries, 'exact'), read)
          expect(sorted(found.map(({ start, end, entry: name }): Hit => [start, end, name]))).toEqual(
            sorted(distinct.flatMap((each) => excused(each, read))),
          )
        },
      ),
      SEED,
    )
  })

  it.each([
    ['路口交通秩序良好', []],
    ['路口交', ['口交']],
    ['路口交通，进出口交', ['口交']],
    ['一大麻烦', []],
    ['大麻', ['大麻']],
  ])('reads %s', (given, expected) => {
    const lexicon = compileLexicon([entry('口交', ['路口交通', '口交通']), entry('大麻', ['大麻烦'])])
    expect(findEntries(lexicon, given).map((each) => each.text)).toEqual(expected)
  })

  it.each([
    ['ＡＢＣ 公司', 'forms', 'ＡＢＣ'],
    ['關於佈局的部署：佈署', 'forms', null],
    ['截\u200b止\ufeff目前', 'forms', '截\u200b止\ufeff目前'],
    ['截止目前，國務員', 'forms', '截止目前'],
    ['截 止-目·前', 'forms', null],
    ['截 止-目·前', 'spaced', '截 止-目·前'],
    ['我们截止。目前', 'spaced', null],
  ] as const)('finds in %j with %s the original words', (given, tolerance, expected) => {
    const lexicon = compileLexicon([entry('截止目前'), entry('abc')], tolerance)
    const [first] = findEntries(lexicon, given)
    expect(first?.text ?? null).toBe(expected)
    if (first !== undefined) expect(given.slice(first.start, first.end)).toBe(first.text)
  })

  it('finds traditional forms of its words', () => {
    const lexicon = compileLexicon([entry('国务员')])
    expect(findEntries(lexicon, '關於國務員的決定').map((each) => each.text)).toEqual(['國務員'])
  })

  it('asks for whole words where an entry does', () => {
    const whole = compileLexicon([{ ...entry('和服'), wholeWord: true }])
    expect(findEntries(whole, '管理和服务')).toEqual([])
    expect(findEntries(whole, '身穿和服参加')).toHaveLength(1)
    expect(findEntries(compileLexicon([entry('和服')]), '管理和服务')).toHaveLength(1)
  })

  it('keeps every unit of a normalised text at its place in the original', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (given) => {
        const { units, places, length } = normalise(given, 'spaced')
        expect(units.length).toBe(length)
        expect(places[length]).toBe(given.length)
        for (let at = 0; at < length; at++) {
          expect(places[at]).toBeLessThan(places[at + 1] as number)
          const one = given.charAt(places[at] as number)
          expect(normalisedWord(one, 'spaced')).toBe(String.fromCharCode(units[at] as number))
        }
      }),
      { seed: 3, numRuns: 300 },
    )
  })
})

function hitsOf(words: readonly string[], given: string): Hit[] {
  return hitsWith(buildMatcher(words), words, given)
}

function hitsWith(matcher: ReturnType<typeof buildMatcher>, words: readonly string[], given: string): Hit[] {
  const hits: Hit[] = []
  scan(matcher, codeUnits(given), (start, end, index) => hits.push([start, end, words[index] ?? '?']))
  return hits
}

function bruteForce(words: readonly string[], given: string): Hit[] {
  const hits: Hit[] = []
  for (const each of new Set(words)) {
    if (each === '') continue
    for (let at = given.indexOf(each); at !== -1; at = given.indexOf(each, at + 1)) {
      hits.push([at, at + each.length, each])
    }
  }
  return hits
}

/** The hits of one entry that no occurrence of one of its own exceptions covers. */
function excused(each: { text: string; exceptions: readonly string[] }, given: string): Hit[] {
  const innocent = bruteForce(each.exceptions, given)
  return bruteForce([each.text], given).filter(
    ([start, end]) => !innocent.some(([from, until]) => from <= start && until >= end),
  )
}

function sorted(hits: readonly Hit[]): Hit[] {
  return [...hits].sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1))
}
