import { describe, expect, it } from 'vitest'
import { nationalCalendar } from '../modules/calendar/index.ts'
import { FIGURES, planYear } from './plan.ts'
import { planExample } from './second-organ.ts'
import { SAMPLE_NOTE } from './texts.ts'

const plan = planYear()
const documents = plan.days.flatMap((each) => each.documents)

describe('the plan of the year', () => {
  it('has exactly the figures of the report', () => {
    expect(documents).toHaveLength(1337)
    const elsewhere = documents.flatMap((each) => each.elsewhere)
    expect(elsewhere).toHaveLength(1247)
    expect(elsewhere.filter((name) => name === '招商襄阳')).toHaveLength(FIGURES.wechat)
    expect(documents.length + elsewhere.length).toBe(FIGURES.all)
  })

  it('works on every working day of 2024 and on no other', () => {
    expect(plan.days.every(({ day }) => nationalCalendar.isWorkingDay(day))).toBe(true)
    const days = plan.days.map(({ day }) => day)
    expect(days).toEqual([...new Set(days)].sort())
    expect([days[0], days.at(-1)]).toEqual(['2024-01-02', '2024-12-31'])
    const sizes = plan.days.map((each) => each.documents.length)
    expect([Math.min(...sizes) >= 1, Math.max(...sizes) <= 10]).toEqual([true, true])
  })

  it('names each document once, and says in title and text that it is a sample', () => {
    expect(new Set(documents.map((each) => each.origin)).size).toBe(1337)
    expect(new Set(documents.map((each) => each.title)).size).toBe(1337)
    for (const { title, bodyHtml } of documents) {
      expect(title).toMatch(/（示例）$/)
      expect(title).not.toMatch(/[{}]/)
      expect(bodyHtml).toContain(SAMPLE_NOTE)
    }
  })

  it('lets three different people sign, none of them the author', () => {
    for (const { author, signers } of documents) {
      expect(new Set([author, ...signers]).size).toBe(4)
      for (const [level, login] of signers.entries()) {
        expect(plan.setting.chain.levels[level]?.signers).toContain(login)
      }
    }
    const signed = new Set(documents.flatMap((each) => each.signers))
    expect(signed.size).toBe(6)
  })

  it('knows every column and every channel it uses', () => {
    const { columns, channels } = plan.setting
    const slugs = columns.filter(({ kind }) => kind !== 'request').map(({ slug }) => slug)
    const used = new Set(documents.map((each) => each.column))
    expect([...used].filter((slug) => !slugs.includes(slug))).toEqual([])
    const leaves = slugs.filter((slug) => !['disclosure', 'topics', 'featured'].includes(slug))
    expect(leaves.filter((slug) => !used.has(slug))).toEqual([])
    const names = channels.map(({ name }) => name)
    expect(documents.every((each) => each.elsewhere.every((name) => names.includes(name)))).toBe(true)
  })

  it('takes its one request from submission to service, in June', () => {
    const steps = plan.days.flatMap(({ day, request }) => request.map(({ kind }) => [day.slice(0, 7), kind]))
    const kinds = ['submit', 'confirm', 'propose', 'approve', 'serve']
    expect(steps).toEqual(kinds.map((kind) => ['2024-06', kind]))
  })

  it('is the same every time', () => {
    expect(planYear()).toEqual(plan)
  })
})

describe('the second organ', () => {
  it('has a handful of samples at a host name of its own', () => {
    const { setting, days } = planExample()
    expect(setting.founding.site.host).not.toBe(plan.setting.founding.site.host)
    const few = days.flatMap((each) => each.documents)
    expect(few.length).toBeGreaterThan(3)
    expect(few.every((each) => each.bodyHtml.includes(SAMPLE_NOTE))).toBe(true)
    expect(days.every(({ day }) => nationalCalendar.isWorkingDay(day))).toBe(true)
  })
})
