import { Button, Input } from 'antd'
import type { Remark } from '../../../modules/review/api.ts'

export interface EditedRemark extends Remark {
  key: string
}

interface Props {
  remarks: readonly EditedRemark[]
  onChange: (key: string, to: Partial<Remark>) => void
  onRemove: (key: string) => void
  onAdd: () => void
}

/** Remarks tied to places: what is marked in the text, and what is to be said of it. */
export function RemarksField({ remarks, onChange, onRemove, onAdd }: Props) {
  return (
    <div className="stack remarks-field">
      {remarks.map(({ key, quote, remark }, index) => (
        <div key={key} className="remark-edited">
          <Input
            aria-label={`第 ${index + 1} 条：原文`}
            placeholder="原文"
            value={quote}
            maxLength={500}
            onChange={(event) => onChange(key, { quote: event.target.value })}
          />
          <Input
            aria-label={`第 ${index + 1} 条：修改意见`}
            placeholder="修改意见"
            autoFocus
            value={remark}
            maxLength={1000}
            onChange={(event) => onChange(key, { remark: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur()
            }}
          />
          <Button size="small" aria-label={`删去第 ${index + 1} 条修改意见`} onClick={() => onRemove(key)}>
            删去
          </Button>
        </div>
      ))}
      {/* The press would otherwise take the selection away before it is read. */}
      <Button size="small" onMouseDown={(event) => event.preventDefault()} onClick={onAdd}>
        就选中的文字提意见（M）
      </Button>
    </div>
  )
}

/** What is marked on the page, as a quote. */
export function selectedQuote(): string {
  return (window.getSelection()?.toString() ?? '').trim().slice(0, 500)
}
