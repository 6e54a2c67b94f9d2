import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type AnswerOf, call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'

type Found = AnswerOf<'POST', '/api/requests/applicant-search'>

const FOUND_BY: Readonly<Record<string, string>> = {
  name: '姓名（名称）相同',
  document: '证件号码相同',
  organisation: '统一社会信用代码相同',
  phone: '电话号码相同',
}

/** 按申请人查找: exact, masked, recorded; what was looked for stands in no address. */
export function FindApplicant() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>按申请人查找</Button>
      {isOpen && <SearchDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function SearchDialog({ onClose }: { onClose: () => void }) {
  const [value, setValue] = useState('')
  const search = useMutation({
    mutationFn: () => call('POST', '/api/requests/applicant-search', { body: { value } }),
  })
  return (
    <Modal open title="按申请人查找" footer={null} width={640} onCancel={onClose}>
      <Form layout="vertical" component="div">
        <FieldItem
          label="申请人或者代理人"
          id="find-applicant"
          field="value"
          failure={search.error}
          extra="填写完整的姓名（名称）、证件号码、统一社会信用代码或者手机号码，须完全一致。每次查找都留有审计记录，记录中不保存所填内容。"
        >
          <Input.Search
            id="find-applicant"
            autoFocus
            autoComplete="off"
            maxLength={100}
            value={value}
            enterButton="查找"
            loading={search.isPending}
            onChange={(event) => setValue(event.target.value)}
            onSearch={() => search.mutate()}
          />
        </FieldItem>
      </Form>
      <FailureBeyond of={search.error} fields={['value']} />
      {search.isSuccess && <Results found={search.data} />}
    </Modal>
  )
}

function Results({ found }: { found: Found }) {
  if (found.rows.length === 0) {
    return <p role="status">没有找到完全一致的申请人。请核对每一个字，或者改用证件号码、手机号码查找。</p>
  }
  return (
    <>
      <p role="status">{found.isMore ? '超过200件，只列出最近的200件' : `共 ${found.rows.length} 件`}</p>
      <ul className="plain-list">
        {found.rows.map((row) => (
          <li key={row.id}>
            <Link to={`/requests/${row.id}`}>
              {row.caseNumber ?? row.receiptNumber}　{row.information}
            </Link>
            <div className="quiet">
              {row.applicantName}　{row.receivedOn ?? '尚未确认收到'}　{row.stageWords}
              {'　'}
              <Tag>
                {row.foundBy.heldBy === 'agent' && '代理人'}
                {FOUND_BY[row.foundBy.kind]}
              </Tag>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
