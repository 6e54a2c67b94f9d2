import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sceneOn } from '../../test/builders.ts'
import type { Ctx, OrganId } from './ctx.ts'
import { isWorkDone, newWork } from './proof-of-work.ts'

const KEY = '6f9619ff-8b86-d011-b42d-00cf4fc964ff'
const one = ctxOf(1, '2025-03-03')

/** What the piece of work needs of a ctx: no database. */
function ctxOf(organ: number, on: string): Ctx {
  return { ...sceneOn(on, organ as OrganId), db: null as never }
}

/** Does the work as a browser would. */
async function solve(ctx: Ctx, key: string): Promise<string> {
  const { challenge, salt, signature } = await newWork(ctx, key)
  let number = 0
  while (createHash('sha256').update(`${salt}${number}`).digest('hex') !== challenge) number += 1
  const payload = { algorithm: 'SHA-256', challenge, number, salt, signature }
  return Buffer.from(JSON.stringify(payload)).toString('base64')
}

describe('a piece of work', () => {
  it('is taken once it is done, for the submission that it was set for', async () => {
    const solution = await solve(one, KEY)
    expect(await isWorkDone(one, KEY, solution)).toBe(true)
    expect(await isWorkDone(one, 'another submission', solution)).toBe(false)
  })

  it('of one organ is none for another: each signs with a key of its own', async () => {
    expect(await isWorkDone(ctxOf(2, '2025-03-03'), KEY, await solve(one, KEY))).toBe(false)
  })

  it('is good for half a day', async () => {
    expect(await isWorkDone(ctxOf(1, '2025-03-04'), KEY, await solve(one, KEY))).toBe(false)
  })

  it.each(['', 'x', 'e30=', Buffer.from('{"number":1}').toString('base64'), 'A'.repeat(3000)])(
    'is not %j',
    async (solution) => expect(await isWorkDone(one, KEY, solution)).toBe(false),
  )
})
