import type { Ctx } from '../../src/lib/ctx.ts'
import { adoptLexicon } from '../../src/modules/screening/actions/adopt-lexicon.ts'
import * as screening from '../../src/modules/screening/index.ts'
import { countIgnored, findLexicon, listLexiconVersions } from '../../src/modules/screening/lexicons.ts'
import type { BusyOrgan } from './busy-organ.ts'
import { apart, type Case, sees } from './case.ts'

/** What the draft of the busy organ would be read for; one finding, which its author has ignored. */
export const SCREENED = [{ name: '正文', text: '会议作了布署。' }]

const OWN = {
  text: '老的说法',
  category: 'wording',
  severity: 'note',
  replacement: '新的说法',
  source: '',
  exceptions: [],
  wholeWord: false,
  validFrom: null,
  validUntil: null,
} as const

/** An entry of the organ's own. */
export async function adoptOwnEntry(ctx: Ctx): Promise<void> {
  await adoptLexicon(ctx, { entries: [OWN], source: '词条', seen: 0 })
}

/** How a stranger would use screening: it knows subjects only by name, so everything falls on the stranger's own side. */
export const SCREENING: Record<string, Case[]> = {
  'screening.disposeFinding': [
    apart(async (ctx, a) => {
      const findings = await screening.findingsOf(ctx, subjectOf(a), SCREENED)
      const { key = '', detector = '', entry = '' } = findings[0] ?? {}
      const given = { findings, key, detector, entry, kind: 'ignored', reason: '引用原文' } as const
      return screening.disposeFinding(ctx, subjectOf(a), given)
    }),
  ],
  'screening.findingsOf': [
    sees(
      async (ctx, a) => {
        const findings = await screening.findingsOf(ctx, subjectOf(a), SCREENED)
        return findings.map(({ disposition }) => disposition?.kind ?? null)
      },
      [null],
    ),
  ],
  'screening.adoptLexicon': [
    apart(async (ctx) => {
      const { version } = await findLexicon(ctx)
      return adoptLexicon(ctx, { entries: [{ ...OWN, replacement: '旁的' }], source: '词条', seen: version })
    }),
  ],
  'screening.ignoredIn': [
    sees((ctx, a) => screening.ignoredIn(ctx, 'document', [a.documents.draft]), new Map()),
  ],
  'screening.lexiconName': [sees(async (ctx) => (await screening.lexiconName(ctx)).split('-')[0], '0')],
  'screening.findLexicon': [sees(findLexicon, { version: 0, entries: [] })],
  'screening.listLexiconVersions': [sees(listLexiconVersions, [])],
  'screening.countIgnored': [sees(countIgnored, [])],
  'screening.raiseSecrecyAlarm': [
    apart((ctx, a) => screening.raiseSecrecyAlarm(ctx, subjectOf(a), [{ field: 'title', text: '机密★1年' }])),
  ],
}

function subjectOf({ documents }: BusyOrgan) {
  return { kind: 'document', id: documents.draft }
}
