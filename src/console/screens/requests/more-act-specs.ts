import type { Day } from '../../../lib/day.ts'
import { call, upload } from '../../api.ts'
import { type ActSpec, dayOrNone, past, text } from './act-spec.ts'
import type { CaseView, Choices } from './use-requests.ts'

/** What comes up less often: the unit, 条例第三十五条, 用印, 归档, and what happened outside the program. */
export const MORE_ACT_SPECS: readonly ActSpec[] = [
  {
    act: 'seal',
    name: '用印',
    hint: '上传用印的答复书',
    verb: '上传',
    done: '已登记用印，申请人得到的就是这份文件',
    onlyWhenPossible: true,
    fields: () => [
      {
        name: 'file',
        label: '用印后的答复书（PDF）',
        kind: 'file',
        extra: '打印答复书、加盖印章后扫描；送达前可以更换',
      },
    ],
    initial: () => ({ file: null }),
    send: (id, values) => upload('/api/requests/:id/sealed-reply', { params: { id }, file: fileOf(values) }),
  },
  {
    act: 'urgeUnit',
    name: '催办',
    hint: '提醒承办科室',
    verb: '催办',
    done: '已催办',
    onlyWhenPossible: true,
    fields: () => [text('note', '催办的话', '可以不填')],
    initial: () => ({ note: '' }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/urging', {
        params: { id },
        body: { note: String(values.note ?? ''), version },
      }),
  },
  {
    act: 'assignUnit',
    name: '交办科室',
    hint: '不影响法定期限',
    verb: '交办',
    done: '已交办',
    fields: () => [
      { name: 'unitId', label: '承办科室', kind: 'unit', extra: '科室看得到申请内容，看不到申请人' },
      { name: 'answerBy', label: '要求反馈的日期', kind: 'day', extra: '内部期限，应早于答复期限' },
      text('note', '要求', '可以不填'),
    ],
    initial: () => ({ unitId: null, answerBy: null, note: '' }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/unit', {
        params: { id },
        body: {
          unitId: values.unitId as number,
          answerBy: values.answerBy as Day,
          note: String(values.note ?? ''),
          version,
        },
      }),
  },
  {
    act: 'recordReason',
    name: '记录理由说明',
    hint: '认定理由是否合理',
    verb: '记录',
    done: '已记录',
    onlyWhenPossible: true,
    fields: () => [
      {
        name: 'verdict',
        label: '认定',
        kind: 'choice',
        options: [
          { value: 'reasonable', label: '理由合理：应当答复，来不及的可以延迟' },
          { value: 'unreasonable', label: '理由不合理：可以不予处理' },
        ],
      },
      past('on', '收到理由之日'),
      text('note', '申请人的理由和认定的依据'),
    ],
    initial: ({ today }) => ({ verdict: null, on: today, note: '' }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/reason', {
        params: { id },
        body: {
          verdict: values.verdict as 'reasonable' | 'unreasonable',
          on: values.on as Day,
          note: String(values.note ?? ''),
          version,
        },
      }),
  },
  {
    act: 'delay',
    name: '延迟答复',
    hint: '条例第三十五条',
    verb: '告知延迟答复',
    done: '已告知延迟答复',
    hasLetter: true,
    onlyWhenPossible: true,
    fields: () => [
      {
        name: 'until',
        label: '延迟到（含当日）',
        kind: 'day',
        extra: '合理的期限，应为工作日，且晚于现在的答复期限',
      },
      text('reason', '无法在期限内答复的情况', '写入延迟答复告知书'),
    ],
    initial: () => ({ until: null, reason: '' }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/delay', {
        params: { id },
        body: { until: values.until as Day, reason: String(values.reason ?? ''), version },
      }),
  },
  {
    act: 'override',
    name: '告知第三方决定公开',
    hint: '公共利益，书面告知',
    verb: '发出决定告知书',
    done: '已告知第三方',
    hasLetter: true,
    onlyWhenPossible: true,
    fields: ({ refusedBy }) => [
      {
        name: 'party',
        label: '第三方',
        kind: 'choice',
        options: refusedBy.map(({ party, words }) => ({ value: party, label: words })),
      },
      text('information', '决定公开的政府信息内容'),
      text('reason', '不公开可能对公共利益造成重大影响的理由', '写入告知书（条例第三十二条）'),
    ],
    initial: ({ refusedBy }) => ({ party: refusedBy[0]?.party ?? null, information: '', reason: '' }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/override-notice', {
        params: { id },
        body: {
          party: String(values.party ?? ''),
          information: String(values.information ?? ''),
          reason: String(values.reason ?? ''),
          version,
        },
      }),
  },
  {
    act: 'proposeExtension',
    name: '拟延期',
    hint: '报负责人同意',
    verb: '报请延期',
    done: '已报负责人审批',
    fields: () => [
      {
        name: 'workingDays',
        label: '延长的工作日数',
        kind: 'number',
        extra: '最长不得超过20个工作日，由政府信息公开工作机构负责人同意（条例第三十三条）',
      },
      text('reason', '延期的原因', '负责人同意后写入延期答复告知书'),
    ],
    initial: () => ({ workingDays: 20, reason: '' }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/proposed-extension', {
        params: { id },
        body: { workingDays: Number(values.workingDays), reason: String(values.reason ?? ''), version },
      }),
  },
  {
    act: 'askReason',
    name: '要求说明理由',
    hint: '数量、频次明显过多',
    verb: '发出说明理由通知书',
    done: '已发出，答复期限继续计算',
    hasLetter: true,
    fields: () => [
      text('facts', '数量、频次明显超过合理范围的事实', '写入通知书（条例第三十五条）'),
      {
        name: 'until',
        label: '说明理由的期限（含当日）',
        kind: 'day',
        extra: '要求说明理由不停止计算答复期限',
      },
    ],
    initial: () => ({ facts: '', until: null }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/reason-notice', {
        params: { id },
        body: { facts: String(values.facts ?? ''), until: values.until as Day, version },
      }),
  },
  {
    act: 'archive',
    name: '归档',
    hint: '登记案卷号',
    verb: '归档',
    done: '已归档',
    onlyWhenPossible: true,
    fields: () => [{ name: 'volume', label: '案卷号', kind: 'line', extra: '可以不填' }],
    initial: () => ({ volume: '' }),
    send: (id, values, version) =>
      call('POST', '/api/requests/:id/archive', {
        params: { id },
        body: { volume: String(values.volume ?? ''), version },
      }),
  },
  {
    act: 'recordPast',
    name: '补录系统外的行为',
    hint: '凭证明材料',
    verb: '补录',
    done: '已补录；不合法定程序的，已标明不产生法定效力',
    onlyWhenPossible: true,
    fields: (file, choices, values) => pastFields(file, choices, values),
    initial: () => ({
      what: null,
      on: null,
      until: null,
      workingDays: null,
      party: null,
      reason: '',
      file: null,
    }),
    send: recordPast,
  },
]

const WITH_PARTY = [
  'consultation-sent',
  'consultation-delivered',
  'consultation-answered',
  'consultation-lapsed',
]

/** What a kind of act needs besides its day. */
function pastFields(
  { consultations }: CaseView,
  { pastActs }: Choices,
  { what }: Parameters<ActSpec['fields']>[2],
) {
  const kind = String(what ?? '')
  return [
    {
      name: 'what',
      label: '已经发生的行为',
      kind: 'choice' as const,
      options: pastActs.map(({ kind: value, words }) => ({ value, label: words })),
      extra: '在法定期限内的照常计算；超过期限、重复等不合法定程序的，只作记录，不改变期限',
    },
    past('on', '发生的日期'),
    ...(kind === 'extended'
      ? [{ name: 'workingDays', label: '延长的工作日数', kind: 'number' as const }]
      : []),
    ...(kind === 'supplement-asked' || kind === 'delayed'
      ? [{ name: 'until', label: kind === 'delayed' ? '延迟到' : '补正期限', kind: 'day' as const }]
      : []),
    ...(WITH_PARTY.includes(kind) || kind === 'override-notified'
      ? [
          {
            name: 'party',
            label: '对象',
            kind: 'choice' as const,
            options: [
              ...consultations.map(({ party, words }) => ({ value: party, label: words })),
              { value: 'third-party', label: '第三方（未具名）' },
            ],
          },
        ]
      : []),
    text('reason', '经过，以及没有在系统中办理的原因'),
    { name: 'file', label: '证明材料', kind: 'file' as const, extra: '发出的文书、邮单等的扫描件' },
  ]
}

async function recordPast(id: number, values: Parameters<ActSpec['send']>[1], version: number) {
  const { no } = await upload('/api/requests/:id/proofs', { params: { id }, file: fileOf(values) })
  return call('POST', '/api/requests/:id/past-act', {
    params: { id },
    body: {
      what: values.what as Choices['pastActs'][number]['kind'],
      on: values.on as Day,
      until: dayOrNone(values.until),
      workingDays: typeof values.workingDays === 'number' ? values.workingDays : undefined,
      party: typeof values.party === 'string' ? values.party : undefined,
      reason: String(values.reason ?? ''),
      file: no,
      version,
    },
  })
}

/** The chosen file; an empty one where none was chosen, which the server refuses in its own words. */
function fileOf({ file }: Parameters<ActSpec['send']>[1]): File {
  return file instanceof File ? file : new File([], '未选择')
}
