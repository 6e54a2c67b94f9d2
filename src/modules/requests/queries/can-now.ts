import type { Ctx } from '../../../lib/ctx.ts'
import type { Refusal } from '../../../lib/refusal.ts'
import {
  whyNotApproveExtension,
  whyNotArchive,
  whyNotAskReason,
  whyNotAssignUnit,
  whyNotDelay,
  whyNotOverride,
  whyNotProposeExtension,
  whyNotRecordReason,
  whyNotSeal,
  whyNotUrge,
} from '../rules/act-guards.ts'
import {
  whyNotClockAct,
  whyNotConfirm,
  whyNotConsult,
  whyNotRecordConsultation,
  whyNotServe,
  whyNotWithdraw,
} from '../rules/case-guards.ts'
import { whyNotApprove, whyNotPropose, whyNotSendBack } from '../rules/reply-guards.ts'
import type { LoadedCase } from './load-case.ts'

/** For each thing to do: null when it can be done now, or why not. */
export type Can = Record<
  | 'confirm'
  | 'askSupplement'
  | 'recordSupplement'
  | 'assignUnit'
  | 'urgeUnit'
  | 'askReason'
  | 'recordReason'
  | 'delay'
  | 'proposeExtension'
  | 'extend'
  | 'override'
  | 'consult'
  | 'recordConsultation'
  | 'propose'
  | 'approve'
  | 'sendBack'
  | 'seal'
  | 'serve'
  | 'withdraw'
  | 'archive'
  | 'recordPast',
  Refusal | null
>

/** What the law lets be done with this case now; whose work it is, is asked elsewhere. */
export function canNow(ctx: Ctx, file: LoadedCase): Can {
  const on = ctx.today
  return {
    confirm: whyNotConfirm(file),
    askSupplement: whyNotClockAct(file, { kind: 'supplement-asked', on }),
    recordSupplement: whyNotClockAct(file, { kind: 'supplemented', on }),
    assignUnit: whyNotAssignUnit(file),
    urgeUnit: whyNotUrge(file),
    askReason: whyNotAskReason(file),
    recordReason: whyNotRecordReason(file),
    delay: whyNotDelay(file),
    proposeExtension: whyNotProposeExtension(file),
    extend: whyNotClockAct(file, { kind: 'extended', on }) ?? whyNotApproveExtension(file, ctx.actor),
    override: whyNotOverride(file),
    consult: whyNotConsult(file, 'third-party'),
    recordConsultation: whyNotRecordConsultation(file),
    propose: whyNotPropose(file),
    approve: whyNotApprove(file, ctx.actor),
    sendBack: whyNotSendBack(file),
    seal: whyNotSeal(file),
    serve: whyNotServe(file),
    withdraw: whyNotWithdraw(file),
    archive: whyNotArchive(file),
    recordPast: null,
  }
}
