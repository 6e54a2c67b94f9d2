import { Tag } from 'antd'
import type { FindingView } from '../../../modules/documents/api.ts'

const SEVERITIES = {
  block: { color: 'red', name: '必须处理' },
  warn: { color: 'gold', name: '请核对' },
  note: { color: 'default', name: '提示' },
} as const

type Words = Pick<
  FindingView,
  'severity' | 'category' | 'detector' | 'entry' | 'part' | 'before' | 'text' | 'after' | 'suggestion'
>

/** What was found, where, in its words, and what to write instead. */
export function FindingWords({ finding, isSettled = false }: { finding: Words; isSettled?: boolean }) {
  const { severity, category, detector, entry, part, before, text, after, suggestion } = finding
  const isLexicon = detector === 'lexicon'
  // About a file as a whole: it has no words around it.
  const dots = category === 'file' ? '' : '…'
  return (
    <>
      <div className="finding-head">
        <Tag color={SEVERITIES[severity].color}>{SEVERITIES[severity].name}</Tag>
        <span>{isLexicon ? (category === 'typo' ? '错别字' : '表述') : entry}</span>
        <span className="quiet">{part}</span>
      </div>
      <div className="finding-quote">
        {dots}
        {before}
        <mark>{text}</mark>
        {after}
        {dots}
      </div>
      {suggestion !== '' && !isSettled && (
        <div className="quiet">建议：{isLexicon ? `改为“${suggestion}”` : suggestion}</div>
      )}
    </>
  )
}
