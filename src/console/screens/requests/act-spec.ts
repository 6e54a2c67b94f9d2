import type { Day } from '../../../lib/day.ts'
import type { CaseAct, OutcomeChoice } from '../../../modules/requests/api.ts'
import type { CaseView, Choices } from './use-requests.ts'

/** A part that a partial disclosure withholds, as typed (条例第三十七条). */
export interface WithheldRow {
  part: string
  basis: string | null
  reason: string
}

/** A file that is already with the server. */
export interface Enclosed {
  no: number
  name: string
}

/** What a form of an act holds, as typed. */
export type Values = Record<
  string,
  string | number | null | File | readonly WithheldRow[] | readonly Enclosed[]
>

export interface FieldSpec {
  /** As the server calls it: what it says of a field stands beside it. */
  name: string
  label: string
  kind:
    | 'day'
    | 'text'
    | 'line'
    | 'number'
    | 'choice'
    | 'outcome'
    | 'unit'
    | 'withheld'
    | 'enclosures'
    | 'file'
    | 'findings'
  /** Of a choice. */
  options?: { value: string; label: string }[]
  extra?: string
  /** A day that has happened. */
  isPast?: boolean
}

export interface ActSpec {
  act: Exclude<CaseAct, 'readPersonal'>
  name: string
  /** Beside the button: what it is for, or whose consent it takes. */
  hint: string
  /** On the button that does it. */
  verb: string
  done: string
  isDanger?: boolean
  /** Its absence explains itself: it comes up only after another act. */
  onlyWhenPossible?: boolean
  /** Its letter can be seen before it is sent. */
  hasLetter?: boolean
  fields(file: CaseView, choices: Choices, values: Values): FieldSpec[]
  initial(file: CaseView): Values
  send(id: number, values: Values, version: number): Promise<unknown>
}

/** A text that must be written. */
export const text = (name: string, label: string, extra?: string): FieldSpec => ({
  name,
  label,
  kind: 'text',
  ...(extra === undefined ? {} : { extra }),
})
/** A day that has happened. */
export const past = (name: string, label: string, extra?: string): FieldSpec => ({
  name,
  label,
  kind: 'day',
  isPast: true,
  ...(extra === undefined ? {} : { extra }),
})

/** `third-party:某某公司`; a party without a name is its kind alone. */
export function partyOf({ partyKind, party }: Values): string {
  const name = String(party ?? '').trim()
  return name === '' ? String(partyKind) : `${partyKind}:${name}`
}

/** The parts withheld as the server takes them: of a partial disclosure, and of nothing else. */
export function withheldOf(values: Values): WithheldBody[] {
  return values.outcome === 'partlyGranted' ? ((values.withheld ?? []) as WithheldBody[]) : []
}

/** The reply as the server takes it. */
export function replyOf(values: Values) {
  return {
    outcome: values.outcome as OutcomeChoice['code'],
    content: String(values.content ?? ''),
    ground: String(values.ground ?? ''),
    withheld: withheldOf(values),
    files: ((values.files ?? []) as readonly Enclosed[]).map(({ no }) => no),
  }
}

interface WithheldBody {
  part: string
  basis: OutcomeChoice['code']
  reason: string
}

/** `2026-03-02` or nothing. */
export function dayOrNone(value: Values[string] | undefined): Day | undefined {
  return value === null || value === undefined || value === '' ? undefined : (value as Day)
}

export function openConsultations(all: CaseView['consultations']): CaseView['consultations'] {
  return all.filter(({ ended }) => ended === null)
}

/** The 21 outcomes; a reason is asked for where the outcome needs one. */
export function proposalFields(choices: Choices, values: Values): FieldSpec[] {
  const outcome = choices.outcomes.find(({ code }) => code === values.outcome)
  return [
    {
      name: 'outcome',
      label: '办理结果',
      kind: 'outcome',
      ...(outcome === undefined ? {} : { extra: `${articleOf(outcome)}${outcome.finding}` }),
    },
    ...(outcome?.code === 'partlyGranted'
      ? [
          {
            name: 'withheld',
            label: '不予公开的部分',
            kind: 'withheld' as const,
            extra: '逐项写明，写入答复书（条例第三十七条）',
          },
        ]
      : []),
    ...(outcome?.needsGround && outcome.code !== 'partlyGranted'
      ? [text('ground', '理由', '说明事实和理由，写入答复书（条例第三十六条、第三十七条）')]
      : []),
    text('content', '答复内容', '一段一行，写入答复书；救济途径由系统写入'),
    { name: 'files', label: '附件', kind: 'enclosures', extra: '随答复书提供给申请人，每个不超过20 MB' },
    { name: 'findings', label: '', kind: 'findings' },
  ]
}

function articleOf({ article }: Choices['outcomes'][number]): string {
  return article === null ? '' : `${article}：`
}

export function choicesOf(names: Record<string, string>): { value: string; label: string }[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }))
}
