import { useQuery } from '@tanstack/react-query'
import { Alert, Card, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type AnswerOf, call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton, reasonText } from '../../parts/guarded-button.tsx'
import { ClassifyForm, LinkForm, SplitForm } from './intake-forms.tsx'
import { LinkedCases } from './linked-cases.tsx'
import type { CaseView, Choices } from './use-requests.ts'

export type Sheet = AnswerOf<'GET', '/api/requests/:id/intake'>

/** 申请原件: what came in, with its files, and what was made of it. */
export function IntakePanel({ file, choices }: { file: CaseView; choices: Choices }) {
  const { id } = file.request
  const found = useQuery({
    queryKey: ['requests', 'intake', id],
    queryFn: () => call('GET', '/api/requests/:id/intake', { params: { id } }),
  })
  const [open, setOpen] = useState<'classify' | 'split' | 'link' | null>(null)
  const sheet = found.data
  if (sheet === undefined) return <Failure of={found.error} onRetry={() => found.refetch()} />
  const close = () => setOpen(null)
  const form = { file, sheet, choices, close }
  return (
    <>
      {sheet.alarm !== null && <Alert type="error" showIcon title={reasonText(sheet.alarm)} />}
      <Card title="申请原件">
        <Marks sheet={sheet} />
        {sheet.items.length > 1 && <Items sheet={sheet} />}
        <Files id={id} sheet={sheet} choices={choices} />
        {sheet.oral && (
          <p>
            <a href={`/api/requests/${id}/oral-record`} target="_blank" rel="noreferrer">
              口头申请笔录（打印，留有记录）
            </a>
          </p>
        )}
        <Siblings sheet={sheet} />
        <LinkedCases file={file} sheet={sheet} choices={choices} />
        <div className="actions">
          <GuardedButton size="small" whyNot={sheet.can.split} onClick={() => setOpen('split')}>
            拆分为几件
          </GuardedButton>
          <GuardedButton size="small" whyNot={sheet.can.link} onClick={() => setOpen('link')}>
            与另一件并案
          </GuardedButton>
          <GuardedButton size="small" whyNot={sheet.can.classify} onClick={() => setOpen('classify')}>
            更正申请人类型
          </GuardedButton>
        </div>
      </Card>
      {open === 'classify' && <ClassifyForm {...form} />}
      {open === 'split' && <SplitForm {...form} />}
      {open === 'link' && <LinkForm {...form} />}
    </>
  )
}

function Marks({ sheet: { oral, proved } }: { sheet: Sheet }) {
  if (!oral && proved !== false) return null
  return (
    <p>
      {oral && <Tag>口头申请</Tag>}
      {proved === false && <Tag color="orange">未作提交校验，请与申请人核实</Tag>}
    </p>
  )
}

function Items({ sheet }: { sheet: Sheet }) {
  return (
    <ol className="intake-items">
      {sheet.items.map(({ information, description }) => (
        <li key={information + description} className="written">
          {information}
          {description !== '' && <div className="quiet">{description}</div>}
        </li>
      ))}
    </ol>
  )
}

function Files({ id, sheet, choices }: { id: number; sheet: Sheet; choices: Choices }) {
  if (sheet.files.length === 0) return null
  const mayRead = sheet.can.readFiles === null
  return (
    <ul className="plain-list">
      {sheet.files.map(({ no, purpose, name, size }) => (
        <li key={no} className="line-ends">
          {mayRead ? (
            <a href={`/api/requests/${id}/intake-files/${no}`}>{choices.filePurposes[purpose]}</a>
          ) : (
            choices.filePurposes[purpose]
          )}
          <span className="quiet">
            {mayRead ? `${name}　` : ''}
            {Math.max(1, Math.round(size / 1024))} KB　打开留有记录
          </span>
        </li>
      ))}
    </ul>
  )
}

function Siblings({ sheet }: { sheet: Sheet }) {
  if (sheet.siblings.length === 0) return null
  return (
    <>
      <h3>由同一份申请拆分的其他各件</h3>
      <ul className="plain-list">
        {sheet.siblings.map(({ id, caseNumber, receiptNumber, information }) => (
          <li key={id}>
            <Link to={`/requests/${id}`}>
              {caseNumber ?? receiptNumber}　{information}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
