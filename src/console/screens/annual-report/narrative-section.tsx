import { Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { fieldErrors } from '../../parts/failure.tsx'
import { countUnwritten, partsOf } from './fill-text.ts'
import { FilledText } from './filled-text.tsx'

interface Props {
  section: number
  title: string
  text: string
  figures: readonly { name: string; value: string }[]
  failure: Error | null
  onChange: (text: string) => void
  onFocus: () => void
  area: (area: TextAreaRef | null) => void
}

/** One section: its text, and beside it what the public will read. */
export function NarrativeSection({ section, title, text, figures, failure, onChange, onFocus, area }: Props) {
  const id = `narrative-${section}`
  const errors = fieldErrors(failure, `narrative.${section}`)
  const parts = partsOf(text, figures)
  const unwritten = countUnwritten(text)
  return (
    <section className="report-section">
      <h2>
        <label htmlFor={id}>{title}</label>
        {unwritten > 0 && <span className="report-missing">还有 {unwritten} 处〔请…〕待写</span>}
      </h2>
      <div className="report-pair">
        <div>
          <Input.TextArea
            ref={area}
            id={id}
            className="grows"
            rows={3}
            placeholder={hasTable(section) ? '表格之外没有要说明的，可以不写' : '请填写'}
            {...(errors.length > 0 ? { status: 'error' as const } : {})}
            aria-describedby={`${id}-said`}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            onFocus={onFocus}
          />
          <div id={`${id}-said`} className="report-error" role="alert">
            {errors.join('；')}
          </div>
        </div>
        <div className="report-preview">
          {text.trim() === '' ? <p className="quiet">（没有文字）</p> : <FilledText parts={parts} />}
          {hasTable(section) && <p className="quiet">（此处为表格，见“数据与检查”）</p>}
        </div>
      </div>
    </section>
  )
}

/** Sections 二 to 四 carry tables 2 to 4. */
function hasTable(section: number): boolean {
  return section >= 1 && section <= 3
}
