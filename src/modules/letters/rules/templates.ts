import { type Day, inWords } from '../../../lib/day.ts'
import type { LetterKind } from '../letter.ts'
import { LETTER_KINDS } from '../letter.ts'
import { type FieldValues, fillTemplate } from './fill.ts'
import { letterPage } from './letter-text.ts'
import { type RemedyPath, remedyOfDecision, remedyParagraph } from './remedy.ts'
import { WORDINGS } from './wordings.ts'

/** 复议机关 and 法院, as the settings of the organ name them. */
export interface Bodies {
  reconsideration: string
  court: string
}

/** What every letter carries: who writes, to whom, under which number, on which day. */
export interface Letterhead {
  organ: string
  office: { name: string; address: string; phone: string }
  /** Whom the letter addresses; of a consultation never the applicant. */
  to: string
  number: string
  on: Day
  /** The organ's own text for this kind of letter; null: the one that comes with the program. */
  wording: string | null
}

/** 登记回执: that the request is registered, and by when it will be answered (条例第三十一条、第三十三条). */
export function receiptLetter(
  head: Letterhead,
  of: { caseNumber: string; receivedOn: Day; dueOn: Day; information: string },
): string {
  return write(head, 'receipt', {
    登记编号: of.caseNumber,
    收到日期: inWords(of.receivedOn),
    申请内容: of.information,
    答复期限: inWords(of.dueOn),
  })
}

/** 补正告知书. 条例第三十条：……一次性告知申请人作出补正，说明需要补正的事项和合理的补正期限。 */
export function supplementLetter(
  head: Letterhead,
  of: { caseNumber: string; what: string; until: Day },
): string {
  return write(head, 'supplement-notice', {
    登记编号: of.caseNumber,
    补正事项: of.what,
    补正期限: inWords(of.until),
  })
}

/** 延期答复告知书. 条例第三十三条：需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人。 */
export function extensionLetter(
  head: Letterhead,
  of: { caseNumber: string; reason: string; dueOn: Day },
): string {
  return write(head, 'extension-notice', {
    登记编号: of.caseNumber,
    理由: of.reason,
    答复期限: inWords(of.dueOn),
  })
}

/** 征求意见书. 条例第三十二条、第三十四条. It does not name the applicant. */
export function consultationLetter(
  head: Letterhead,
  of: { matter: string; workingDays: number | null; article: string },
): string {
  const limit = of.workingDays === null ? '请尽快' : `请自收到本征求意见书之日起${of.workingDays}个工作日内`
  return write(head, 'consultation', {
    征求事项: of.matter,
    征求依据: of.article.replace('条例', ''),
    答复时限: limit,
  })
}

/**
 * 收费通知书. 国办函〔2020〕109号：……向申请人发出收费通知，说明收费的依据、标准、数额、缴纳方式. Like the practice, it has no
 * remedy paragraph of its own: what is decided about the request itself has one.
 */
export function feeLetter(
  head: Letterhead,
  of: { caseNumber: string; basis: string; reckoning: readonly string[]; yuan: number; howToPay: string },
): string {
  return write(head, 'fee-notice', {
    登记编号: of.caseNumber,
    收费依据:
      '《中华人民共和国政府信息公开条例》第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）',
    收费标准: of.basis,
    收费数额: `${of.yuan}元`,
    计算过程: of.reckoning.join('\n'),
    缴纳方式: of.howToPay,
  })
}

/** 说明理由通知书. 条例第三十五条：申请人申请公开政府信息的数量、频次明显超过合理范围，行政机关可以要求申请人说明理由。 */
export function reasonLetter(
  head: Letterhead,
  of: { caseNumber: string; facts: string; until: Day },
): string {
  return write(head, 'reason-notice', {
    登记编号: of.caseNumber,
    事实: of.facts,
    说明期限: inWords(of.until),
  })
}

/** 延迟答复告知书. 条例第三十五条：……可以确定延迟答复的合理期限并告知申请人。 */
export function delayLetter(
  head: Letterhead,
  of: { caseNumber: string; reason: string; until: Day },
): string {
  return write(head, 'delay-notice', {
    登记编号: of.caseNumber,
    理由: of.reason,
    答复期限: inWords(of.until),
  })
}

/**
 * 条例第三十二条：……行政机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由
 * 书面告知第三方. It does not name the applicant.
 */
export function overrideLetter(
  head: Letterhead,
  of: { information: string; reason: string; remedyBodies: Bodies },
): string {
  return write(head, 'override-notice', {
    公开内容: of.information,
    理由: of.reason,
    救济途径: remedyOfDecision(of.remedyBodies, head.on),
  })
}

/** 条例第四十一条: what becomes of a request to put one's own records right. `finding`: the sentence of the decision. */
export function rectificationLetter(
  head: Letterhead,
  of: {
    number: string
    receivedOn: Day
    record: string
    finding: string
    reason: string
    remedyBodies: Bodies
  },
): string {
  return write(head, 'rectification', {
    登记编号: of.number,
    收到日期: inWords(of.receivedOn),
    更正记录: of.record,
    处理决定: of.finding,
    理由: of.reason,
    救济途径: remedyOfDecision(of.remedyBodies, head.on),
  })
}

/** 答复书: what is answered, why, and what the applicant may do about it (条例第三十六条、第三十七条、第五十一条). */
export function replyLetter(
  head: Letterhead,
  of: {
    caseNumber: string
    receivedOn: Day
    information: string
    /** The sentence of this outcome, with its article. */
    finding: string
    /** Why something is withheld, not held or not processed; empty where nothing is. */
    ground: string
    content: string
    remedy: RemedyPath
    remedyBodies: Bodies
  },
): string {
  return write(head, 'reply', {
    登记编号: of.caseNumber,
    收到日期: inWords(of.receivedOn),
    申请内容: of.information,
    处理决定: of.finding,
    理由: of.ground,
    答复内容: of.content,
    救济途径: remedyParagraph(of.remedy, of.remedyBodies, head.on),
  })
}

/** A letter as its template would make it, out of the samples of its fields; `values` stand in for some of them. */
export function sampleLetter(head: Letterhead, kind: LetterKind, values: FieldValues = {}): string {
  const samples = WORDINGS[kind].fields.map(({ name, sample }) => [name, sample] as const)
  return write(head, kind, { ...Object.fromEntries(samples), ...values })
}

function write(head: Letterhead, kind: LetterKind, values: FieldValues): string {
  const { organ, office, to, number, on } = head
  const common = { 机关名称: organ, 工作机构: office.name, 办公地址: office.address, 联系电话: office.phone }
  const named = kind === 'consultation' || kind === 'override-notice' ? {} : { 申请人: to }
  return letterPage({
    organ,
    title: LETTER_KINDS[kind].title,
    number,
    to,
    paragraphs: fillTemplate(head.wording ?? WORDINGS[kind].text, { ...values, ...common, ...named }),
    on: inWords(on),
    office: [office.name, office.address, office.phone].filter(Boolean).join(' · '),
  })
}
