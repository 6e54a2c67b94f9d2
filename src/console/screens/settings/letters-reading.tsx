import { Card } from 'antd'
import type { AnswerOf } from '../../api.ts'
import { changesBetween } from '../review/changes-between.ts'

type Problem = AnswerOf<'POST', '/api/settings/letter-template-reading'>['problems'][number]

/** What is wrong with a text, or missed in it, each with its line. */
export function TemplateProblems({ of }: { of: readonly Problem[] }) {
  if (of.length === 0) return null
  return (
    <ul className="template-problems" aria-live="polite" aria-label="检查结果">
      {of.map(({ line, severity, message }) => (
        <li key={`${line} ${message}`} className={`is-${severity}`}>
          {severity === 'error' ? '须改正' : '请核对'}
          {line > 0 && ` · 第 ${line} 行`}：{message}
        </li>
      ))}
    </ul>
  )
}

/** 与默认模板的差别, paragraph by paragraph. */
export function TemplateChanges({ before, after }: { before: string; after: string }) {
  return (
    <Card title="与默认模板的差别">
      <div className="template-changes">
        {changesBetween(asHtml(before), asHtml(after)).map(({ kind, text, place }) => {
          if (kind === 'added') return <ins key={place}>＋ {text}</ins>
          if (kind === 'removed') return <del key={place}>− {text}</del>
          return <span key={place}>{text}</span>
        })}
      </div>
    </Card>
  )
}

function asHtml(text: string): { title: string; bodyHtml: string } {
  const page = document.implementation.createHTMLDocument('')
  for (const line of text.split('\n')) {
    const paragraph = page.createElement('p')
    paragraph.textContent = line
    page.body.append(paragraph)
  }
  return { title: '', bodyHtml: page.body.innerHTML }
}
