import type { Day } from '../../lib/day.ts'
import type { OwnEntry } from '../../modules/screening/api.ts'
import {
  compileLexicon,
  type Lexicon,
  lexiconOn,
  STARTER_LEXICON,
  screen,
} from '../../modules/screening/rules/browser.ts'

/** What the editor tells its worker: first what to read with, then lines to read. */
export type ToWorker =
  | { kind: 'lexicon'; today: Day; entries: readonly OwnEntry[]; ownContacts: readonly string[] }
  | { kind: 'lines'; lines: readonly string[] }

/** One finding in a line. */
export type LineFinding = ReturnType<typeof screen>[number]

/** What comes back: each line with what was found in it. */
export type FromWorker = { lines: readonly string[]; findings: LineFinding[][] }

let surroundings: { today: Day; ownContacts: readonly string[]; lexicon: Lexicon } | null = null
let waiting: readonly string[] = []

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'lexicon') {
    const { today, ownContacts, entries } = data
    surroundings = { today, ownContacts, lexicon: compileLexicon(lexiconOn(today, STARTER_LEXICON, entries)) }
    read(waiting)
    waiting = []
  } else if (surroundings === null) waiting = [...waiting, ...data.lines]
  else read(data.lines)
})

function read(lines: readonly string[]): void {
  if (surroundings === null || lines.length === 0) return
  const known = surroundings
  const answer: FromWorker = { lines, findings: lines.map((line) => screen(line, known)) }
  self.postMessage(answer)
}
