import type { Actor, Ctx } from '../../src/lib/ctx.ts'
import { day } from '../../src/lib/day.ts'
import {
  importDocument,
  publishDocument,
  recordTakedownChecks,
  takeDownDocument,
} from '../../src/modules/documents/index.ts'
import type { Office } from '../../src/modules/documents/testing/office.ts'

type As = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>) => Promise<T>

/** Who moves documents in. */
export const MOVER: Actor = { kind: 'system', name: '迁入' }

/** One takedown that waits, one that was urgent and has a proof, and a document moved in with its old address. */
export async function buildTakedowns(
  { draft, approve, columnId, ids }: Pick<Office, 'draft' | 'approve' | 'columnId' | 'ids'>,
  as: As,
  publisher: Actor,
) {
  const takeDown = async (title: string, cause: 'wrong' | 'personal', redirectTo: number | null = null) => {
    const documentId = await draft({ title })
    await approve(documentId)
    await as(publisher, (ctx) => publishDocument(ctx, documentId))
    const order = { ...orderOf(cause), redirectTo }
    const { takedownId } = await as(publisher, (ctx) => takeDownDocument(ctx, documentId, order))
    return { documentId, takedownId }
  }
  const proposed = await takeDown('待撤回的通知', 'wrong')
  const down = await takeDown('已撤回的名单', 'personal', proposed.documentId)
  await as(publisher, (ctx) =>
    recordTakedownChecks(ctx, down.documentId, down.takedownId, [checkOf(ctx.now)]),
  )
  const moved = await as(MOVER, (ctx) => importDocument(ctx, importOf(columnId, ids.author, 'old')))
  return { proposed, down, moved: moved.id }
}

export function orderOf(cause: 'wrong' | 'personal') {
  return { editionNo: 1, cause, reason: '发布有误', orderedBy: '王某', redirectTo: null }
}

export function checkOf(checkedAt: Date) {
  const answer = { status: 200, verdict: 'gone' as const, found: [] }
  return { place: 'home' as const, address: '/', ...answer, checkedAt }
}

/** A text of the system before, as the command line hands it over. */
export function importOf(columnId: number, responsibleId: number, name: string) {
  const content = { kind: 'general', columnId, title: '迁入的通知', bodyHtml: '<p>正文。</p>' } as const
  return {
    origin: `import:${name}`,
    content,
    indexNumber: `${name}-1`,
    publishedOn: day('2023-05-06'),
    validity: 'valid' as const,
    oldAddresses: [`/${name}.html`],
    files: [],
    responsibleId,
  }
}
