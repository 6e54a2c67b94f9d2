import { type Day, inWords } from '../../../lib/day.ts'
import { asParagraphs, escapeHtml } from './html.ts'
import { type RemedyPath, remedyParagraph } from './remedy.ts'

/** What every letter carries: who writes, to whom, under which number, on which day. */
export interface Letterhead {
  organ: string
  office: { name: string; address: string; phone: string }
  /** Whom the letter addresses; of a consultation never the applicant. */
  to: string
  number: string
  on: Day
}

/** 登记回执: that the request is registered, and by when it will be answered (条例第三十一条、第三十三条). */
export function receiptLetter(
  head: Letterhead,
  of: { caseNumber: string; receivedOn: Day; dueOn: Day; information: string },
): string {
  return page(head, '政府信息公开申请登记回执', [
    `本机关于${inWords(of.receivedOn)}收到您（单位）提出的政府信息公开申请，登记编号：${of.caseNumber}。申请内容：`,
    of.information,
    `依照《中华人民共和国政府信息公开条例》第三十三条的规定，本机关将于${inWords(of.dueOn)}前予以答复。如需延长答复期限、要求补正或者征求意见，将依法另行告知。`,
  ])
}

/** 补正告知书. 条例第三十条：……一次性告知申请人作出补正，说明需要补正的事项和合理的补正期限。 */
export function supplementLetter(
  head: Letterhead,
  of: { caseNumber: string; what: string; until: Day },
): string {
  return page(head, '政府信息公开申请补正告知书', [
    `您（单位）的政府信息公开申请（${of.caseNumber}）内容不明确。依照《中华人民共和国政府信息公开条例》第三十条的规定，请补正以下事项：`,
    of.what,
    `请于${inWords(of.until)}前（含当日）提交补正材料。答复期限自本机关收到补正的申请之日起计算。无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。`,
  ])
}

/** 延期答复告知书. 条例第三十三条：需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人。 */
export function extensionLetter(
  head: Letterhead,
  of: { caseNumber: string; reason: string; dueOn: Day },
): string {
  return page(head, '政府信息公开延期答复告知书', [
    `您（单位）的政府信息公开申请（${of.caseNumber}）无法在原定期限内答复，原因：`,
    of.reason,
    `依照《中华人民共和国政府信息公开条例》第三十三条的规定，经本机关政府信息公开工作机构负责人同意，延期至${inWords(of.dueOn)}前（含当日）答复。`,
  ])
}

/** 征求意见书. 条例第三十二条、第三十四条. It does not name the applicant. */
export function consultationLetter(
  head: Letterhead,
  of: { matter: string; workingDays: number | null; article: string },
): string {
  const limit = of.workingDays === null ? '请尽快' : `请自收到本征求意见书之日起${of.workingDays}个工作日内`
  return page(head, '政府信息公开征求意见书', [
    '本机关收到政府信息公开申请，所涉政府信息与你单位（您）有关：',
    of.matter,
    `依照《中华人民共和国政府信息公开条例》${of.article.replace('条例', '')}的规定，现征求意见。${limit}书面提出是否同意公开的意见；不同意公开的，请说明理由。`,
  ])
}

/**
 * 收费通知书. 国办函〔2020〕109号：……向申请人发出收费通知，说明收费的依据、标准、数额、缴纳方式. Like the practice, it has no
 * remedy paragraph of its own: what is decided about the request itself has one.
 */
export function feeLetter(
  head: Letterhead,
  of: { caseNumber: string; basis: string; reckoning: readonly string[]; yuan: number; howToPay: string },
): string {
  return page(head, '政府信息公开信息处理费收费通知书', [
    `您（单位）的政府信息公开申请（${of.caseNumber}），申请公开政府信息的数量、频次明显超过合理范围。依照《中华人民共和国政府信息公开条例》第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）的规定，本机关决定收取信息处理费。`,
    `收费标准：${of.basis}`,
    `收费数额：${of.yuan}元。计算如下：`,
    ...of.reckoning,
    `缴纳方式：${of.howToPay}`,
    '请自收到本通知次日起20个工作日内缴纳。逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。答复期限自缴费完成次日起重新计算。',
  ])
}

/** 说明理由通知书. 条例第三十五条：申请人申请公开政府信息的数量、频次明显超过合理范围，行政机关可以要求申请人说明理由。 */
export function reasonLetter(
  head: Letterhead,
  of: { caseNumber: string; facts: string; until: Day },
): string {
  return page(head, '政府信息公开申请说明理由通知书', [
    `您（单位）的政府信息公开申请（${of.caseNumber}），本机关认为申请公开政府信息的数量、频次明显超过合理范围：`,
    of.facts,
    `依照《中华人民共和国政府信息公开条例》第三十五条的规定，请于${inWords(of.until)}前（含当日）向本机关书面说明理由。理由不合理的，本机关将不予处理；理由合理但无法在法定期限内答复的，本机关将确定延迟答复的合理期限并另行告知。`,
  ])
}

/** 延迟答复告知书. 条例第三十五条：……可以确定延迟答复的合理期限并告知申请人。 */
export function delayLetter(
  head: Letterhead,
  of: { caseNumber: string; reason: string; until: Day },
): string {
  return page(head, '政府信息公开延迟答复告知书', [
    `您（单位）就政府信息公开申请（${of.caseNumber}）所说明的理由，本机关认为合理，但因以下情况无法在《中华人民共和国政府信息公开条例》第三十三条规定的期限内答复：`,
    of.reason,
    `依照《中华人民共和国政府信息公开条例》第三十五条的规定，本机关将于${inWords(of.until)}前（含当日）答复。`,
  ])
}

/**
 * 条例第三十二条：……行政机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由
 * 书面告知第三方. It does not name the applicant.
 */
export function overrideLetter(
  head: Letterhead,
  of: { information: string; reason: string; remedyBodies: { reconsideration: string; court: string } },
): string {
  return page(head, '政府信息公开决定告知书', [
    '您（单位）不同意公开以下政府信息的意见，本机关已经收到：',
    of.information,
    '经审查，本机关认为不公开可能对公共利益造成重大影响，理由如下：',
    of.reason,
    '依照《中华人民共和国政府信息公开条例》第三十二条的规定，本机关决定予以公开，现予告知。',
    remedyParagraph('either', of.remedyBodies)
      .replaceAll('本答复书', '本告知书')
      .replaceAll('本答复', '本决定'),
  ])
}

/** 条例第四十一条: what becomes of a request to put one's own records right. */
export function rectificationLetter(
  head: Letterhead,
  of: {
    number: string
    receivedOn: Day
    record: string
    /** The sentence of the decision. */
    finding: string
    reason: string
    remedyBodies: { reconsideration: string; court: string }
  },
): string {
  return page(head, '政府信息更正申请告知书', [
    `本机关于${inWords(of.receivedOn)}收到您（单位）提出的政府信息更正申请（${of.number}）。要求更正的记录：`,
    of.record,
    `经审核，依照《中华人民共和国政府信息公开条例》第四十一条的规定，${of.finding}`,
    of.reason,
    remedyParagraph('either', of.remedyBodies)
      .replaceAll('本答复书', '本告知书')
      .replaceAll('本答复', '本决定'),
  ])
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
    remedyBodies: { reconsideration: string; court: string }
  },
): string {
  return page(head, '政府信息公开申请答复书', [
    `本机关于${inWords(of.receivedOn)}收到您（单位）提出的政府信息公开申请（${of.caseNumber}）。申请内容：`,
    of.information,
    `经审查，${of.finding}`,
    of.ground,
    of.content,
    remedyParagraph(of.remedy, of.remedyBodies),
  ])
}

/** The one style sheet that stands in a letter, as a policy has to know it; empty when there is none. */
export function styleOf(html: string): string {
  return html.match(/<style>([^<]*)<\/style>/)?.[1] ?? ''
}

function page(head: Letterhead, title: string, paragraphs: readonly string[]): string {
  const { organ, office, to, number, on } = head
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)} ${escapeHtml(number)}</title>
<style>body{max-width:42em;margin:3em auto;padding:0 1.5em;font:16px/1.9 "FangSong","仿宋",serif}h1{text-align:center;font-size:1.5em}.number{text-align:center}.body p{text-indent:2em;margin:.4em 0}.sign{text-align:right;margin-top:2.5em}footer{margin-top:2em;font-size:.85em}</style>
</head><body>
<h1>${escapeHtml(organ)}<br>${escapeHtml(title)}</h1>
<p class="number">${escapeHtml(number)}</p>
<p>${escapeHtml(to)}：</p>
<div class="body">
${paragraphs.map(asParagraphs).filter(Boolean).join('\n')}
</div>
<p class="sign">${escapeHtml(organ)}<br>${escapeHtml(inWords(on))}</p>
<footer>${escapeHtml([office.name, office.address, office.phone].filter(Boolean).join(' · '))}</footer>
</body></html>
`
}
