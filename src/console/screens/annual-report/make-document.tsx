import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Form, Select } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../lib/day.ts'
import { refusal } from '../../../lib/refusal.ts'
import { call } from '../../api.ts'
import { DayField } from '../../parts/day-field.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { useColumns } from '../../parts/use-columns.ts'
import { ReasonsList } from './reasons-list.tsx'
import type { StepProps } from './report-actions.tsx'
import { useReportRefresh } from './use-reports.ts'

const FIELDS = ['columnId', 'issuedOn', 'chainName']

/** Makes the text for the public and sends it through the reviews. */
export function MakeDocument({ view, go, isFirst }: StepProps & { isFirst: boolean }) {
  const { message } = App.useApp()
  const refresh = useReportRefresh()
  const columns = useColumns()
  const chains = useQuery({ queryKey: ['review-chains'], queryFn: () => call('GET', '/api/review-chains') })
  const [column, setColumn] = useState<number | null>(null)
  const [issuedOn, setIssuedOn] = useState<Day | null>(view.today)
  const [chain, setChain] = useState<string | null>(null)
  const columnId = column ?? columns.options.find(({ label }) => label.includes('年报'))?.value ?? null
  const chainName = chain ?? chains.data?.[0]?.name ?? ''
  const make = useMutation({
    mutationFn: () =>
      call('POST', '/api/reports/:id/document', {
        params: { id: view.id },
        // What is not chosen yet, the server names beside its field.
        body: { version: view.version, columnId: columnId as number, issuedOn: issuedOn as Day, chainName },
      }),
    onSuccess: async ({ isSubmitted }) => {
      await refresh()
      if (isSubmitted) return void message.success('已生成公开文本并送审')
      message.warning('已生成公开文本，尚未送审：请先处理内容筛查的结果', 6)
    },
  })
  const noChain =
    chains.data?.length === 0
      ? [refusal('no-chain', '还没有设置审核流程，请联系系统管理员', { article: '条例第十七条' })]
      : []
  const reasons = [...view.can.makeDocument, ...noChain]
  return (
    <Form layout="vertical" className="report-document" disabled={view.can.makeDocument.length > 0}>
      <FieldItem label="栏目" id="report-column" field="columnId" failure={make.error}>
        <Select
          id="report-column"
          placeholder="请选择栏目"
          showSearch={{ optionFilterProp: 'label' }}
          value={columnId}
          options={columns.options}
          onChange={setColumn}
        />
      </FieldItem>
      <FieldItem label="发文日期" id="report-issued" field="issuedOn" failure={make.error}>
        <DayField id="report-issued" value={issuedOn} onChange={setIssuedOn} />
      </FieldItem>
      <FieldItem label="审核流程" id="report-chain" field="chainName" failure={make.error}>
        <Select
          id="report-chain"
          value={chainName}
          options={(chains.data ?? []).map(({ name }) => ({ value: name, label: name }))}
          onChange={setChain}
        />
      </FieldItem>
      <GuardedButton type="primary" whyNot={reasons} loading={make.isPending} onClick={() => make.mutate()}>
        {isFirst ? '生成公开文本并送三审三校' : '重新生成并送三审三校'}
      </GuardedButton>
      <div className="report-document-wide">
        <ReasonsList view={view} what="生成公开文本" reasons={reasons} go={go} />
        <FailureBeyond fields={FIELDS} of={make.error} />
      </div>
    </Form>
  )
}
