import { describe, expect, test } from 'vitest'
import { type Day, day, firstDayOf, lastDayOf } from '../../../lib/day.ts'
import { nationalCalendar, withOwnDays } from '../index.ts'
import { daysOfNotice, listDays, readNotice } from './index.ts'

/** 国务院办公厅关于2026年部分节假日安排的通知, as published. */
const OF_2026 = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`

/** The wording of other years. */
const OF_2024 = `国务院办公厅关于2024年部分节假日安排的通知
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`

describe('国务院办公厅关于…年部分节假日安排的通知, read by our own rule', () => {
  test.each([
    [2026, OF_2026],
    [2024, OF_2024],
  ])('the notice of %i gives the calendar of that year, day by day', (year, text) => {
    const read = readNotice(text)
    expect(read.problems).toEqual([])
    expect(read.year).toBe(year)
    // Laid over bare weekends, it must say the same as the package does.
    const bare = { ...nationalCalendar, isWorkingDay: isWeekday }
    const ours = withOwnDays(bare, daysOfNotice(read.holidays))
    for (const each of listDays(firstDayOf(year), lastDayOf(year))) {
      expect([each, ours.isWorkingDay(each)]).toEqual([each, nationalCalendar.isWorkingDay(each)])
    }
  })

  test('names the notice and its number', () => {
    expect(readNotice(OF_2026).source).toBe(
      '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
    )
  })

  test('元旦 that begins in December, with years written out, and the next month after 至', () => {
    const text =
      '一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。\n二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。'
    const read = readNotice(text, 2023)
    // A part of a notice is read, and said to be a part.
    expect(read.problems).toEqual([expect.stringContaining('没有读到清明节、劳动节、端午节、中秋节、国庆节')])
    expect(read.holidays.map(({ off }) => off.length)).toEqual([3, 7])
    expect(read.holidays[0]?.off[0]).toBe('2022-12-31')
  })

  test.each([
    [
      'a count that does not add up',
      '一、元旦：1月1日（周五）至3日（周日）放假，共4天。',
      '写明共4天，日期却有3天',
    ],
    ['a weekday that is another', '一、元旦：1月1日（周四）放假1天。', '2027-01-01是周五，通知写的是周四'],
    ['a day that does not exist', '一、清明节：4月31日放假1天。', '不是有效日期'],
    ['no holiday at all', '各单位：请做好值班工作。', '没有读到节假日'],
    ['a range that runs backwards', '一、国庆节：10月7日至1日放假，共7天。', '不像一个假期'],
  ])('%s is said', (_, text, words) => {
    expect(readNotice(text, 2027).problems.join('\n')).toContain(words)
  })

  test('without a year nothing is guessed', () => {
    expect(readNotice('一、元旦：1月1日放假1天。').problems).toEqual(['没有找到年度，请先填写年度'])
  })
})

function isWeekday(of: Day): boolean {
  return ![0, 6].includes(new Date(`${day(of)}T00:00:00Z`).getUTCDay())
}
