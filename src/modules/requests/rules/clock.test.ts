import { describe, expect, test } from 'vitest'
import { day } from '../../../lib/day.ts'
import { nationalCalendar } from '../../calendar/index.ts'
import type { ClockAct } from '../acts.ts'
import { runClock, whyNotAskSupplement, whyNotExtend, whyNotNotifyFee } from './index.ts'

type Act = [kind: ClockAct['kind'], on: string, more?: { workingDays?: number; party?: string }]

function acts(...list: Act[]): ClockAct[] {
  return list.map(([kind, on, more]) => ({ kind, on: day(on), ...more }) as ClockAct)
}

function clock(receivedOn: string, list: Act[] = [], today?: string) {
  const file = { receivedOn: day(receivedOn), acts: acts(...list) }
  return runClock(file, nationalCalendar, today === undefined ? null : day(today))
}

const spans = (result: ReturnType<typeof clock>) =>
  result.ledger.map((each) => [each.kind, each.from, each.to])

describe('条例第三十三条: 20 working days, one extension of at most 20', () => {
  test.each([
    ['2025-01-14', '2025-02-17'],
    ['2025-09-15', '2025-10-17'],
    ['2026-02-02', '2026-03-06'],
    ['2024-01-22', '2024-02-22'],
    ['2026-04-24', '2026-05-26'],
    ['2026-09-21', '2026-10-26'],
  ])('received %s, due %s', (receivedOn, dueOn) => {
    const result = clock(receivedOn)
    expect(result).toMatchObject({ dueOn, originalDueOn: dueOn, provisional: false, refused: [] })
    expect(result).toMatchObject({ workingDaysUsed: null, workingDaysLeft: null })
  })

  test('extended by 20: the original date stays beside the new one', () => {
    const result = clock('2025-01-14', [['extended', '2025-02-17']])
    expect(result).toMatchObject({ dueOn: '2025-03-17', originalDueOn: '2025-02-17', refused: [] })
    expect(spans(result)).toEqual([
      ['running', '2025-01-15', '2025-02-17'],
      ['running', '2025-02-18', '2025-03-17'],
    ])
  })

  test('extended by fewer days', () => {
    expect(clock('2026-02-02', [['extended', '2026-02-10', { workingDays: 5 }]]).dueOn).toBe('2026-03-13')
  })

  test.each<[string, Act[], string]>([
    [
      'a second extension',
      [
        ['extended', '2026-02-10', { workingDays: 5 }],
        ['extended', '2026-02-11'],
      ],
      '2026-03-13',
    ],
    ['over 20 working days', [['extended', '2026-02-10', { workingDays: 21 }]], '2026-03-06'],
    ['the day after the due date', [['extended', '2026-03-07']], '2026-03-06'],
  ])('%s changes nothing and stands in refused', (_, list, dueOn) => {
    const result = clock('2026-02-02', list)
    expect(result.dueOn).toBe(dueOn)
    expect(result.refused).toEqual([
      { kind: 'extended', on: list.at(-1)?.[1], article: '条例第三十三条', message: expect.any(String) },
    ])
  })

  test('a refused extension does not use up the one', () => {
    const result = clock('2026-02-02', [
      ['extended', '2026-02-10', { workingDays: 21 }],
      ['extended', '2026-02-11', { workingDays: 20 }],
    ])
    expect(result).toMatchObject({ dueOn: '2026-04-03', refused: [{ on: '2026-02-10' }] })
  })

  test('the due date then in force counts the exclusions known then', () => {
    const list: Act[] = [
      ['consultation-sent', '2026-02-10'],
      ['consultation-answered', '2026-02-13'],
      ['extended', '2026-03-11', { workingDays: 1 }],
    ]
    expect(clock('2026-02-02', list)).toMatchObject({
      originalDueOn: '2026-03-11',
      dueOn: '2026-03-12',
      refused: [],
    })
  })

  test('acts are read in day order, those of one day in file order', () => {
    const ordered = clock('2026-02-02', [
      ['extended', '2026-02-11', { workingDays: 3 }],
      ['extended', '2026-02-10', { workingDays: 9 }],
    ])
    expect(ordered.refused).toMatchObject([{ on: '2026-02-11' }])
    const sameDay = clock('2026-02-02', [
      ['extended', '2026-02-10', { workingDays: 3 }],
      ['extended', '2026-02-10', { workingDays: 9 }],
    ])
    expect(sameDay.dueOn).toBe('2026-03-11')
  })

  test('used and left, before, on and after the due date', () => {
    expect(clock('2026-02-02', [], '2026-02-02')).toMatchObject({ workingDaysUsed: 0, workingDaysLeft: 20 })
    expect(clock('2026-02-02', [], '2026-02-14')).toMatchObject({ workingDaysUsed: 10, workingDaysLeft: 10 })
    expect(clock('2026-02-02', [], '2026-03-06')).toMatchObject({ workingDaysUsed: 20, workingDaysLeft: 0 })
    expect(clock('2026-02-02', [], '2026-03-07')).toMatchObject({ workingDaysUsed: 20, workingDaysLeft: 0 })
    expect(clock('2026-02-02', [], '2026-03-10')).toMatchObject({ workingDaysUsed: 22, workingDaysLeft: -2 })
  })
})

describe('条例第三十条: one supplement notice within 7 working days', () => {
  const asked: Act = ['supplement-asked', '2026-02-11']

  test('while it is awaited there is no due date', () => {
    const result = clock('2026-02-02', [asked], '2026-02-25')
    expect(result).toMatchObject({
      dueOn: null,
      originalDueOn: null,
      workingDaysUsed: 7,
      workingDaysLeft: null,
      refused: [],
    })
    expect(spans(result)).toEqual([
      ['running', '2026-02-03', '2026-02-11'],
      ['reset', '2026-02-12', null],
    ])
  })

  test('the 20 days start afresh on the day it arrives, which does not count', () => {
    const result = clock('2026-02-02', [asked, ['supplemented', '2026-04-24']], '2026-04-27')
    expect(result).toMatchObject({ dueOn: '2026-05-26', workingDaysUsed: 1, workingDaysLeft: 19 })
    expect(spans(result)).toEqual([
      ['running', '2026-02-03', '2026-02-11'],
      ['reset', '2026-02-12', '2026-04-24'],
      ['running', '2026-04-25', '2026-05-26'],
    ])
  })

  test('on the 8th working day, or a second time, it is refused', () => {
    expect(clock('2026-02-02', [['supplement-asked', '2026-02-12']])).toMatchObject({
      dueOn: '2026-03-06',
      refused: [{ kind: 'supplement-asked', on: '2026-02-12', article: '条例第三十条' }],
    })
    const twice = clock('2026-02-02', [
      ['supplement-asked', '2026-02-03'],
      ['supplemented', '2026-02-04'],
      ['supplement-asked', '2026-02-05'],
    ])
    expect(twice).toMatchObject({
      dueOn: '2026-03-10',
      refused: [{ on: '2026-02-05', article: '条例第三十条' }],
    })
  })

  test('a supplement nobody asked for changes nothing', () => {
    expect(clock('2026-02-02', [['supplemented', '2026-02-20']])).toMatchObject({
      dueOn: '2026-03-06',
      refused: [{ kind: 'supplemented', article: '条例第三十条' }],
    })
  })

  test('nothing can be extended while it is awaited', () => {
    expect(clock('2026-02-02', [asked, ['extended', '2026-02-12']]).refused).toMatchObject([
      { kind: 'extended', article: '条例第三十三条' },
    ])
  })
})

describe('国办函〔2020〕109号: a fee notice stops the clock, payment starts it afresh', () => {
  const fee: Act[] = [
    ['fee-notified', '2026-03-06'],
    ['fee-paid', '2026-04-24'],
  ]

  test('no due date until it is paid', () => {
    expect(clock('2026-02-02', fee.slice(0, 1)).dueOn).toBeNull()
    expect(clock('2026-02-02', fee).dueOn).toBe('2026-05-26')
  })

  test('an extension given before is used up, and lengthens only its own run', () => {
    const result = clock('2026-02-02', [['extended', '2026-02-10'], ...fee, ['extended', '2026-05-06']])
    expect(result).toMatchObject({
      dueOn: '2026-05-26',
      originalDueOn: '2026-05-26',
      refused: [{ on: '2026-05-06' }],
    })
  })

  test('late, repeated or unasked-for: no effect', () => {
    expect(clock('2026-02-02', [['fee-notified', '2026-03-09']])).toMatchObject({
      dueOn: '2026-03-06',
      refused: [{ kind: 'fee-notified' }],
    })
    expect(
      clock('2026-02-02', [
        ['fee-notified', '2026-02-09'],
        ['fee-notified', '2026-02-10'],
      ]).refused,
    ).toHaveLength(1)
    expect(clock('2026-02-02', [['fee-paid', '2026-02-10']])).toMatchObject({
      dueOn: '2026-03-06',
      refused: [{ kind: 'fee-paid' }],
    })
  })

  test('with a supplement awaited as well, the clock starts when the last of both arrives', () => {
    const both: Act[] = [
      ['supplement-asked', '2026-02-04'],
      ['fee-notified', '2026-02-05'],
      ['supplemented', '2026-02-10'],
    ]
    expect(clock('2026-02-02', both).dueOn).toBeNull()
    expect(clock('2026-02-02', [...both, ['fee-paid', '2026-04-24']]).dueOn).toBe('2026-05-26')
  })
})

describe('条例第三十三条: time for consultations does not count', () => {
  test('the working days after sending, the day of the answer included', () => {
    const result = clock('2026-02-02', [
      ['consultation-sent', '2026-02-10'],
      ['consultation-answered', '2026-02-13'],
    ])
    expect(result.dueOn).toBe('2026-03-11')
    expect(spans(result)).toEqual([
      ['running', '2026-02-03', '2026-02-10'],
      ['excluded', '2026-02-11', '2026-02-13'],
      ['running', '2026-02-14', '2026-03-11'],
    ])
  })

  test.each<[string, Act[], string]>([
    [
      '第三十二条: a silent third party, 15 working days from sending',
      [['consultation-sent', '2026-02-02']],
      '2026-02-28',
    ],
    [
      '… from delivery',
      [
        ['consultation-sent', '2026-02-02'],
        ['consultation-delivered', '2026-02-04'],
      ],
      '2026-03-03',
    ],
    [
      '第三十四条: a silent co-maker',
      [['consultation-sent', '2026-02-02', { party: 'co-maker' }]],
      '2026-02-28',
    ],
    [
      'a lapse',
      [
        ['consultation-sent', '2026-02-02'],
        ['consultation-lapsed', '2026-02-25'],
      ],
      '2026-02-25',
    ],
    [
      'another organ, for as long as it takes',
      [
        ['consultation-sent', '2026-02-02', { party: 'other-organ' }],
        ['consultation-answered', '2026-04-30'],
      ],
      '2026-04-30',
    ],
  ])('%s', (_, list, excludedThrough) => {
    const result = clock('2026-02-02', list)
    expect(result).toMatchObject({ refused: [], provisional: false })
    expect(spans(result)[0]).toEqual(['excluded', '2026-02-03', excludedThrough])
    expect(result.dueOn).toBe(clock(excludedThrough).dueOn)
  })

  test('a late answer still ends it on its day, and the ledger says that it was late', () => {
    const result = clock('2026-02-02', [
      ['consultation-sent', '2026-02-02'],
      ['consultation-answered', '2026-03-04'],
    ])
    expect(result.ledger[0]).toMatchObject({ kind: 'excluded', to: '2026-03-04' })
    expect(result.ledger[0]?.why).toContain('已超过15个工作日')
  })

  test('another organ that has not answered: as if it did today, and provisional', () => {
    const list: Act[] = [['consultation-sent', '2026-02-02', { party: 'other-organ' }]]
    expect(clock('2026-02-02', list, '2026-04-24')).toMatchObject({
      dueOn: '2026-05-26',
      provisional: true,
      workingDaysUsed: 0,
      workingDaysLeft: 20,
    })
    expect(clock('2026-02-02', list)).toMatchObject({ dueOn: '2026-03-06', provisional: true })
  })

  test('several at once count once, each ended by its own answer', () => {
    const result = clock('2026-02-02', [
      ['consultation-sent', '2026-02-03', { party: 'third-party:甲公司' }],
      ['consultation-sent', '2026-02-05', { party: 'other-organ' }],
      ['consultation-answered', '2026-02-06', { party: 'third-party:甲公司' }],
      ['consultation-answered', '2026-02-10', { party: 'other-organ' }],
    ])
    expect(spans(result)[1]).toEqual(['excluded', '2026-02-04', '2026-02-10'])
    expect(result.dueOn).toBe(
      clock('2026-02-02', [
        ['consultation-sent', '2026-02-03'],
        ['consultation-answered', '2026-02-10'],
      ]).dueOn,
    )
  })

  test('an answer or delivery without a sending changes nothing', () => {
    const result = clock('2026-02-02', [
      ['consultation-delivered', '2026-02-04', { party: 'co-maker' }],
      ['consultation-answered', '2026-02-05'],
    ])
    expect(result).toMatchObject({
      dueOn: '2026-03-06',
      refused: [{ article: '条例第三十四条' }, { article: '条例第三十二条' }],
    })
  })

  test('one sent after an extension excludes too; one sent after the due date comes too late', () => {
    const extended: Act[] = [['extended', '2026-02-10', { workingDays: 5 }]]
    expect(
      clock('2026-02-02', [
        ...extended,
        ['consultation-sent', '2026-03-09'],
        ['consultation-answered', '2026-03-10'],
      ]),
    ).toMatchObject({ originalDueOn: '2026-03-06', dueOn: '2026-03-16' })
    expect(clock('2026-02-02', [['consultation-sent', '2026-03-09']]).dueOn).toBe('2026-03-06')
  })
})

test('条例第三十一条: an act before the day of receipt changes nothing', () => {
  expect(clock('2026-02-02', [['extended', '2026-01-30']])).toMatchObject({
    dueOn: '2026-03-06',
    refused: [{ article: '条例第三十一条' }],
  })
})

test("past the calendar's data the result is provisional", () => {
  expect(clock('2026-12-02')).toMatchObject({ dueOn: '2026-12-30', provisional: false })
  expect(clock('2026-12-04')).toMatchObject({ dueOn: '2027-01-01', provisional: true })
})

test('the guards say the same before anything is done', () => {
  const file = { receivedOn: day('2026-02-02'), acts: [] }
  expect(whyNotExtend(file, { on: day('2026-03-06'), workingDays: 20 }, nationalCalendar)).toBeNull()
  expect(whyNotExtend(file, { on: day('2026-03-07'), workingDays: 20 }, nationalCalendar)?.code).toBe(
    'extension-after-due-date',
  )
  expect(whyNotAskSupplement(file, day('2026-02-11'), nationalCalendar)).toBeNull()
  expect(whyNotAskSupplement(file, day('2026-02-12'), nationalCalendar)?.code).toBe('supplement-asked-late')
  expect(whyNotNotifyFee(file, day('2026-03-07'), nationalCalendar)?.code).toBe('fee-notified-late')
})
