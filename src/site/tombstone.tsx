import type { Ctx } from '../lib/ctx.ts'
import { inWords } from '../lib/day.ts'
import { Answer } from '../lib/http.ts'
import { findTombstone, type Tombstone } from '../modules/documents/index.ts'
import { findOrgan } from '../modules/organs/index.ts'
import { showPage } from './frame.tsx'
import { TombstonePage } from './pages/tombstone.tsx'

/** 410 with what may be told, or 301 to where the information is now; NotFound where nothing was taken down. */
export async function showTombstone(ctx: Ctx, id: number): Promise<Answer> {
  const found = await findTombstone(ctx, id)
  if (found.redirectTo !== null) return movedTo(`/documents/${found.redirectTo}`)
  const { disclosureOffice: office } = await findOrgan(ctx)
  const view = {
    title: found.title,
    // Of a text that is not named, not even the number.
    indexNumber: found.title === null ? null : found.indexNumber,
    takenDownOn: inWords(found.takenDownOn),
    cause: CAUSES[found.cause],
    office,
  }
  const crumbs = [{ name: '已撤回', href: `/documents/${id}` }]
  const page = await showPage(ctx, '信息已撤回', crumbs, <TombstonePage view={view} />, { status: 410 })
  return new Answer(page.body, { status: 410, headers: { ...page.headers, ...NOT_FOR_EVER } })
}

/** A corrected text may come back to this address. */
const NOT_FOR_EVER = { 'cache-control': 'no-cache' }

function movedTo(location: string): Answer {
  return new Answer('', { status: 301, headers: { location, ...NOT_FOR_EVER } })
}

const CAUSES: Record<Tombstone['cause'], string | null> = {
  secret: null,
  personal: null,
  wrong: '内容有误',
  duplicate: '重复发布',
  infringement: '涉及他人权利',
  other: null,
}
