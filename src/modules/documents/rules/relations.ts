import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { Relation, RelationKind, Validity } from '../document.ts'

/** The other end of a relation, as the public has it. */
export interface RelationTarget {
  id: number
  title: string
  validity: Validity
}

const FIELD = { field: 'relations' } as const
const VERBS: Record<RelationKind, string> = { interprets: '解读', repeals: '废止', amends: '修改' }

/** All that stands against these relations: with itself, or with what the public does not have. */
export function whyNotRelate(
  fromId: number | null,
  relations: readonly Relation[],
  targets: readonly RelationTarget[],
): Refusal[] {
  return relations.flatMap(({ kind, documentId }) => {
    if (documentId === fromId) return [refusal('relation-itself', `一份文件不能${VERBS[kind]}自己`, FIELD)]
    if (targets.some(({ id }) => id === documentId)) return []
    return [
      refusal('relation-not-public', `要${VERBS[kind]}的文件没有公开，不能关联草稿或已撤回的信息`, FIELD),
    ]
  })
}

/**
 * 被废止、失效的文件不能再废止或修改. What the public edition already states (`settled`) has had its effect, and is
 * not asked again.
 */
export function whyNotTakeEffect(
  relations: readonly Relation[],
  settled: readonly Relation[],
  targets: readonly RelationTarget[],
): Refusal[] {
  const isRepealWithdrawn = (id: number) =>
    withdrawn(settled, relations).some(({ kind, documentId }) => kind === 'repeals' && documentId === id)
  return newEffects(relations, settled).flatMap(({ kind, documentId }) => {
    const target = targets.find(({ id }) => id === documentId)
    if (target === undefined || (target.validity !== 'repealed' && target.validity !== 'expired')) return []
    // 更正: its own repeal, which this text no longer states, goes first.
    if (target.validity === 'repealed' && isRepealWithdrawn(documentId)) return []
    const state = target.validity === 'repealed' ? '废止' : '失效'
    return [refusal('relation-ended', `《${target.title}》已经${state}，不能再${VERBS[kind]}`, FIELD)]
  })
}

/** What this edition will do to others when it is published, in the order of their ids; a repeal outdoes an amendment. */
export function newEffects(
  relations: readonly Relation[],
  settled: readonly Relation[],
): { kind: 'repeals' | 'amends'; documentId: number }[] {
  const isSettled = (relation: Relation) =>
    settled.some((each) => each.kind === relation.kind && each.documentId === relation.documentId)
  const acting = relations.flatMap(({ kind, documentId }) =>
    kind === 'interprets' || isSettled({ kind, documentId }) ? [] : [{ kind, documentId }],
  )
  const repealed = acting.filter(({ kind }) => kind === 'repeals').map(({ documentId }) => documentId)
  return acting
    .filter(({ kind, documentId }) => kind === 'repeals' || !repealed.includes(documentId))
    .sort((a, b) => a.documentId - b.documentId)
}

/** What a repeal or an amendment makes of its object. */
export const EFFECT = { repeals: 'repealed', amends: 'amended' } as const

/** What was stated in public and is not any more. */
export function withdrawn(settled: readonly Relation[], relations: readonly Relation[]): Relation[] {
  return settled.filter(
    (each) => !relations.some(({ kind, documentId }) => kind === each.kind && documentId === each.documentId),
  )
}

/** The changes of validity that these relations may have made. */
export function effectsOf(relations: readonly Relation[]): { validity: Validity; documentId: number }[] {
  return relations.flatMap(({ kind, documentId }) =>
    kind === 'interprets' ? [] : [{ validity: EFFECT[kind], documentId }],
  )
}
