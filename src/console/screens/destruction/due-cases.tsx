import { App, Card, Empty, Form, Input, Table } from 'antd'
import { type Key, useState } from 'react'
import { Link } from 'react-router'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { GuardedButton, reasonText } from '../../parts/guarded-button.tsx'
import { type Destructions, type DueCase, useChange } from './use-destructions.ts'

/** What may be over, each with why it still cannot go; the choice becomes a list. */
export function DueCases({
  found,
  wordsOf,
}: {
  found: Destructions
  wordsOf: (outcome: string | null) => string
}) {
  const { message } = App.useApp()
  const [chosen, setChosen] = useState<Key[]>([])
  const [appraisal, setAppraisal] = useState('')
  const propose = useChange(
    () => call('POST', '/api/destructions', { body: { requestIds: chosen.map(Number), appraisal } }),
    () => {
      setChosen([])
      setAppraisal('')
      message.success('已列入销毁清册，待负责人审批')
    },
  )
  return (
    <Card title={`鉴定：保管期限届满的案件（${found.due.filter(({ whyNot }) => whyNot === null).length}件）`}>
      <Table<DueCase>
        rowKey="id"
        size="small"
        dataSource={found.due}
        scroll={{ x: 720 }}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Empty description="没有保管期限届满的案件" /> }}
        rowSelection={{
          selectedRowKeys: chosen,
          onChange: setChosen,
          getCheckboxProps: ({ whyNot, number }) => ({
            disabled: whyNot !== null,
            'aria-label': `选择${number}`,
          }),
        }}
        columns={[
          {
            title: '登记编号',
            dataIndex: 'number',
            width: 150,
            render: (number: string, { id }) => <Link to={`/requests/${id}`}>{number}</Link>,
          },
          { title: '办理结果', dataIndex: 'outcome', render: wordsOf },
          { title: '起算日', dataIndex: 'countedFrom', width: 112 },
          {
            title: '保管期限',
            dataIndex: 'period',
            width: 100,
            render: (period: keyof Destructions['periodWords']) => found.periodWords[period],
          },
          {
            title: '届满',
            dataIndex: 'overOn',
            width: 190,
            render: (overOn: string | null, { whyNot }) => (
              <>
                {overOn ?? '—'}
                {whyNot !== null && <div className="quiet">{reasonText({ ...whyNot, article: null })}</div>}
              </>
            ),
          },
        ]}
      />
      {found.due.length > 0 && (
        <Form layout="vertical" className="short-form below-table">
          <FieldItem label="鉴定意见" id="appraisal" field="appraisal" failure={propose.error}>
            <Input.TextArea
              id="appraisal"
              rows={2}
              maxLength={2000}
              placeholder="例如：保管期限届满，无继续保存价值"
              value={appraisal}
              onChange={(event) => setAppraisal(event.target.value)}
            />
          </FieldItem>
          <FailureBeyond of={propose.error} fields={['appraisal']} />
          <GuardedButton
            type="primary"
            whyNot={found.can.propose}
            disabled={chosen.length === 0}
            loading={propose.isPending}
            onClick={() => propose.mutate(undefined)}
          >
            {chosen.length === 0 ? '列入销毁清册' : `将选中的${chosen.length}件列入销毁清册`}
          </GuardedButton>
        </Form>
      )}
    </Card>
  )
}
