import { sceneOn } from '../../../../test/builders.ts'
import type { TestDatabase } from '../../../../test/database.ts'
import type { Actor, Ctx, OrganId } from '../../../lib/ctx.ts'
import { act } from '../../../lib/db.ts'
import { Refused } from '../../../lib/refusal.ts'
import { addPerson, type Role } from '../../accounts/index.ts'
import { createColumn } from '../../catalogue/index.ts'
import { createChannel } from '../../channels/index.ts'
import { createChain } from '../../review/index.ts'
import type { Changes } from '../document.ts'
import {
  draftDocument,
  findDocumentForStaff,
  reviewSecrecy,
  signDocument,
  submitForReview,
} from '../index.ts'

type Name = 'author' | 'first' | 'second' | 'third' | 'secrecy' | 'publisher'
const ROLES: Record<Name, Role> = {
  author: 'editor',
  first: 'reviewer',
  second: 'reviewer',
  third: 'reviewer',
  secrecy: 'secrecyReviewer',
  publisher: 'publisher',
}

/** An organ with people, a chain of three levels, a column and its channels, for tests of publishing. */
export interface Office {
  organId: OrganId
  columnId: number
  websiteId: number
  wechatId: number
  ids: Record<Name, number>
  as<T>(name: Name, work: (ctx: Ctx) => Promise<T>, on?: string): Promise<T>
  draft(changes?: Omit<Changes, 'kind'>): Promise<number>
  hashOf(id: number): Promise<string>
  sign(id: number, name: Name): Promise<string>
  /** From the open draft through three sign-offs and the secrecy review to approved. */
  approve(id: number): Promise<void>
}

export async function openOffice(database: TestDatabase, organId: OrganId): Promise<Office> {
  const ids = {} as Record<Name, number>
  for (const name of Object.keys(ROLES) as Name[]) {
    const person = { login: name, name, password: '项目建设年招商引资加油干', roles: [ROLES[name]] }
    ids[name] = await act(database, sceneOn('2025-01-02', organId), (ctx) => addPerson(ctx, person))
  }
  const actorOf = (name: Name): Actor => ({ kind: 'person', id: ids[name], name, roles: [ROLES[name]] })
  const as: Office['as'] = (name, work, on = '2025-01-14') =>
    act(database, sceneOn(on, organId, actorOf(name)), work)
  const columnId = await as('author', (ctx) =>
    createColumn(ctx, { slug: 'notices', name: '通知公告', kind: 'list', position: 1 }),
  )
  const websiteId = await as('author', (ctx) => createChannel(ctx, { kind: 'website', name: '门户网站' }))
  const wechatId = await as('author', (ctx) => createChannel(ctx, { kind: 'wechat', name: '微信公众号' }))
  const { first, second, third, author } = ids
  const levels = [[first, second], [second, author], [third]].map((signers, index) => ({
    name: `第 ${index + 1} 级`,
    signers,
  }))
  await as('author', (ctx) => createChain(ctx, { name: '三审三校', levels }))
  const view = (id: number) => as('author', (ctx) => findDocumentForStaff(ctx, id))
  const hashOf = async (id: number) => (await view(id)).openHash ?? ''
  const sign = async (id: number, name: Name) => {
    const attestation = { verdict: 'pass', reviewed: true, proofread: true, opinion: '同意' } as const
    const contentHash = await hashOf(id)
    return as(name, (ctx) => signDocument(ctx, id, { ...attestation, contentHash }))
  }
  return {
    organId,
    columnId,
    websiteId,
    wechatId,
    ids,
    as,
    hashOf,
    sign,
    draft: async (changes = {}) => {
      const given = { title: '关于开展检查的通知', bodyHtml: '<p>正文。</p>', ...changes }
      const draft = { ...given, kind: 'general', columnId: changes.columnId ?? columnId } as const
      return (await as('author', (ctx) => draftDocument(ctx, draft))).id
    },
    approve: async (id) => {
      const version = (await view(id)).open?.version ?? 0
      await as('author', (ctx) => submitForReview(ctx, id, { version, chainName: '三审三校' }))
      for (const name of ['first', 'second', 'third'] as const) await sign(id, name)
      const contentHash = await hashOf(id)
      await as('secrecy', (ctx) => reviewSecrecy(ctx, id, { verdict: 'pass', opinion: '', contentHash }))
    },
  }
}

/** The codes of the refusals, and proof that it was a refusal. */
export async function codesOf(attempt: Promise<unknown>): Promise<string[]> {
  const failure = await attempt.then(
    () => new Error('was not refused'),
    (reason: unknown) => reason,
  )
  if (!(failure instanceof Refused)) throw failure
  return failure.refusals.map((each) => each.code)
}
