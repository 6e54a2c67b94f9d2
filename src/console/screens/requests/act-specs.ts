import type { Day } from '../../../lib/day.ts'
import { call } from '../../api.ts'
import {
  type ActSpec,
  choicesOf,
  openConsultations,
  partyOf,
  past,
  proposalFields,
  replyOf,
  text,
} from './act-spec.ts'
import { MORE_ACT_SPECS } from './more-act-specs.ts'
import type { CaseView, Choices } from './use-requests.ts'

/** The acts of a case in the order in which they come up; what is rare comes last. */
const USUAL_ACT_SPECS: readonly ActSpec[] = [
  {
    act: 'confirm',
    name: '确认收到并登记',
    hint: '编号，发登记回执',
    verb: '确认并登记',
    done: '已登记，答复期限开始计算',
    hasLetter: true,
    fields: () => [
      past(
        'receivedOn',
        '收到申请之日',
        '互联网、传真以双方确认之日，平常信函以与申请人确认之日为收到申请之日（条例第三十一条）；次日起计算期限',
      ),
    ],
    initial: ({ today }) => ({ receivedOn: today }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/confirmation', {
        params: { id },
        body: { receivedOn: values.receivedOn as Day, version },
      }),
  },
  {
    act: 'approve',
    name: '审批答复',
    hint: '同意后作出答复书',
    verb: '同意，作出答复',
    done: '已审批；各级审批完毕即作出答复书',
    hasLetter: true,
    fields: () => [text('opinion', '审批意见', '可以不填')],
    initial: () => ({ opinion: '同意。' }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/approval', {
        params: { id },
        body: { opinion: String(values.opinion ?? ''), version },
      }),
  },
  {
    act: 'sendBack',
    name: '退回修改',
    hint: '写明理由',
    verb: '退回',
    done: '已退回经办人',
    fields: () => [text('reason', '退回的原因')],
    initial: () => ({ reason: '' }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/return', {
        params: { id },
        body: { reason: String(values.reason), version },
      }),
  },
  {
    act: 'serve',
    name: '登记送达',
    hint: '救济期限自送达起算',
    verb: '登记送达',
    done: '已登记送达',
    fields: (_file, { waysToServe }) => [
      { name: 'serveBy', label: '送达方式', kind: 'choice', options: choicesOf(waysToServe) },
      past('on', '送达之日'),
    ],
    initial: ({ intake, today }) => ({ serveBy: intake.serveBy, on: today }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/service', {
        params: { id },
        body: { serveBy: values.serveBy as keyof Choices['waysToServe'], on: values.on as Day, version },
      }),
  },
  {
    act: 'recordSupplement',
    name: '记录收到补正',
    hint: '期限重新计算',
    verb: '记录',
    done: '已记录，答复期限自次日起重新计算',
    fields: () => [
      past('on', '收到补正之日', '答复期限自收到补正的申请之日起计算（条例第三十条）'),
      text('note', '补正的内容', '可以不填'),
    ],
    initial: ({ today }) => ({ on: today, note: '' }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/supplement', {
        params: { id },
        body: { on: values.on as Day, note: String(values.note ?? ''), version },
      }),
  },
  {
    act: 'recordConsultation',
    name: '记录征求意见结果',
    hint: '送达、意见或者逾期',
    verb: '记录',
    done: '已记录',
    fields: ({ consultations }, _choices, { what }) => [
      {
        name: 'party',
        label: '征求意见的对象',
        kind: 'choice',
        options: openConsultations(consultations).map(({ party, words }) => ({ value: party, label: words })),
      },
      {
        name: 'what',
        label: '记录的事项',
        kind: 'choice',
        options: [
          { value: 'delivered', label: '征求意见书已送达' },
          { value: 'answered', label: '已收到意见' },
          { value: 'lapsed', label: '逾期未提意见' },
        ],
      },
      ...(what === 'answered'
        ? [
            {
              name: 'opinion',
              label: '意见',
              kind: 'choice' as const,
              options: [
                { value: 'agrees', label: '同意公开' },
                { value: 'refuses', label: '不同意公开，理由合理' },
                { value: 'unfounded', label: '不同意公开，理由不合理' },
              ],
            },
          ]
        : []),
      past('on', '日期', '征求意见书送达后15个工作日内提出（条例第三十二条、第三十四条）'),
      text('note', '意见摘要', '同意、不同意公开及其理由'),
    ],
    initial: ({ consultations, today }) => ({
      party: openConsultations(consultations)[0]?.party ?? null,
      what: null,
      opinion: null,
      on: today,
      note: '',
    }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/consultation-answer', {
        params: { id },
        body: {
          what: values.what as 'delivered' | 'answered' | 'lapsed',
          on: values.on as Day,
          party: values.party === null ? undefined : String(values.party),
          opinion: (values.opinion ?? undefined) as 'agrees' | 'refuses' | 'unfounded' | undefined,
          note: String(values.note ?? ''),
          version,
        },
      }),
  },
  {
    act: 'propose',
    name: '拟写答复',
    hint: '→ 审批 → 送达',
    verb: '送审',
    done: '已送审，请等待负责人审批',
    hasLetter: true,
    fields: (_file, choices, values) => proposalFields(choices, values),
    initial: () => ({ outcome: null, content: '', ground: '', withheld: [], files: [] }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/proposed-reply', {
        params: { id },
        body: { ...replyOf(values), version },
      }),
  },
  {
    act: 'extend',
    name: '延长答复期限',
    hint: '一次，最长20个工作日',
    verb: '同意延期并告知',
    done: '已延期',
    hasLetter: true,
    fields: () => [
      {
        name: 'workingDays',
        label: '延长的工作日数',
        kind: 'number',
        extra: '最长不得超过20个工作日（条例第三十三条）',
      },
      text('reason', '延期的原因', '写入延期答复告知书'),
    ],
    initial: ({ matters, acts }) => ({
      workingDays: matters.extension?.workingDays ?? 20,
      reason: matters.extension === null ? '' : proposedReason(acts),
    }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/extension', {
        params: { id },
        body: { workingDays: Number(values.workingDays), reason: String(values.reason), version },
      }),
  },
  {
    act: 'askSupplement',
    name: '补正告知',
    hint: '7个工作日内，一次性',
    verb: '发出补正告知书',
    done: '已发出补正告知书，期限停止计算',
    hasLetter: true,
    fields: () => [
      text('what', '需要补正的事项', '一次性说明需要补正的全部事项（条例第三十条）'),
      { name: 'until', label: '补正期限（含当日）', kind: 'day', extra: '应当合理，且晚于今日' },
    ],
    initial: () => ({ what: '', until: null }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/supplement-notice', {
        params: { id },
        body: { what: String(values.what), until: values.until as Day, version },
      }),
  },
  {
    act: 'consult',
    name: '征求意见',
    hint: '所需时间不计入期限',
    verb: '发出征求意见书',
    done: '已发出征求意见书',
    hasLetter: true,
    fields: () => [
      {
        name: 'partyKind',
        label: '对象',
        kind: 'choice',
        options: [
          { value: 'third-party', label: '第三方（15个工作日内提出，条例第三十二条）' },
          { value: 'co-maker', label: '共同制作的其他行政机关（15个工作日内提出，条例第三十四条）' },
          { value: 'other-organ', label: '其他机关（条例第三十三条）' },
        ],
      },
      { name: 'party', label: '名称', kind: 'line', extra: '写在征求意见书上；申请人的信息不会写入' },
      text('matter', '征求意见的事项', '所涉政府信息的名称和内容'),
    ],
    initial: () => ({ partyKind: 'third-party', party: '', matter: '' }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/consultation', {
        params: { id },
        body: { party: partyOf(values), matter: String(values.matter), version },
      }),
  },
  {
    act: 'withdraw',
    name: '申请人撤回',
    hint: '办结，不再答复',
    verb: '记录撤回并办结',
    done: '已办结',
    isDanger: true,
    fields: () => [text('note', '撤回的经过', '何时、以什么方式撤回')],
    initial: () => ({ note: '' }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/withdrawal', {
        params: { id },
        body: { note: String(values.note ?? ''), version },
      }),
  },
]

export const ACT_SPECS: readonly ActSpec[] = [...USUAL_ACT_SPECS, ...MORE_ACT_SPECS]

/** What the officer wrote when proposing the extension. */
function proposedReason(acts: CaseView['acts']): string {
  return acts.findLast(({ kind }) => kind === 'extension-proposed')?.note ?? ''
}
