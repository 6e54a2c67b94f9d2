import { useMutation, useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, InputNumber, Modal, Radio, Table } from 'antd'
import { useState } from 'react'
import type { Charge } from '../../../modules/fees/api.ts'
import { call, type Json } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { reasonText } from '../../parts/guarded-button.tsx'
import { type FeeSheet, useFeeDone } from './fee-panel.tsx'
import type { CaseView } from './use-requests.ts'

interface Props {
  file: CaseView
  sheet: FeeSheet
  close: () => void
}

/** The basis is chosen once; the sum stands there band by band before anything is sent. */
export function FeeNoticeForm({ file, sheet, close }: Props) {
  const { id, version } = file.request
  const [basis, setBasis] = useState<'requests' | 'pages'>(
    sheet.can.chargeByRequests === null ? 'requests' : 'pages',
  )
  const [pages, setPages] = useState<number | null>(null)
  const [howToPay, setHowToPay] = useState('')
  const [isConfirmed, setConfirmed] = useState(false)
  const done = useFeeDone(close)
  const byPages = useQuery({
    queryKey: ['requests', 'fee-by-pages', pages],
    queryFn: () => call('GET', '/api/fees/by-pages', { query: { pages: pages as number } }),
    enabled: basis === 'pages' && pages !== null,
  })
  const save = useMutation({
    mutationFn: () => {
      const rest = { howToPay, confirmed: (isConfirmed ? 'not-public' : '') as 'not-public', version }
      const body = basis === 'pages' ? { basis, pages, ...rest } : { basis, ...rest }
      return call('POST', '/api/requests/:id/fee-notice', { params: { id }, body })
    },
    onSuccess: ({ yuan }) => done(`收费通知已发出，应缴 ${yuan} 元；答复期限暂停计算`),
  })
  const charge = basis === 'requests' ? sheet.byRequests?.charge : byPages.data
  return (
    <Modal
      open
      title="发收费通知"
      width={620}
      okText={charge === undefined ? '发出' : `发出（${charge.yuan} 元）`}
      cancelText="取消"
      confirmLoading={save.isPending}
      okButtonProps={{ disabled: charge === undefined || charge.yuan === 0 }}
      onOk={() => save.mutate()}
      onCancel={close}
      mask={{ closable: false }}
    >
      <Form layout="vertical">
        <FieldItem label="计收方式（一件申请只能选一种）" id="fee-basis" field="basis" failure={save.error}>
          <Radio.Group
            id="fee-basis"
            value={basis}
            onChange={(event) => setBasis(event.target.value)}
            options={[
              { value: 'requests', label: '按件计收（同一申请人当月累计）' },
              { value: 'pages', label: '按量计收（本件页数）' },
            ]}
          />
        </FieldItem>
        {basis === 'pages' && (
          <FieldItem
            label="提供的页数（A4 单面为一页）"
            id="fee-pages"
            field="pages"
            failure={save.error ?? byPages.error}
          >
            <InputNumber id="fee-pages" min={1} precision={0} value={pages} onChange={setPages} />
          </FieldItem>
        )}
        {basis === 'requests' && sheet.can.chargeByRequests !== null && (
          <p className="quiet">{reasonText(sheet.can.chargeByRequests)}</p>
        )}
        {charge !== undefined && <Bands charge={charge} />}
        <FieldItem
          label="缴纳方式"
          id="fee-how"
          field="howToPay"
          failure={save.error}
          extra="例如：持缴款通知书到××银行缴入财政专户，凭回单到本机关换取财政票据"
        >
          <Input.TextArea
            id="fee-how"
            rows={2}
            value={howToPay}
            onChange={(event) => setHowToPay(event.target.value)}
          />
        </FieldItem>
        <FieldItem label="确认" id="fee-confirmed" field="confirmed" failure={save.error}>
          <Checkbox
            id="fee-confirmed"
            checked={isConfirmed}
            onChange={(event) => setConfirmed(event.target.checked)}
          >
            所收费的信息不是已经主动公开的信息
          </Checkbox>
        </FieldItem>
      </Form>
      <FailureBeyond fields={['basis', 'pages', 'howToPay', 'confirmed']} of={save.error} />
    </Modal>
  )
}

/** 算给我看. */
function Bands({ charge }: { charge: Json<Charge> }) {
  const unit = charge.basis === 'requests' ? '件' : '页'
  return (
    <Table
      rowKey="from"
      size="small"
      pagination={false}
      className="fee-bands"
      dataSource={charge.bands}
      columns={[
        {
          title: '档次',
          key: 'span',
          render: (_, { from, to }) => (from === to ? `第${from}${unit}` : `第${from}—${to}${unit}`),
        },
        { title: '数量', dataIndex: 'count', align: 'right' },
        {
          title: `每${unit}`,
          dataIndex: 'unitYuan',
          align: 'right',
          render: (yuan: number) => `${yuan} 元`,
        },
        {
          title: '小计',
          dataIndex: 'yuan',
          align: 'right',
          render: (yuan: number) => `${yuan} 元`,
        },
      ]}
      footer={() =>
        charge.basis === 'pages'
          ? `合计 ${charge.totalYuan} 元`
          : `当月累计 ${charge.totalYuan} 元，其中本件（第${charge.quantity}件）${charge.yuan} 元`
      }
    />
  )
}
