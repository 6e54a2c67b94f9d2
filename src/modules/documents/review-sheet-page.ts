import { createHash } from 'node:crypto'
import { type Answer, html } from '../../lib/http.ts'
import { escapeHtml } from '../letters/rules/index.ts'
import type { ReviewSheet, SheetLine } from './review-sheet.ts'

const STYLE = `body{max-width:50em;margin:2em auto;padding:0 1em;font:15px/1.7 "FangSong","仿宋","Noto Serif CJK SC",serif;color:#000}
h1{text-align:center;font-size:1.5em;margin:0 0 .2em}h1 small{display:block;font-size:.7em;font-weight:normal}
h2{font-size:1.05em;margin:1.4em 0 .4em}.title{text-align:center;font-weight:bold;font-size:1.15em;margin:.6em 0 1em}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #000;padding:.35em .6em;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{font-weight:bold;background:#f2f2f2}.facts th{width:7em}th,td[data-name="签署人"],td[data-name="审查人"],td[data-name="结论"]{white-space:nowrap}
footer{margin-top:1.4em;font-size:.85em;overflow-wrap:anywhere}.hash{font-family:monospace}
@media (max-width:600px){.levels thead{display:none}.levels tr{display:block;margin-bottom:.6em;border:1px solid #000}.levels td{display:block;border:0;text-align:left}.levels td[data-name]::before{content:attr(data-name) "："}.levels td:empty{display:none}}
@media print{body{max-width:none;margin:0;padding:0}th{background:none}tr{break-inside:avoid}@page{size:A4;margin:2.2cm 2cm}}`

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** 审核单 as a page to print: nothing but its own style sheet is let in. */
export function reviewSheetAnswer(sheet: ReviewSheet): Answer {
  return html(page(sheet), {
    headers: {
      'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'cache-control': 'no-store',
    },
  })
}

function page(sheet: ReviewSheet): string {
  const { organ, title } = sheet
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>审核单 ${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head><body>
<h1><small>${escapeHtml(organ)}</small>政府信息公开审核单</h1>
<p class="title">${escapeHtml(title)}</p>
<table class="facts"><tbody>
${sheet.facts.map(([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`).join('\n')}
</tbody></table>
<h2>审核校对</h2>
${table(['级次', '签署人', '审', '校', '结论', '意见', '时间'], sheet.levels.map(cellsOf), '这一文本尚未送审。')}
<h2>保密审查</h2>
${table(
  ['审查人', '结论', '意见', '时间'],
  sheet.secrecy.map(({ person, verdict, opinion, at }) => [person, verdict, opinion, at]),
  '这一文本尚未作保密审查。',
)}
<footer>
<div>以上签署针对下列内容校验码（SHA-256）对应的文本，文本改动后校验码随之改变，须重新签署。</div>
<div class="hash">${escapeHtml(sheet.contentHash)}</div>
<div>打印日期：${escapeHtml(sheet.printedOn)}</div>
</footer>
</body></html>
`
}

function cellsOf({ level, person, reviewed, proofread, verdict, opinion, at }: SheetLine): string[] {
  return [level, person, reviewed ? '√' : '', proofread ? '√' : '', verdict, opinion, at]
}

function table(names: readonly string[], rows: readonly (readonly string[])[], none: string): string {
  if (rows.length === 0) return `<p>${escapeHtml(none)}</p>`
  const head = names.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')
  const cell = (text: string, index: number) =>
    `<td data-name="${escapeHtml(names[index] ?? '')}">${escapeHtml(text)}</td>`
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')
  return `<table class="levels"><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`
}
