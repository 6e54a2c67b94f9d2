import type { CaseAct } from '../../../modules/requests/api.ts'
import type { CaseView, Choices } from './use-requests.ts'

/** What a form of an act holds, as typed. */
export type Values = Record<string, string | number | null>

export interface FieldSpec {
  /** As the server calls it: what it says of a field stands beside it. */
  name: string
  label: string
  kind: 'day' | 'text' | 'line' | 'number' | 'choice' | 'outcome'
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
    ...(outcome?.needsGround
      ? [text('ground', '理由', '说明事实和理由，写入答复书（条例第三十六条、第三十七条）')]
      : []),
    text('content', '答复内容', '一段一行，写入答复书；救济途径由系统写入'),
  ]
}

function articleOf({ article }: Choices['outcomes'][number]): string {
  return article === null ? '' : `${article}：`
}

export function choicesOf(names: Record<string, string>): { value: string; label: string }[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }))
}
