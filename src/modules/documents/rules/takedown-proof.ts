import type { AddressToCheck, Mark, Marks, SiteAnswer, TakedownCheck } from '../takedown.ts'

type Verdict = Pick<TakedownCheck, 'status' | 'verdict' | 'found'>

/** What one answer proves. Not to answer proves nothing; its own address must say gone, or lead away. */
export function judgeAnswer(asked: AddressToCheck, answer: SiteAnswer, marks: Marks): Verdict {
  if (answer === null) return { status: null, verdict: 'unanswered', found: [] }
  const { status } = answer
  if (status >= 500 || status === 429) return { status, verdict: 'unanswered', found: [] }
  const found = [
    ...(isRightStatus(asked, answer, marks) ? [] : ['status' as const]),
    ...marksIn(asked, answer, marks),
  ]
  return { status, verdict: found.length === 0 ? 'gone' : 'still', found }
}

/** The worst of several answers of one address: the first may be rendered, the second comes from memory. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  const rank = { still: 2, unanswered: 1, gone: 0 }
  const [first, ...rest] = verdicts
  if (first === undefined) return { status: null, verdict: 'unanswered', found: [] }
  return rest.reduce((worst, each) => (rank[each.verdict] > rank[worst.verdict] ? each : worst), first)
}

/** Shorter runs of text say nothing about where they come from. */
const SAMPLE = { shortest: 12, longest: 40 }

/** A piece of the text that can be looked for in a page; null when there is none worth it. */
export function sampleOf(html: string): string | null {
  const runs = html.split(/<[^>]*>/).map((run) => plain(run))
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '')
  return longest.length < SAMPLE.shortest ? null : longest.slice(0, SAMPLE.longest)
}

/** The pages of a list on which an entry could stand; all of a list of ordinary length. */
export function pagesToCheck(pages: number, place: number): number[] {
  const all = Array.from({ length: Math.max(1, pages) }, (_, index) => index + 1)
  if (all.length <= ALL_PAGES) return all
  return all.filter((page) => page === 1 || page === all.length || Math.abs(page - place) <= NEIGHBOURS)
}

const ALL_PAGES = 40
const NEIGHBOURS = 2

function isRightStatus(
  { place }: AddressToCheck,
  { status, location }: NonNullable<SiteAnswer>,
  marks: Marks,
) {
  switch (place) {
    case 'page':
      return marks.redirectTo === null
        ? status === 410
        : (status === 301 && location === `/documents/${marks.redirectTo}`) || status === 410
    case 'edition':
      return (
        status === 404 ||
        status === 410 ||
        (status === 301 && marks.redirectTo !== null && location === `/documents/${marks.redirectTo}`)
      )
    case 'attachment':
      return status === 404 || status === 410
    case 'old-address':
      return (
        status === 404 || status === 410 || (status === 301 && location === `/documents/${marks.documentId}`)
      )
    case 'home':
    case 'column':
    case 'feed':
    case 'sitemap':
    case 'data':
    case 'search':
    case 'linking':
      return true
  }
}

function marksIn({ place }: AddressToCheck, { body }: NonNullable<SiteAnswer>, marks: Marks): Mark[] {
  // In what is read, and in what only programs read, such as meta tags.
  const text = `${plain(body.replace(/<[^>]*>/g, ''))} ${plain(body)}`
  const holds = (needle: string | null) => needle !== null && needle !== '' && text.includes(plain(needle))
  // Its own page may name it and lead to itself; another text may still lead there, where the tombstone stands.
  const isOwn = place === 'page' || place === 'edition'
  const mayLink = isOwn || place === 'linking'
  // A search repeats what it was asked for: that it leads nowhere is the proof.
  const mayName = (isOwn && marks.mayBeNamed) || place === 'search'
  const isLinked = new RegExp(`/documents/${marks.documentId}(?!\\d)`).test(body)
  return [
    ...(isLinked && !mayLink ? ['link' as const] : []),
    ...(holds(marks.title) && !mayName ? ['title' as const] : []),
    ...(holds(marks.sample) ? ['sample' as const] : []),
    ...(holds(marks.summary) ? ['summary' as const] : []),
  ]
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '', amp: '&' }

/** As it is read, without white space, so that a page and a feed write it alike. */
function plain(text: string): string {
  return text
    .replace(/&#x([\da-f]{1,6});/gi, (_, code: string) => characterOf(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => characterOf(Number(code)))
    .replace(/&(lt|gt|quot|apos|nbsp|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s/g, '')
}

function characterOf(code: number): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
}
