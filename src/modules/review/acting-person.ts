import type { Ctx } from '../../lib/ctx.ts'

/** The person who acts. Only people write and sign: a job or a visitor here is a bug of the caller. */
export function actingPerson(ctx: Ctx): { id: number; name: string } {
  if (ctx.actor.kind !== 'person') throw new Error(`a ${ctx.actor.kind} cannot write or sign`)
  return { id: ctx.actor.id, name: ctx.actor.name }
}
