import type { Actor, Ctx } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import { type Refusal, refusal } from '../../lib/refusal.ts'
import { permits, ROLES } from '../accounts/rules.ts'
import { ACTS, IRREGULAR_KINDS } from './acts.ts'
import {
  APPLICANT_KINDS,
  AUTHORITY_WAYS,
  INTAKE_CHANNELS,
  WAYS_TO_PROVIDE,
  WAYS_TO_SERVE,
} from './applicant.ts'
import { ID_KINDS } from './form.ts'
import { FILE_PURPOSES } from './intake-file.ts'
import { needsGround, OUTCOME_CODES, OUTCOMES, type OutcomeCode } from './outcome.ts'
import type { Can } from './queries/can-now.ts'
import type { CaseFile } from './queries/find-request.ts'
import type { ListedRequest, RequestPage } from './queries/list-requests.ts'
import { STAGES } from './request.ts'
import { whyDestroyed } from './rules/destruction-guards.ts'
import { WITHHOLDING_BASES } from './rules/withheld.ts'

/** Everything that a screen may offer for a case. */
export type CaseAct = keyof Can | 'readPersonal'

/** A case file for one reader: what can be done is what the law and their roles allow. */
export interface CaseView extends Omit<CaseFile, 'can'> {
  /** On the server's clock. */
  today: Day
  can: Record<CaseAct, Refusal | null>
}

export interface RequestListView extends RequestPage {
  rows: ListedRequest[]
  /** On the server's clock. */
  today: Day
  can: { register: Refusal | null }
}

export interface OutcomeChoice {
  code: OutcomeCode
  label: string
  /** The row of table 3 it stands under. */
  group: string
  article: string | null
  /** The sentence of the letter that the outcome brings with it. */
  finding: string
  needsGround: boolean
}

/** Each act asks for the permission of its route; `requests.extend` has an article of its own. */
const PERMISSION_OF: Record<CaseAct | 'register', string> = {
  register: 'requests.register',
  confirm: 'requests.register',
  askSupplement: 'requests.handle',
  recordSupplement: 'requests.handle',
  assignUnit: 'requests.handle',
  urgeUnit: 'requests.handle',
  askReason: 'requests.handle',
  recordReason: 'requests.handle',
  delay: 'requests.handle',
  proposeExtension: 'requests.handle',
  extend: 'requests.extend',
  override: 'requests.handle',
  consult: 'requests.handle',
  recordConsultation: 'requests.handle',
  propose: 'requests.handle',
  approve: 'requests.approve',
  sendBack: 'requests.approve',
  seal: 'requests.handle',
  serve: 'requests.handle',
  withdraw: 'requests.handle',
  archive: 'requests.handle',
  recordPast: 'requests.recordIrregular',
  readPersonal: 'requests.readPersonal',
}

/** 条例第三十三条：需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人。 */
const ARTICLE_OF: Partial<Record<CaseAct | 'register', string>> = { extend: '条例第三十三条' }

const GROUPS: Record<string, string> = {
  granted: '（一）予以公开',
  partlyGranted: '（二）部分公开',
  refused: '（三）不予公开',
  unavailable: '（四）无法提供',
  notProcessed: '（五）不予处理',
  other: '（六）其他处理',
}

/** Why somebody with these roles cannot do this, naming whose work it is; null when they may. */
export function whyNotPermitted(actor: Actor, act: CaseAct | 'register'): Refusal | null {
  const permission = PERMISSION_OF[act]
  if (actor.kind === 'person' && permits(actor.roles, permission)) return null
  const holders = Object.entries(ROLES).filter(([role]) => permits([role], permission))
  const names = holders.map(([, { name }]) => name).join('或者')
  const article = ARTICLE_OF[act]
  return refusal('not-your-role', `须由${names}办理`, article === undefined ? {} : { article })
}

/** The case file for whoever asks: where the law has nothing against an act, the role still may. */
export function caseView({ actor, today }: Ctx, { can, ...file }: CaseFile): CaseView {
  const acts = Object.entries(can) as [keyof Can, Refusal | null][]
  const forActor = acts.map(([act, whyNot]) => [act, whyNot ?? whyNotPermitted(actor, act)])
  const readPersonal = whyDestroyed(file.destroyedOn) ?? whyNotPermitted(actor, 'readPersonal')
  return { ...file, today, can: { ...Object.fromEntries(forActor), readPersonal } }
}

export function requestListView({ actor, today }: Ctx, page: RequestPage): RequestListView {
  return { ...page, today, can: { register: whyNotPermitted(actor, 'register') } }
}

/** What the forms offer to choose from, in the words of the law. */
export function requestChoices() {
  return {
    channels: INTAKE_CHANNELS,
    stages: STAGES,
    applicantKinds: APPLICANT_KINDS,
    idKinds: ID_KINDS,
    waysToProvide: WAYS_TO_PROVIDE,
    waysToServe: WAYS_TO_SERVE,
    authorityWays: AUTHORITY_WAYS,
    filePurposes: FILE_PURPOSES,
    outcomes: OUTCOME_CODES.map(outcomeChoice),
    withholdingBases: WITHHOLDING_BASES,
    pastActs: IRREGULAR_KINDS.map((kind) => ({ kind, words: ACTS[kind] })),
  }
}

function outcomeChoice(code: OutcomeCode): OutcomeChoice {
  const { label, article, finding } = OUTCOMES[code]
  const group = GROUPS[code.split('.')[0] ?? ''] ?? ''
  return { code, label, group, article, finding, needsGround: needsGround(code) }
}
