import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Ctx, OrganId } from '../../lib/ctx.ts'
import { act } from '../../lib/db.ts'
import { NotFound } from '../../lib/refusal.ts'
import { nextNumber, readLetter, writeLetter } from './index.ts'

let database: TestDatabase
let organ: OrganId
let other: OrganId

beforeAll(async () => {
  database = await freshDatabase()
  organ = await buildOrgan(database, '011158671', 'one.localhost')
  other = await buildOrgan(database, '011158672', 'two.localhost')
})
afterAll(() => database.drop())

const as = <T>(organId: OrganId, work: (ctx: Ctx) => Promise<T>, today = '2024-05-06') =>
  act(database, sceneOn(today, organId), work)

describe('a series', () => {
  it('has neither gap nor double when many draw at once and some fail', async () => {
    const draws = Array.from({ length: 30 }, (_, index) =>
      as(organ, async (ctx) => {
        const number = await nextNumber(ctx, { kind: 'case', year: 2024 })
        if (index % 3 === 0) throw new Error('rolled back')
        return number
      }).catch(() => null),
    )
    const numbers = (await Promise.all(draws)).filter((each) => each !== null)
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1))
  })

  it('belongs to one organ, one kind and one year', async () => {
    expect(await as(other, (ctx) => nextNumber(ctx, { kind: 'case', year: 2024 }))).toBe(1)
    expect(await as(organ, (ctx) => nextNumber(ctx, { kind: 'case', year: 2025 }))).toBe(1)
    expect(await as(organ, (ctx) => nextNumber(ctx, { kind: 'reply', year: 2024 }))).toBe(1)
  })
})

describe('a letter', () => {
  it('carries its number, is kept sealed and read back as it was sent, by its organ alone', async () => {
    const write = () =>
      as(organ, (ctx) =>
        writeLetter(ctx, {
          subject: { kind: 'request', id: 1 },
          kind: 'receipt',
          numberPrefix: '示例局',
          html: (number) => `<p>${number}</p>`,
        }),
      )
    expect((await write()).number).toBe('示例局公开登〔2024〕1号')
    const { id, number } = await write()
    expect(number).toBe('示例局公开登〔2024〕2号')
    expect(await as(organ, (ctx) => readLetter(ctx, id))).toMatchObject({
      html: '<p>示例局公开登〔2024〕2号</p>',
      subject: { kind: 'request', id: 1 },
      writtenOn: '2024-05-06',
    })
    await expect(as(other, (ctx) => readLetter(ctx, id))).rejects.toThrow(NotFound)
  })
})
