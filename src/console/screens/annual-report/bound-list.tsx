import { Card, Input } from 'antd'
import { useState } from 'react'
import type { ReportView } from './use-reports.ts'

interface Props {
  figures: ReportView['boundFigures']
  publications: ReportView['publications']
  insert: (name: string) => void
}

/** The figures that the text may name, with what they are now; a click puts one at the cursor. */
export function BoundList({ figures, publications, insert }: Props) {
  const [search, setSearch] = useState('')
  const found = figures.filter(({ name }) => name.includes(search.trim()))
  return (
    <Card title="可用数字" className="report-bound">
      <p className="quiet">点一下放到光标处。文中写作 {'{名称}'}，数字自动取自台账，与表格一致。</p>
      <Input.Search
        allowClear
        size="small"
        aria-label="查找数字"
        placeholder="查找"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className="report-bound-list">
        {found.map(({ name, unit, value }) => (
          <li key={name}>
            {/* The text keeps the focus, and with it the cursor. */}
            <button
              type="button"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => insert(name)}
            >
              <span>{name}</span>
              <b>
                {value}
                {/^\d/.test(value) && unit !== '年' && unit}
              </b>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="quiet">没有这个名称的数字。</p>}
      {publications.length > 0 && (
        <>
          <h2>各渠道发布</h2>
          <dl className="report-channels">
            {publications.map(({ channel, count }) => (
              <div key={channel}>
                <dt>{channel}</dt>
                <dd>{count} 条</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Card>
  )
}
