import { describe, expect, it } from 'vitest'
import { day } from '../../../lib/day.ts'
import { nationalCalendar } from '../../calendar/index.ts'
import { whyConfirmNow } from './intake-guards.ts'
import { mostAlike, similarity } from './similarity.ts'

describe('条例第三十一条: the alarm of an unconfirmed request', () => {
  const open = { receivedOn: null, concludedOn: null }
  it.each([
    // Before the National Day holiday of 2024: 30 September is the last working day, 8 October the next one.
    ['internet', '2024-09-30', '2024-10-07', false],
    ['internet', '2024-09-30', '2024-10-08', false],
    ['internet', '2024-09-30', '2024-10-09', true],
    ['fax', '2024-06-12', '2024-06-14', true],
    ['ordinaryPost', '2024-06-12', '2024-06-13', false],
    ['ordinaryPost', '2024-06-12', '2024-06-14', true],
    // Received by the law itself.
    ['inPerson', '2024-06-12', '2024-07-14', false],
    ['registeredPost', '2024-06-12', '2024-07-14', false],
  ] as const)('%s of %s on %s: %s', (channel, submittedOn, today, isAlarm) => {
    const why = whyConfirmNow(
      { channel, submittedOn: day(submittedOn), ...open },
      day(today),
      nationalCalendar,
    )
    expect(why !== null).toBe(isAlarm)
  })

  it('ends with confirmation and with withdrawal', () => {
    const file = { channel: 'internet', submittedOn: day('2024-06-12') } as const
    const on = day('2024-07-12')
    expect(whyConfirmNow({ ...file, receivedOn: on, concludedOn: null }, on, nationalCalendar)).toBeNull()
    expect(whyConfirmNow({ ...file, receivedOn: null, concludedOn: on }, on, nationalCalendar)).toBeNull()
  })
})

describe('likeness of two texts', () => {
  it.each([
    ['滨江大道改造工程施工图', '滨江大道改造工程施工图', 1, 1],
    ['申请公开关于滨江大道改造工程的施工图', '滨江大道改造工程施工图', 0.8, 1],
    ['滨江大道改造工程施工图', '城市低保发放情况', 0, 0.05],
    ['', '滨江大道', 0, 0],
  ])('%s / %s', (one, other, least, most) => {
    const likeness = similarity(one, other)
    expect(likeness).toBeGreaterThanOrEqual(least)
    expect(likeness).toBeLessThanOrEqual(most)
    expect(similarity(other, one)).toBe(likeness)
  })

  it('ranks the best first and leaves out the rest', () => {
    const all = ['低保发放', '滨江大道绿化', '滨江大道改造'].map((name) => ({ name }))
    const found = mostAlike('滨江大道改造', all, { of: ({ name }) => name, least: 0.3, most: 2 })
    expect(found.map(({ name }) => name)).toEqual(['滨江大道改造', '滨江大道绿化'])
  })
})
