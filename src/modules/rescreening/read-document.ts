import type { PublicContent } from '../documents/index.ts'
import { partsOf, partsOfFiles } from '../documents/rules/index.ts'
import { type PlacedFinding, placed, type Reading } from '../screening/rules/index.ts'
import type { Found, ShownFinding } from './rescreening.ts'

/** A document as it is given to a thread. */
export interface ToRead extends PublicContent {
  /** Keys of the findings that a person has decided to ignore in it. */
  ignored: readonly string[]
}

/** So many of a document's findings are shown; the rest is counted. */
const MOST_SHOWN = 5
/** Of the words of one finding, and of those around it, in characters. */
const LONGEST_SHOWN = 60

/** All that must be dealt with or looked at in a document and was not decided on before; null where there is nothing. */
export function readDocument({ id, ignored, ...content }: ToRead, reading: Reading): Found | null {
  const parts = [...partsOf(content), ...partsOfFiles(content.attachments, content.texts)]
  const known = new Set(ignored)
  const open = placed(parts, reading).filter(({ severity, key }) => severity !== 'note' && !known.has(key))
  if (open.length === 0) return null
  const blocking = open.filter(({ severity }) => severity === 'block')
  const first = [...blocking, ...open.filter(({ severity }) => severity === 'warn')].slice(0, MOST_SHOWN)
  return {
    id,
    blocking: blocking.length,
    warnings: open.length - blocking.length,
    findings: first.map(shown),
  }
}

function shown(finding: PlacedFinding): ShownFinding {
  const { part, before, after, detector, entry, severity, category, suggestion } = finding
  const text = [...finding.text].slice(0, LONGEST_SHOWN).join('')
  return { part, before, text, after, detector, entry, severity, category, suggestion }
}
