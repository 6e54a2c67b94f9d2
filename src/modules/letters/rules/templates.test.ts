import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../lib/day.ts'
import { LETTER_KINDS, type LetterKind } from '../letter.ts'
import { fillTemplate } from './fill.ts'
import {
  checkTemplate,
  letterPage,
  readLetterPage,
  remedyOfDecision,
  remedyParagraph,
  sampleLetter,
  WORDINGS,
} from './index.ts'

const KINDS = Object.keys(LETTER_KINDS) as LetterKind[]
const HEAD = {
  organ: '示例市发展和改革委员会',
  office: { name: '办公室', address: '示例路1号', phone: '0710-1234567' },
  to: '张某',
  number: '示发改公开告〔2026〕1号',
  on: day('2026-09-21'),
  wording: null,
}
const BODIES = { reconsideration: '示例市人民政府', court: '示例市中级人民法院' }
const errorsOf = (kind: LetterKind, text: string) =>
  checkTemplate(text, WORDINGS[kind])
    .filter(({ severity }) => severity === 'error')
    .map(({ line, message }) => `${line} ${message}`)

describe('the wording that comes with the program', () => {
  it.each(KINDS)('of %s has nothing to be found in it and fills every field', (kind) => {
    expect(checkTemplate(WORDINGS[kind].text, WORDINGS[kind])).toEqual([])
    expect(readLetterPage(sampleLetter(HEAD, kind))?.paragraphs.join('')).toMatch(/^[^{}]{20,}$/)
  })

  it.each(KINDS)('of %s is refused without any one thing that it has to tell', (kind) => {
    const { text, needs } = WORDINGS[kind]
    expect(needs.length).toBeGreaterThan(0)
    for (const { what } of needs) {
      const errors = errorsOf(kind, text.replaceAll(`{${what}}`, ''))
      expect(
        errors.some((each) => each.startsWith(`0 缺少“{${what}}”`)),
        what,
      ).toBe(true)
    }
  })

  it.each(KINDS)('of %s warns when words of the statute are gone', (kind) => {
    const { text, keeps } = WORDINGS[kind]
    for (const { what } of keeps) {
      const found = checkTemplate(text.replaceAll(what, ''), WORDINGS[kind])
      expect(found).toContainEqual(expect.objectContaining({ severity: 'warning', line: 0 }))
    }
  })
})

describe('checkTemplate', () => {
  const { text } = WORDINGS['supplement-notice']
  it.each([
    [
      'an unknown field, with the nearest one',
      `${text}\n{补正事顶}`,
      '4 没有“{补正事顶}”这一字段，是不是“{补正事项}”？',
    ],
    ['a field of nowhere', `${text}\n{xyz}`, '4 没有“{xyz}”这一字段'],
    ['a field of another kind', `${text}\n{收费数额}`, '4 这种文书没有“{收费数额}”这一字段，请删去'],
    ['a brace never closed', `${text}\n{补正事项`, '4 有“{”没有对应的“}”：字段写作“{字段名}”，在同一行内'],
    ['a brace never opened', `${text}\n补正事项}`, '4 有“}”没有对应的“{”：字段写作“{字段名}”，在同一行内'],
    ['a field without a name', `${text}\n{}`, '4 “{}”里没有字段名'],
    ['full-width braces', `${text}\n｛补正事项｝`, '4 字段用半角的“{”和“}”，不用全角的“｛”“｝”'],
    [
      'a remedy that somebody typed',
      `${text}\n不服的可以申请行政复议。`,
      '4 救济途径由系统按答复的种类和日期生成，不能另写；需要的位置请插入“{救济途径}”',
    ],
  ])('refuses %s, beside its line', (_, given, expected) => {
    expect(errorsOf('supplement-notice', given)).toEqual([expected])
  })

  it('refuses an empty text and one that is too long', () => {
    expect(errorsOf('receipt', ' \n')).toEqual(['0 模板不能为空；要用默认模板，请选“恢复默认”'])
    expect(errorsOf('receipt', `${WORDINGS.receipt.text}\n${'公'.repeat(3000)}`)[0]).toMatch(
      /^0 模板最多3000个字/,
    )
  })

  it('条例第三十二条：a consultation does not name the applicant', () => {
    for (const field of ['申请人', '申请内容']) {
      const [found] = errorsOf('consultation', `{${field}}\n${WORDINGS.consultation.text}`)
      expect(found).toContain('第三十二条')
    }
  })

  it('lets the remedy paragraph be placed, once, on a line of its own', () => {
    const { text: reply } = WORDINGS.reply
    expect(
      errorsOf('reply', reply.replace('{理由}\n', '').replace('{救济途径}', '{理由}\n{救济途径}')),
    ).toEqual([])
    expect(errorsOf('reply', reply.replace('{救济途径}', '此外，{救济途径}'))[0]).toContain('应当自成一段')
    expect(errorsOf('reply', `${reply}\n{救济途径}`)).toEqual(['0 “{救济途径}”只能出现一次'])
  })
})

describe('fillTemplate', () => {
  it('fills in one pass: braces in a value mean nothing', () => {
    expect(fillTemplate('甲{a}\n{b}\n{c}', { a: '{b}', b: '一\n\n二', c: '' })).toEqual(['甲{b}', '一', '二'])
  })
})

describe('a letter', () => {
  it('is read back from its page as it was written, whatever people wrote', () => {
    const line = fc
      .string({ unit: fc.constantFrom(...'公开，<>&"\'{}/p；&amp;'), maxLength: 20 })
      .map((each) => each.trim())
    const text = fc.record({
      organ: line,
      title: line,
      number: line,
      to: line,
      paragraphs: fc.array(line.filter((each) => each !== '')),
      on: line,
      office: line,
    })
    const returns = fc.property(text, (given) => {
      expect(readLetterPage(letterPage(given))).toEqual(given)
    })
    fc.assert(returns)
  })
})

/** 行政复议法（2023年修订）第二十三条第一款第四项, in force since 2024-01-01. */
describe('the remedy paragraph', () => {
  const both = ['或者自收到本答复书之日起6个月内向示例市中级人民法院提起行政诉讼']
  const first = ['第二十三条第一款第四项', '应当自收到本答复书之日起60日内先向示例市人民政府', '15日内']
  it.each([
    ['either', '2023-12-31', both, first],
    ['either', '2024-01-01', both, first],
    ['reconsiderationFirst', '2023-12-31', both, first],
    ['reconsiderationFirst', '2024-01-01', first, both],
    ['reconsiderationFirst', '2026-09-21', first, both],
    ['reconsiderationFirstForWithheld', '2023-12-31', both, ['不予公开的部分', ...first]],
    ['reconsiderationFirstForWithheld', '2024-01-01', ['不予公开的部分', ...first], both],
    ['reconsiderationFirstForSome', '2023-12-31', both, ['其他部分', ...first]],
    ['reconsiderationFirstForSome', '2024-01-01', ['第十四条至第十六条', '其他部分', ...first, ...both], []],
  ] as const)('%s on %s', (path, on, has, hasNot) => {
    const said = remedyParagraph(path, BODIES, day(on))
    for (const each of has) expect(said).toContain(each)
    for (const each of hasNot) expect(said).not.toContain(each)
  })

  it('of a decision that is no reply speaks of 本决定 and 本告知书', () => {
    const said = remedyOfDecision(BODIES, day('2026-09-21'))
    expect(said).toMatch(/^如对本决定不服，可以自收到本告知书之日起60日内/)
    expect(said).not.toContain('答复')
  })
})
