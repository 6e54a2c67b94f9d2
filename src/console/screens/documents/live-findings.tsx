import type { Editor } from '@tiptap/react'
import { Button } from 'antd'
import type { LiveFinding } from './live-screening.ts'

const NAMES = { block: '必须处理', warn: '请核对', note: '提示' } as const
const MOST = 30

/** What was found in the text as it is being written; a click goes there, and a misprint is corrected with another. */
export function LiveFindings({ editor, findings }: { editor: Editor; findings: readonly LiveFinding[] }) {
  const grave = findings.filter(({ severity }) => severity !== 'note')
  if (grave.length === 0) return null
  const goTo = ({ from, to }: LiveFinding) =>
    editor.chain().focus().setTextSelection({ from, to }).scrollIntoView().run()
  const correct = ({ from, to, suggestion, text }: LiveFinding) => {
    // The text may have gone on since it was read.
    if (editor.state.doc.textBetween(from, to) !== text) return
    editor.view.dispatch(editor.state.tr.insertText(suggestion, from, to))
    editor.commands.focus()
  }
  return (
    <section className="live-findings" aria-label="边写边查">
      <p className="quiet" role="status">
        正在写的文字中有 {grave.length} 处须留意；保存后以“内容筛查”为准。
      </p>
      <ul className="plain-list">
        {grave.slice(0, MOST).map((each) => (
          <li key={`${each.from} ${each.entry}`} className="line-ends">
            <Button type="link" className="link-button" onClick={() => goTo(each)}>
              {NAMES[each.severity]}：{each.text}
              {each.detector !== 'lexicon' && `（${each.entry}）`}
            </Button>
            {each.detector === 'lexicon' && each.suggestion !== '' ? (
              <Button size="small" onClick={() => correct(each)}>
                改为“{each.suggestion}”
              </Button>
            ) : (
              <span className="quiet">{each.suggestion}</span>
            )}
          </li>
        ))}
      </ul>
      {grave.length > MOST && <p className="quiet">还有 {grave.length - MOST} 处没有列出。</p>}
    </section>
  )
}
