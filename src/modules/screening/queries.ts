import type { Ctx } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import { namesOf } from '../accounts/index.ts'
import { findOrgan, findSite } from '../organs/index.ts'
import type { Disposition, PlacedFinding, TextPart } from './finding.ts'
import type { OwnEntry } from './lexicon-entry.ts'
import { findLexicon, readyLexicon } from './lexicons.ts'
import { placed, type Replacement, replacementsIn } from './rules/index.ts'
import { on } from './tables.ts'

/** What the findings of a subject are about: the subjects of all modules are named like this. */
export interface Screened {
  kind: string
  id: number
}

const CONTACTS = ['mobile', 'landline', 'e-mail']

/** All findings of the parts of a subject, each with what was last decided about it in these words. */
export async function findingsOf(
  ctx: Ctx,
  subject: Screened,
  parts: readonly TextPart[],
): Promise<PlacedFinding[]> {
  const found = await findingsAt(ctx, parts)
  if (found.length === 0) return found
  const dispositions = await dispositionsOf(ctx, subject)
  return found.map((each) => ({ ...each, disposition: dispositions.get(each.key) ?? null }))
}

async function findingsAt(ctx: Ctx, parts: readonly TextPart[]): Promise<PlacedFinding[]> {
  const surroundings = { today: ctx.today, lexicon: await readyLexicon(ctx) }
  const found = placed(parts, surroundings)
  // Few texts name a number: only then is it asked which are the organ's own.
  if (!found.some((each) => CONTACTS.includes(each.detector))) return found
  return placed(parts, { ...surroundings, ownContacts: await ownContacts(ctx) })
}

/** What an editor reads with while somebody writes; the starter lexicon it has itself. */
export async function toReadWith(
  ctx: Ctx,
): Promise<{ today: Day; entries: readonly OwnEntry[]; ownContacts: string[] }> {
  const { entries } = await findLexicon(ctx)
  return { today: ctx.today, entries, ownContacts: await ownContacts(ctx) }
}

/** What could be masked in each of these texts; the organ's own numbers are not among it. */
export async function proposeMasks(ctx: Ctx, texts: readonly string[]): Promise<Replacement[][]> {
  const surroundings = { today: ctx.today, ownContacts: await ownContacts(ctx) }
  return texts.map((text) => replacementsIn(text, surroundings))
}

/** What the organ itself publishes. */
async function ownContacts(ctx: Ctx): Promise<string[]> {
  const [organ, site] = [await findOrgan(ctx), await findSite(ctx)]
  const { phone, fax, email } = organ.disclosureOffice
  return [phone, fax, email, site.phone]
}

/** Of several subjects, the keys of what a person last decided to ignore in each; subjects without any are left out. */
export async function ignoredIn(
  ctx: Ctx,
  kind: string,
  ids: readonly number[],
): Promise<Map<number, string[]>> {
  if (ids.length === 0) return new Map()
  const bySubject = Map.groupBy(await decisionsOn(ctx, kind, ids).execute(), ({ subjectId }) => subjectId)
  return new Map(
    [...bySubject].map(([id, decisions]) => {
      const newest = new Map(decisions.map(({ key, kind: decided }) => [key, decided]))
      return [id, [...newest].flatMap(([key, decided]) => (decided === 'ignored' ? [key] : []))]
    }),
  )
}

/** The newest decision for each key. */
async function dispositionsOf(ctx: Ctx, subject: Screened): Promise<Map<string, Disposition>> {
  const rows = await decisionsOn(ctx, subject.kind, [subject.id]).execute()
  if (rows.length === 0) return new Map()
  const nameOf = await namesOf(
    ctx,
    rows.map(({ by }) => by),
  )
  return new Map(
    rows.map(({ key, kind, reason, by, decidedAt }) => [
      key,
      { kind, reason, personName: nameOf(by), decidedAt },
    ]),
  )
}

/** What was decided on these subjects, oldest first: of each key, the last is the one that holds. */
function decisionsOn(ctx: Ctx, kind: string, ids: readonly number[]) {
  return on(ctx)
    .selectFrom('screening_disposition')
    .select(['subject_id as subjectId', 'finding_key as key', 'kind', 'reason'])
    .select(['decided_by as by', 'decided_at as decidedAt'])
    .where('organ_id', '=', ctx.organId)
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', ids)
    .orderBy('id')
}
