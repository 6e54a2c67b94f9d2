import { type Day, inWords } from '../../lib/day.ts'
import { escapeHtml } from '../letters/rules/index.ts'
import {
  APPLICANT_KINDS,
  type Applicant,
  type ApplicantKind,
  type RequestedItem,
  WAYS_TO_PROVIDE,
  WAYS_TO_SERVE,
  type WayToProvide,
  type WayToServe,
} from './applicant.ts'

/** All that the page states. */
export interface OralRequest {
  organ: string
  receiptNumber: string
  on: Day
  applicantKind: ApplicantKind
  applicant: Applicant
  items: readonly RequestedItem[]
  provideAs: WayToProvide
  serveBy: WayToServe
  helpWanted: string
}

/**
 * 口头申请笔录, to print, read out and sign. 条例第二十九条：采用书面形式确有困难的，申请人可以口头提出，由受理该申请的政府信息公开工作
 * 机构代为填写政府信息公开申请。
 */
export function oralRecord(of: OralRequest): string {
  const { applicant } = of
  const rows: [string, string][] = [
    ['申请人类型', APPLICANT_KINDS[of.applicantKind]],
    ['姓名或者名称', applicant.name],
    ['身份证件号码', applicant.idDocument ?? ''],
    ['统一社会信用代码', applicant.organisationCode ?? ''],
    ['联系电话', applicant.phone],
    ['电子邮箱', applicant.email],
    ['通信地址', applicant.address],
    [
      '代理人',
      applicant.agent === undefined ? '' : `${applicant.agent.name}（${applicant.agent.idDocument}）`,
    ],
    ...of.items.map((each, index): [string, string] => [
      of.items.length === 1 ? '所需政府信息' : `所需政府信息（${index + 1}）`,
      [each.information, each.description].filter((text) => text !== '').join('\n'),
    ]),
    ['提供形式', WAYS_TO_PROVIDE[of.provideAs]],
    ['获取途径', WAYS_TO_SERVE[of.serveBy]],
    ['需要的帮助', of.helpWanted],
  ]
  const cells = rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<tr><th scope="row">${name}</th><td>${linesOf(value)}</td></tr>`)
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>口头申请笔录 ${escapeHtml(of.receiptNumber)}</title>
<style>${STYLE}</style></head><body>
<h1>政府信息公开口头申请笔录</h1>
<p class="number">${escapeHtml(of.receiptNumber)}</p>
<p>申请人采用书面形式确有困难，于${inWords(of.on)}向${escapeHtml(of.organ)}口头提出政府信息公开申请。依照《中华人民共和国政府信息公开条例》第二十九条的规定，由本机关代为填写如下：</p>
<table>${cells.join('\n')}</table>
<p>以上内容已向申请人宣读（交申请人核对），申请人确认与其陈述一致。</p>
<div class="signatures"><p>申请人（代理人）签名或者捺印：</p><p>记录人签名：</p><p>日期：　　　　年　　月　　日</p></div>
</body></html>`
}

function linesOf(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>')
}

const STYLE = `
body { font: 16px/1.8 "FangSong", "STFangsong", "Noto Serif CJK SC", serif; max-width: 720px; margin: 32px auto; padding: 0 20px; color: #111; }
h1 { font: 700 24px/1.5 "SimSun", "Noto Serif CJK SC", serif; text-align: center; margin: 0; }
.number { text-align: center; margin: 4px 0 20px; }
table { border-collapse: collapse; width: 100%; margin: 12px 0; }
th, td { border: 1px solid #444; padding: 6px 10px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { width: 9em; font-weight: 600; }
.signatures p { margin: 22px 0; }
@media print { body { margin: 0; } }
`
