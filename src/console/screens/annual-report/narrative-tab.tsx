import { App, Button, Card } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef } from 'react'
import { refusal } from '../../../lib/refusal.ts'
import { Refusals } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { BoundList } from './bound-list.tsx'
import { insertInto, partsOf } from './fill-text.ts'
import { FilledText } from './filled-text.tsx'
import { NarrativeSection } from './narrative-section.tsx'
import type { Narrative } from './use-narrative.ts'
import type { ReportView } from './use-reports.ts'

interface Props {
  view: ReportView
  narrative: Narrative
}

/** The six sections: written with the preview beside and the bound figures at hand, or as they were handed in. */
export function NarrativeTab({ view, narrative }: Props) {
  return view.can.write.length === 0 ? <Writing view={view} narrative={narrative} /> : <Written view={view} />
}

function Written({ view }: { view: ReportView }) {
  return (
    <Card>
      <div className="report-sheet">
        {view.report.sections.map(({ title }, at) => (
          <section key={title}>
            <h2>{title}</h2>
            <FilledText parts={partsOf(view.narrative[at] ?? '', view.boundFigures)} />
            {at >= 1 && at <= 3 && <p className="quiet">（此处为表格，见“数据与检查”）</p>}
          </section>
        ))}
      </div>
    </Card>
  )
}

function Writing({ view, narrative }: Props) {
  const fields = useRef<(TextAreaRef | null)[]>([])
  const last = useRef(0)
  const insert = (name: string) => {
    const section = last.current
    const area = fields.current[section]?.resizableTextArea?.textArea
    if (area === undefined) return
    const words = `{${name}}`
    const { selectionStart: start, selectionEnd: end } = area
    narrative.set(section, insertInto(area.value, { start, end }, words))
    // After React has written the text, the cursor stands behind what was put in.
    requestAnimationFrame(() => {
      area.focus()
      area.setSelectionRange(start + words.length, start + words.length)
    })
  }
  return (
    <div className="report-writing">
      <div className="stack">
        <Card>
          {view.report.sections.map(({ title }, at) => (
            <NarrativeSection
              key={title}
              section={at}
              title={title}
              text={narrative.text[at] ?? ''}
              figures={view.boundFigures}
              failure={narrative.saving.error}
              onChange={(text) => narrative.set(at, text)}
              onFocus={() => {
                last.current = at
              }}
              area={(area) => {
                fields.current[at] = area
              }}
            />
          ))}
        </Card>
        <SaveBar narrative={narrative} />
      </div>
      <BoundList figures={view.boundFigures} publications={view.publications} insert={insert} />
    </div>
  )
}

const FIELDS = [0, 1, 2, 3, 4, 5].map((at) => `narrative.${at}`)

function SaveBar({ narrative }: { narrative: Narrative }) {
  const { message } = App.useApp()
  const { saving, isDirty } = narrative
  const isStale = saving.error instanceof Refusals && saving.error.list.some(({ code }) => code === 'stale')
  return (
    <div className="report-save">
      <FailureBeyond fields={FIELDS} of={saving.error} />
      <div className="actions">
        <GuardedButton
          type="primary"
          whyNot={isDirty ? null : refusal('nothing', '没有需要保存的修改')}
          loading={saving.isPending}
          onClick={() =>
            narrative.save().then(
              () => message.success('已保存'),
              // What was refused stands beside its section.
              () => undefined,
            )
          }
        >
          保存正文
        </GuardedButton>
        {isDirty && !isStale && <Button onClick={narrative.discard}>放弃修改</Button>}
        {isStale && <Button onClick={narrative.discard}>放弃我的修改，读取最新文本</Button>}
        <span className="quiet">{isDirty ? '有修改尚未保存' : '正文已保存'}</span>
      </div>
    </div>
  )
}
