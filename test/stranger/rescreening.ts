import type { Actor, Ctx, OrganId } from '../../src/lib/ctx.ts'
import { importDocument } from '../../src/modules/documents/index.ts'
import * as rescreening from '../../src/modules/rescreening/index.ts'
import { sceneOn } from '../builders.ts'
import type { TestDatabase } from '../database.ts'
import { type Case, does, refused, sees } from './case.ts'
import { importOf, MOVER } from './takedown-scene.ts'

type As = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>) => Promise<T>

/** A document with a word that is wrong, moved in past the gate, and found; the reading is still under way. */
export async function buildRescreening(
  database: TestDatabase,
  as: As,
  { organId, columnId, authorId, on }: { organId: OrganId; columnId: number; authorId: number; on: string },
) {
  const given = importOf(columnId, authorId, 'wrong')
  const content = { ...given.content, bodyHtml: '<p>会议作了布署。</p>' }
  const { id } = await as(MOVER, (ctx) => importDocument(ctx, { ...given, content }))
  const { secrets, now } = sceneOn(on, organId)
  let batches = 0
  await rescreening.rescreenDue({
    database,
    secrets,
    organs: async () => [organId],
    clock: () => now,
    goOn: () => {
      batches += 1
      return batches === 1
    },
  })
  return { documentId: id }
}

/** How a stranger would use 重新筛查. */
export const RESCREENING: Record<string, Case[]> = {
  'rescreening.findRescreening': [sees(rescreening.findRescreening, null)],
  'rescreening.listToCorrect': [sees(rescreening.listToCorrect, [])],
  'rescreening.settleDocument': [
    does((ctx, a) => rescreening.settleDocument(ctx, a.rescreening.documentId, '引用原文')),
  ],
  'rescreening.steerRescreening': [refused((ctx) => rescreening.steerRescreening(ctx, 'paused'))],
}
