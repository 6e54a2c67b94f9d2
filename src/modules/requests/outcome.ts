import type { RemedyPath } from '../letters/rules/index.ts'

/**
 * The 21 rows of table 3 in which a concluded request may stand (国办公开办函〔2021〕30号): label, article, the
 * sentence of the reply, and the remedy it carries. One request stands in exactly one of them.
 *
 * 行政复议法第二十三条第一款第四项: 不予公开, a decision under 条例第十四条 to 第十六条, goes to 复议 first.
 * 行政查询 (第三十六条第七项) rests on none of these articles and keeps both ways open.
 */
export const OUTCOMES = {
  granted: outcome(
    '予以公开',
    '条例第三十六条第（一）、（二）项',
    '您申请获取的政府信息予以公开，具体如下。',
  ),
  partlyGranted: outcome(
    '部分公开',
    '条例第三十七条',
    '您申请获取的政府信息中含有不应当公开或者不属于政府信息的内容，能够作区分处理的，本机关予以部分公开；其余部分不予公开，理由如下。',
    'reconsiderationFirstForWithheld',
  ),
  'refused.stateSecret': refused('属于国家秘密', '条例第十四条', '属于依法确定为国家秘密的政府信息'),
  'refused.forbiddenByLaw': refused(
    '其他法律行政法规禁止公开',
    '条例第十四条',
    '属于法律、行政法规禁止公开的政府信息',
  ),
  'refused.endangersSafety': refused(
    '危及“三安全一稳定”',
    '条例第十四条',
    '公开后可能危及国家安全、公共安全、经济安全、社会稳定',
  ),
  'refused.thirdPartyRights': refused(
    '保护第三方合法权益',
    '条例第十五条、第三十二条',
    '涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害',
  ),
  'refused.internalAffairs': refused(
    '属于三类内部事务信息',
    '条例第十六条第一款',
    '属于行政机关的内部事务信息',
  ),
  'refused.deliberative': refused(
    '属于四类过程性信息',
    '条例第十六条第二款',
    '属于行政机关在履行行政管理职能过程中形成的过程性信息',
  ),
  'refused.enforcementFile': refused('属于行政执法案卷', '条例第十六条第二款', '属于行政执法案卷信息'),
  'refused.administrativeQuery': outcome(
    '属于行政查询事项',
    '条例第三十六条第（七）项',
    '您申请获取的信息属于工商、不动产登记资料等信息，有关法律、行政法规对其获取有特别规定，请依照有关规定办理。',
  ),
  'unavailable.notHeld': outcome(
    '本机关不掌握相关政府信息',
    '条例第三十六条第（四）、（五）项',
    '本机关经检索没有您申请获取的政府信息，或者该信息不属于本机关负责公开。',
  ),
  'unavailable.needsCreation': outcome(
    '没有现成信息需要另行制作',
    '条例第三十八条',
    '您申请获取的信息需要本机关对现有政府信息进行加工、分析，本机关不予提供。',
  ),
  'unavailable.stillUnclear': outcome(
    '补正后申请内容仍不明确',
    '条例第三十条',
    '您的申请经补正后内容仍不明确，本机关无法提供。',
  ),
  'notProcessed.petition': outcome(
    '信访举报投诉类申请',
    '条例第三十九条第一款',
    '您以政府信息公开申请的形式进行信访、投诉、举报等活动，本机关不作为政府信息公开申请处理，请通过相应渠道提出。',
  ),
  'notProcessed.duplicate': outcome(
    '重复申请',
    '条例第三十六条第（六）项',
    '本机关已就您提出的政府信息公开申请作出答复，对重复申请公开相同政府信息的，不予重复处理。',
  ),
  'notProcessed.publication': outcome(
    '要求提供公开出版物',
    '条例第三十九条第二款',
    '您要求提供的是政府公报、报刊、书籍等公开出版物，请通过以下途径获取。',
  ),
  'notProcessed.excessive': outcome(
    '无正当理由大量反复申请',
    '条例第三十五条',
    '您申请公开政府信息的数量、频次明显超过合理范围，所说明的理由不合理，本机关不予处理。',
  ),
  'notProcessed.reissue': outcome(
    '要求行政机关确认或重新出具已获取信息',
    null,
    '您要求本机关对已经获取的政府信息进行确认或者重新出具，本机关不予处理。',
  ),
  'other.notSupplemented': outcome(
    '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    '条例第三十条',
    '您无正当理由逾期不补正，视为放弃申请，本机关不再处理该政府信息公开申请。',
  ),
  'other.feeUnpaid': outcome(
    '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    '条例第四十二条',
    '您逾期未按收费通知要求缴纳信息处理费，视为放弃申请，本机关不再处理该政府信息公开申请。',
  ),
  'other.other': outcome('其他', null, '您的申请按以下方式处理。'),
} as const satisfies Record<string, Outcome>

export type OutcomeCode = keyof typeof OUTCOMES

export interface Outcome {
  label: string
  article: string | null
  finding: string
  remedy: RemedyPath
}

export const OUTCOME_CODES = Object.keys(OUTCOMES) as OutcomeCode[]

/** Nothing is withheld by these two without a reason of its own; every other refusal says why. */
export function needsGround(code: OutcomeCode): boolean {
  return code !== 'granted' && code !== 'other.other'
}

/** True where the applicant gets all or some of the information. */
export function discloses(code: OutcomeCode): boolean {
  return code === 'granted' || code === 'partlyGranted'
}

/** The sentence of the reply with the article it rests on. */
export function findingOf(code: OutcomeCode): string {
  const { article, finding } = OUTCOMES[code]
  if (article === null) return finding
  return `依照《中华人民共和国政府信息公开条例》${article.replaceAll('条例', '')}的规定，${finding}`
}

function outcome(
  label: string,
  article: string | null,
  finding: string,
  remedy: RemedyPath = 'either',
): Outcome {
  return { label, article, finding, remedy }
}

function refused(label: string, article: string, why: string): Outcome {
  const finding = `您申请获取的政府信息${why}，本机关不予公开，理由如下。`
  return { label, article, finding, remedy: 'reconsiderationFirst' }
}
