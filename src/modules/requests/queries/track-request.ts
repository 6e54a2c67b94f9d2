import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { isQueryCode } from '../../../lib/query-code.ts'
import { readLetter } from '../../letters/index.ts'
import { ACTS, INTERNAL_ACTS } from '../acts.ts'
import { type CaseFileSummary, listCaseFiles, readCaseFile } from '../case-files.ts'
import { STAGES } from '../request.ts'
import { on } from '../tables.ts'
import { destroyedOn } from './destruction-lists.ts'
import { listCasesOf } from './find-intake.ts'
import { type LoadedCase, loadCase } from './load-case.ts'

/** A case as its applicant sees it: no personal data, nothing of what happens inside the organ. */
export interface TrackedRequest {
  receiptNumber: string
  caseNumber: string | null
  stage: string
  submittedOn: Day
  receivedOn: Day | null
  dueOn: Day | null
  timeline: { on: Day; words: string }[]
  letters: { number: string; title: string; writtenOn: Day; html: string }[]
  /** The sealed reply, where there is one, and what is enclosed: to download by number. */
  files: { name: string; size: number; token: string }[]
  /** What of the same submission is dealt with under other numbers, which the same query code opens. */
  others: { number: string; information: string }[]
  /** The day of its lawful destruction; then nothing that can be read is left. Null while it is kept. */
  destroyedOn: Day | null
}

/** By receipt or case number and query code. Null both for a wrong code and for a number that does not exist. */
export async function trackRequest(
  ctx: Ctx,
  asked: { number: string; queryCode: string },
): Promise<TrackedRequest | null> {
  const id = await findByCode(ctx, asked)
  return id === null ? null : viewOf(ctx, await loadCase(ctx, id, 'read only'))
}

/** A token opens one file for so long: the page that holds it may be left open. */
const TOKEN_MINUTES = 30

/** A file that went out with the reply, by the token in the applicant's page; null for a token that is old or made up. */
export async function readTrackedFile(
  ctx: Ctx,
  token: string,
): Promise<(CaseFileSummary & { bytes: Uint8Array }) | null> {
  const asked = openToken(ctx, token)
  if (asked === null || asked.organId !== ctx.organId || asked.until < ctx.now.getTime()) return null
  const file = await loadCase(ctx, asked.id, 'read only')
  if ((await destroyedOn(ctx, file.intakeId)) !== null) return null
  const found = (await ownFiles(ctx, file)).find((each) => each.no === asked.no)
  return found === undefined ? null : readCaseFile(ctx, file.intakeId, found.no)
}

interface FileToken {
  organId: number
  id: number
  no: number
  /** In milliseconds. */
  until: number
}

/** Sealed under the master key: nobody makes one up, and nothing can be read from it. */
function tokenFor(ctx: Ctx, { id, no }: Pick<FileToken, 'id' | 'no'>): string {
  const token: FileToken = {
    organId: ctx.organId,
    id,
    no,
    until: ctx.now.getTime() + TOKEN_MINUTES * 60_000,
  }
  return Buffer.from(ctx.secrets.seal(Buffer.from(JSON.stringify(token)))).toString('base64url')
}

function openToken(ctx: Ctx, token: string): FileToken | null {
  try {
    return JSON.parse(Buffer.from(ctx.secrets.open(Buffer.from(token, 'base64url'))).toString()) as FileToken
  } catch {
    return null
  }
}

/** What is the applicant's own: the reply as it was sealed, then its enclosures. Nothing before the reply is out. */
async function ownFiles(ctx: Ctx, { state, intakeId }: LoadedCase): Promise<CaseFileSummary[]> {
  const { sealed, seal, enclosures } = state.matters
  if (seal === 'required' && sealed === null) return []
  const numbers = [...(sealed === null ? [] : [sealed.file]), ...enclosures]
  if (numbers.length === 0) return []
  const files = await listCaseFiles(ctx, intakeId)
  return numbers.flatMap((no) => files.find((each) => each.no === no) ?? [])
}

async function findByCode(
  ctx: Ctx,
  { number, queryCode }: { number: string; queryCode: string },
): Promise<number | null> {
  const asked = number.trim()
  const found = await on(ctx)
    .selectFrom('request')
    .select(['id', 'receipt_number as receiptNumber', 'query_code_hash as hash'])
    .where('organ_id', '=', ctx.organId)
    .where((where) =>
      where.or([where('receipt_number', '=', asked.toUpperCase()), where('case_number', '=', asked)]),
    )
    .executeTakeFirst()
  return isQueryCode(ctx.secrets, found, queryCode) && found !== undefined ? found.id : null
}

async function viewOf(ctx: Ctx, file: LoadedCase): Promise<TrackedRequest> {
  const { row, state } = file
  const destroyed = await destroyedOn(ctx, file.intakeId)
  const shown = file.history.filter(({ act }) => !INTERNAL_ACTS.includes(act.kind))
  return {
    receiptNumber: row.receiptNumber,
    caseNumber: row.caseNumber,
    stage: stageWords(state),
    submittedOn: file.submittedOn,
    receivedOn: state.receivedOn,
    dueOn: state.concludedOn === null ? state.dueOn : null,
    timeline: shown.map(({ act }) => ({ on: act.on, words: ACTS[act.kind] })),
    letters: destroyed === null ? await lettersOf(ctx, file) : [],
    destroyedOn: destroyed,
    files: (destroyed === null ? await ownFiles(ctx, file) : []).map(({ no, name, size }) => ({
      name,
      size,
      token: tokenFor(ctx, { id: row.id, no }),
    })),
    others: (await listCasesOf(ctx, file.intakeId))
      .filter(({ id }) => id !== row.id)
      .map(({ caseNumber, receiptNumber, information }) => ({
        number: caseNumber ?? receiptNumber,
        information,
      })),
  }
}

/** That a reply is on somebody's desk, or a file on its shelf, is an internal matter. */
function stageWords({ stage, outcome, matters }: LoadedCase['state']): string {
  if (stage === 'awaitingApproval') return STAGES.processing
  if (stage === 'replied' && matters.seal === 'required' && matters.sealed === null) return STAGES.processing
  if (stage !== 'archived') return STAGES[stage]
  return outcome === 'other.other' ? '已办结' : STAGES.served
}

/**
 * The applicant's own letters; those that go to others are not theirs to read. Of a reply that was sealed, or still has to
 * be, the sealed file is the letter.
 */
async function lettersOf(ctx: Ctx, file: LoadedCase): Promise<TrackedRequest['letters']> {
  const { seal, sealed } = file.state.matters
  const isSealed = seal === 'required' || sealed !== null
  const letters: TrackedRequest['letters'] = []
  for (const { letterId } of file.history) {
    if (letterId === null) continue
    const { kind, number, title, writtenOn, html } = await readLetter(ctx, letterId)
    if (kind === 'consultation' || kind === 'override-notice' || (kind === 'reply' && isSealed)) continue
    letters.push({ number, title, writtenOn, html })
  }
  return letters
}
