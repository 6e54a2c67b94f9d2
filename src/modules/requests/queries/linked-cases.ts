import type { Ctx } from '../../../lib/ctx.ts'
import { linksOf } from '../intake-acts.ts'
import { listActsOf } from './load-case.ts'

/** This case and every case that links lead to from it, in the order of their ids. */
export async function listJoined(ctx: Ctx, id: number): Promise<number[]> {
  const joined = new Set([id])
  for (let fresh = [id]; fresh.length > 0; ) {
    const acts = await listActsOf(ctx, fresh)
    const near = [...acts.values()].flatMap((history) => linksOf(history.map(({ act }) => act)))
    fresh = [...new Set(near)].filter((each) => !joined.has(each))
    for (const each of fresh) joined.add(each)
  }
  return [...joined].sort((a, b) => a - b)
}
