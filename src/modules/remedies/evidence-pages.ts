import { minuteInChina } from '../../lib/day.ts'
import { escapeHtml } from '../letters/rules/index.ts'
import { APPLICANT_KINDS, INTAKE_CHANNELS, WAYS_TO_PROVIDE, WAYS_TO_SERVE } from '../requests/rules/index.ts'
import type { EvidenceCase, EvidenceItem } from './evidence.ts'
import { factsOf, hrefOf, lines, page, tableOf } from './evidence-html.ts'
import { REMEDY_KINDS, REMEDY_OUTCOMES } from './remedy.ts'
import { RULINGS } from './ruling.ts'

/** 证据目录: every piece with what it proves, and how to check that nothing was changed. */
export function indexPage(of: EvidenceCase, items: readonly EvidenceItem[]): string {
  const rows = items.map((each, index) => [
    String(index + 1),
    escapeHtml(each.name),
    escapeHtml(each.source),
    escapeHtml(each.formedOn),
    escapeHtml(each.proves),
    `<a href="${hrefOf(each.path)}">${escapeHtml(each.path)}</a>`,
  ])
  return page(
    '证据目录',
    `${of.organ}　${numberOf(of)}　${of.madeOn} 制作`,
    `${tableOf(['序号', '名称', '来源', '形成日期', '证明内容', '文件'], rows)}
<h2>核对</h2>
<p class="note">SHA256SUMS 列有本证据包每个文件的散列值，可用 sha256sum -c SHA256SUMS 核对。
审计记录摘录可用 gongkai audit verify 加文件名核对：逐条验证记录未被改动；摘录只含本件，是否在本机关审计链上，以库外锚点或者全链导出为准。</p>
<p class="note">本证据包含有申请人的个人信息，仅供复议、诉讼等举证使用。</p>
<p class="note">提交人（盖章）：　　　　　　　　　　　提交日期：　　　　年　　月　　日</p>`,
  )
}

/** The request as it came, the applicant in full. */
export function intakePage(of: EvidenceCase): string {
  const { applicant, file, items, oral } = of
  const { request, intake } = file
  const { agent } = applicant
  const about: [string, string | undefined][] = [
    ['回执号', request.receiptNumber],
    ['登记编号', request.caseNumber ?? undefined],
    ['收到渠道', INTAKE_CHANNELS[request.channel] + (oral ? '（口头申请，本机关代为填写）' : '')],
    ['提交日期', intake.submittedOn],
    ['收到日期', request.receivedOn ?? undefined],
    ['申请人类型', APPLICANT_KINDS[request.applicantKind]],
    ['申请人', applicant.name],
    ['证件号码', applicant.idDocument],
    ['统一社会信用代码', applicant.organisationCode],
    ['联系电话', applicant.phone],
    ['电子邮箱', applicant.email],
    ['联系地址', [applicant.address, applicant.postcode].filter(Boolean).join('　')],
    ['代理人', agent && [agent.name, agent.idDocument, agent.phone].filter(Boolean).join('　')],
    ['提供方式', WAYS_TO_PROVIDE[intake.provideAs]],
    ['送达方式', WAYS_TO_SERVE[intake.serveBy]],
    ['需要的帮助', intake.helpWanted],
  ]
  const asked = items.map(({ information, description }, index) => [
    String(index + 1),
    lines(information),
    lines(description),
  ])
  return page(
    '政府信息公开申请（收到时的内容）',
    numberOf(of),
    `${factsOf(about)}<h2>所需政府信息</h2>${tableOf(['序号', '名称、文号或者其他特征', '说明'], asked)}`,
  )
}

/** Every act of the case in the order it was recorded. */
export function actsPage(of: EvidenceCase): string {
  const { acts, letters } = of.file
  const rows = acts.map((act) => [
    String(act.seq),
    act.on,
    escapeHtml(act.words),
    escapeHtml(act.actor),
    escapeHtml(minuteInChina(act.at)),
    escapeHtml(letters.find(({ id }) => id === act.letterId)?.number ?? ''),
    lines([act.note, act.irregular ?? ''].filter(Boolean).join('\n')),
  ])
  const heads = ['序号', '日期', '程序行为', '办理人', '记录时间', '文书', '说明']
  const { service } = of
  const served: [string, string | undefined][] =
    service === null ? [] : [['答复的送达', `${service.on}　${WAYS_TO_SERVE[service.serveBy]}`]]
  return page('程序行为', numberOf(of), `${factsOf(served)}${tableOf(heads, rows)}`)
}

const EFFECTS = { start: '起算', counted: '计入', off: '非工作日', excluded: '扣除', reset: '停算' } as const

/** 算给我看: the ledger of the answer clock, then each day of it. */
export function clockPage(of: EvidenceCase): string {
  const { clock, request } = of.file
  if (clock === null) return page('答复期限', numberOf(of), '<p>尚未确认收到，期限没有起算。</p>')
  const facts = factsOf([
    ['收到日期', request.receivedOn ?? undefined],
    ['答复期限', request.dueOn ?? clock.dueOn ?? '等待补正或者缴费，期限未定'],
    ['未延期时的答复期限', clock.originalDueOn ?? undefined],
    ['办结日期', request.concludedOn ?? undefined],
    ['已用工作日', clock.workingDaysUsed === null ? undefined : String(clock.workingDaysUsed)],
  ])
  const spans = clock.ledger.map(({ from, to, kind, why, article }) => [
    from,
    to ?? '',
    { running: '计入', excluded: '扣除', reset: '停算' }[kind],
    escapeHtml(why),
    escapeHtml(article),
  ])
  const days = clock.days.map(({ day, effect, number, why, article }) => [
    day,
    EFFECTS[effect],
    number === null ? '' : String(number),
    escapeHtml(why),
    escapeHtml(article ?? ''),
  ])
  const kinds = clock.days.map(({ effect }) => effect)
  const ledger = tableOf(['自', '至', '作用', '原因', '依据'], spans)
  const daily = tableOf(['日期', '作用', '第几日', '原因', '依据'], days, kinds)
  return page('答复期限的计算', numberOf(of), `${facts}<h2>期间</h2>${ledger}<h2>逐日</h2>${daily}`)
}

/** 复议 and 诉讼 over the case, with second instances and new answers. */
export function remediesPage(of: EvidenceCase): string {
  const rows = of.remedies.flatMap((each) => [
    [
      REMEDY_KINDS[each.kind],
      escapeHtml(each.fileNumber),
      each.filedOn,
      each.state === 'concluded' ? each.concludedOn : '',
      each.state === 'pending' ? '尚未审结' : wordsOfResult(each),
      lines(
        [each.irregular ?? '', each.basedOn === null ? '' : `不服${each.basedOn}`].filter(Boolean).join('\n'),
      ),
    ],
    ...each.appeals.map((appeal) => [
      '二审',
      escapeHtml(appeal.fileNumber),
      appeal.filedOn,
      appeal.state === 'concluded' ? appeal.concludedOn : '',
      escapeHtml(appeal.label ?? '尚未审结'),
      '',
    ]),
    ...(each.renewed === null
      ? []
      : [
          [
            '重新答复',
            '',
            each.renewed.orderedOn,
            each.renewed.state === 'replied' || each.renewed.state === 'served' ? each.renewed.repliedOn : '',
            escapeHtml(
              each.renewed.state === 'replied' || each.renewed.state === 'served'
                ? (each.renewed.outcomeWords ?? '')
                : each.renewed.stateWords,
            ),
            `期限至${each.renewed.dueOn}`,
          ],
        ]),
  ])
  const heads = ['类别', '案号', '提起日期', '审结日期', '结果', '说明']
  return page('复议、诉讼', numberOf(of), tableOf(heads, rows))
}

function wordsOfResult(remedy: Extract<EvidenceCase['remedies'][number], { state: 'concluded' }>): string {
  const column = REMEDY_OUTCOMES[remedy.outcome]
  return remedy.ruling === null ? column : `${RULINGS[remedy.ruling].label}（${column}）`
}

export function numberOf({ file: { request } }: Pick<EvidenceCase, 'file'>): string {
  return request.caseNumber ?? request.receiptNumber
}
