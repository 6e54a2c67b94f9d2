import { describe, expect, it } from 'vitest'
import { day } from '../../lib/day.ts'
import { remedyParagraph, replyLetter } from '../letters/rules/index.ts'
import { findingOf, OUTCOME_CODES, OUTCOMES, type OutcomeCode } from './outcome.ts'

const BODIES = { reconsideration: '某市人民政府', court: '某市中级人民法院' }

/** 行政复议法第二十三条第一款第四项: 不予公开 (条例第十四条 to 第十六条) goes to 复议 first. */
const FIRST: readonly OutcomeCode[] = [
  'partlyGranted',
  'refused.stateSecret',
  'refused.forbiddenByLaw',
  'refused.endangersSafety',
  'refused.thirdPartyRights',
  'refused.internalAffairs',
  'refused.deliberative',
  'refused.enforcementFile',
]

describe('the remedy paragraph', () => {
  it.each(OUTCOME_CODES)('of %s', (code) => {
    const text = remedyParagraph(OUTCOMES[code].remedy, BODIES, day('2024-01-01'))
    expect(text).toContain('60日内')
    expect(text).toContain('某市人民政府')
    if (FIRST.includes(code)) {
      expect(text).toContain('应当自收到本答复书之日起60日内先向')
      expect(text).toContain('第二十三条第一款第四项')
      expect(text).not.toContain('6个月')
    } else {
      expect(text).toContain('或者自收到本答复书之日起6个月内向某市中级人民法院提起行政诉讼')
    }
  })
})

describe('the outcomes', () => {
  it('are the 21 rows of table 3, each with a sentence that cites its article', () => {
    expect(OUTCOME_CODES).toHaveLength(21)
    expect(findingOf('refused.deliberative')).toContain(
      '依照《中华人民共和国政府信息公开条例》第十六条第二款的规定',
    )
    expect(findingOf('refused.thirdPartyRights')).toContain('第十五条、第三十二条的规定')
    for (const code of OUTCOME_CODES) expect(findingOf(code)).toMatch(/。$/)
  })
})

describe('a letter of reply', () => {
  it('escapes every value that is put into it', () => {
    const bad = '<script>alert("x")</script>&\'' as const
    const html = replyLetter(
      {
        organ: bad,
        office: { name: bad, address: bad, phone: bad },
        to: bad,
        number: bad,
        on: day('2024-01-02'),
        wording: null,
      },
      {
        caseNumber: bad,
        receivedOn: day('2024-01-02'),
        information: bad,
        finding: bad,
        ground: bad,
        content: `${bad}\n\n${bad}`,
        remedy: 'either',
        remedyBodies: { reconsideration: bad, court: bad },
      },
    )
    expect(html).not.toContain('<script')
    expect(html).not.toContain('alert("x")')
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(10)
  })
})
