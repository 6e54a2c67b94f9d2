import { createHash } from 'node:crypto'

/** One record as it is exported and hashed. Every field is part of the hash. */
export interface AuditRecord {
  organId: number
  id: number
  at: string
  legalDay: string
  actor: unknown
  action: string
  subjectKind: string
  subjectId: string
  detail: unknown
  beforeHash: string | null
  afterHash: string | null
}

export interface AuditLink {
  seq: number
  hash: string
  record: AuditRecord
}

/** What an organ's chain starts from. */
export const GENESIS = 'gongkai audit chain v1'

/** The hash of a record that follows `previous` in the chain. */
export function linkHash(previous: string, seq: number, record: AuditRecord): string {
  return hashOf([previous, seq, record])
}

/** What is wrong with a chain; the first break makes everything after it unproven. */
export interface ChainFault {
  seq: number
  message: string
}

/**
 * Follows a chain from its start. `anchors` are heads noted outside the database: a chain that was
 * rewritten whole still betrays itself there. Returns null when every link holds.
 */
export function findFault(
  links: Iterable<AuditLink>,
  anchors: ReadonlyMap<number, string> = new Map(),
): ChainFault | null {
  let previous = GENESIS
  let expected = 1
  for (const link of links) {
    if (link.seq !== expected)
      return { seq: expected, message: `第 ${expected} 条缺失，其后是第 ${link.seq} 条` }
    if (linkHash(previous, link.seq, link.record) !== link.hash) {
      return { seq: link.seq, message: `第 ${link.seq} 条与链上的散列不符：记录被改动过` }
    }
    const anchor = anchors.get(link.seq)
    if (anchor !== undefined && anchor !== link.hash) {
      return { seq: link.seq, message: `第 ${link.seq} 条与库外锚点不符：整条链被重写过` }
    }
    previous = link.hash
    expected += 1
  }
  const missing = [...anchors.keys()].find((seq) => seq >= expected)
  return missing === undefined
    ? null
    : { seq: expected, message: `链只到第 ${expected - 1} 条，库外锚点已到第 ${missing} 条` }
}

/** A link out of the middle of a chain, with the hash that it follows. */
export interface AuditExtractLink extends AuditLink {
  previous: string
}

/**
 * Follows an extract: each record is the one that was hashed behind its predecessor, and neighbours of the chain fit
 * together. Whether the extract is of this organ's own chain, its anchors or the whole chain tell. Null when all holds.
 */
export function findExtractFault(
  links: Iterable<AuditExtractLink>,
  anchors: ReadonlyMap<number, string> = new Map(),
): ChainFault | null {
  let last: AuditExtractLink | null = null
  for (const link of links) {
    const { seq, hash, previous } = link
    if (last !== null && seq <= last.seq) return { seq, message: `第 ${seq} 条不在其前一条之后` }
    if (linkHash(previous, seq, link.record) !== hash) {
      return { seq, message: `第 ${seq} 条与链上的散列不符：记录被改动过` }
    }
    if (last !== null && seq === last.seq + 1 && previous !== last.hash) {
      return { seq, message: `第 ${seq} 条与第 ${last.seq} 条不相连` }
    }
    const anchor = anchors.get(seq)
    if (anchor !== undefined && anchor !== hash) return { seq, message: `第 ${seq} 条与库外锚点不符` }
    last = link
  }
  return null
}

/** SHA-256 over canonical JSON: object keys sorted, so that equal data has one hash. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}

function canonical(value: unknown): string {
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('base64'))
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
    .join(',')}}`
}
