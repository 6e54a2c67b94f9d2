import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Card, Form, Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../lib/day.ts'
import { type AnswerOf, call } from '../../api.ts'
import { DayField } from '../../parts/day-field.tsx'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { FeeNoticeForm } from './fee-notice-form.tsx'
import type { CaseView } from './use-requests.ts'

export type FeeSheet = AnswerOf<'GET', '/api/requests/:id/fee'>

/** 信息处理费: the notice, its delivery, what was paid (条例第四十二条). */
export function FeePanel({ file }: { file: CaseView }) {
  const { id } = file.request
  const [open, setOpen] = useState<'notice' | 'delivery' | 'payment' | null>(null)
  const found = useQuery({
    queryKey: ['requests', 'fee', id, file.request.version],
    queryFn: () => call('GET', '/api/requests/:id/fee', { params: { id } }),
  })
  const sheet = found.data
  const close = () => setOpen(null)
  return (
    <Card
      title="信息处理费"
      extra={
        sheet !== undefined &&
        sheet.notice === null && (
          <GuardedButton size="small" whyNot={sheet.can.notify} onClick={() => setOpen('notice')}>
            发收费通知
          </GuardedButton>
        )
      }
    >
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {sheet !== undefined && sheet.notice === null && (
        <p className="quiet">
          依申请提供政府信息不收费；数量、频次明显超过合理范围的，可以收取信息处理费（条例第四十二条）。
          {sheet.byRequests !== null &&
            `本件是该申请人${monthWords(sheet.byRequests.month)}的第${sheet.byRequests.place}件。`}
        </p>
      )}
      {sheet?.notice != null && <Notice sheet={sheet} notice={sheet.notice} ask={setOpen} />}
      {open === 'notice' && sheet !== undefined && <FeeNoticeForm file={file} sheet={sheet} close={close} />}
      {open === 'delivery' && <DeliveryForm file={file} close={close} />}
      {open === 'payment' && sheet?.notice != null && (
        <PaymentForm file={file} openYuan={sheet.notice.openYuan} close={close} />
      )}
    </Card>
  )
}

function Notice({
  sheet,
  notice,
  ask,
}: {
  sheet: FeeSheet
  notice: NonNullable<FeeSheet['notice']>
  ask: (what: 'delivery' | 'payment') => void
}) {
  const unit =
    notice.basis === 'requests'
      ? `按件计收，${monthWords(notice.month)}第${notice.quantity}件`
      : `按量计收，${notice.quantity}页`
  return (
    <>
      <dl className="facts">
        <dt>收费通知</dt>
        <dd>
          {notice.notifiedOn}　{notice.yuan} 元（{unit}）{'　'}
          <a href={`/api/letters/${notice.letterId}`} target="_blank" rel="noreferrer">
            通知书
          </a>
        </dd>
        <dt>缴费期限</dt>
        <dd>{sheet.lastDayToPay === null ? '登记送达之日后起算' : `${sheet.lastDayToPay}（含当日）`}</dd>
        {notice.payments.map(({ no, paidOn, yuan, receiptNumber }) => [
          <dt key={`${no} on`}>缴费</dt>,
          <dd key={no}>
            {paidOn}　{yuan} 元　财政票据 {receiptNumber}
          </dd>,
        ])}
        <dt>尚欠</dt>
        <dd>{notice.openYuan === 0 ? '已缴清' : `${notice.openYuan} 元`}</dd>
      </dl>
      {notice.openYuan > 0 && (
        <div className="actions">
          <GuardedButton size="small" whyNot={sheet.can.deliver} onClick={() => ask('delivery')}>
            登记通知送达
          </GuardedButton>
          <GuardedButton size="small" whyNot={sheet.can.pay} onClick={() => ask('payment')}>
            登记缴费
          </GuardedButton>
        </div>
      )}
    </>
  )
}

/** 2026-03 → 2026年3月. */
function monthWords(month: string | null): string {
  const [year, of] = (month ?? '').split('-')
  return of === undefined ? '当月' : `${year}年${Number(of)}月`
}

function DeliveryForm({ file, close }: { file: CaseView; close: () => void }) {
  const { id } = file.request
  const [on, setOn] = useState<Day | null>(file.today)
  const done = useFeeDone(close)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/requests/:id/fee-notice-delivery', { params: { id }, body: { on: on as Day } }),
    onSuccess: () => done('已登记送达'),
  })
  return (
    <Modal
      open
      title="登记收费通知送达"
      okText="登记"
      cancelText="取消"
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={close}
    >
      <Form layout="vertical">
        <FieldItem
          label="申请人收到通知之日"
          id="fee-delivered"
          field="on"
          failure={save.error}
          extra="自次日起20个工作日内缴纳；逾期未缴纳的，视为放弃申请"
        >
          <DayField id="fee-delivered" value={on} onChange={setOn} last={file.today} />
        </FieldItem>
      </Form>
      <FailureBeyond fields={['on']} of={save.error} />
    </Modal>
  )
}

function PaymentForm({ file, openYuan, close }: { file: CaseView; openYuan: number; close: () => void }) {
  const { id } = file.request
  const [yuan, setYuan] = useState<number | null>(openYuan)
  const [receiptNumber, setReceiptNumber] = useState('')
  const [paidOn, setPaidOn] = useState<Day | null>(file.today)
  const done = useFeeDone(close)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/requests/:id/fee-payment', {
        params: { id },
        body: { yuan: yuan as number, receiptNumber, paidOn: paidOn as Day },
      }),
    onSuccess: ({ openYuan: left }) =>
      done(left === 0 ? '已缴清，答复期限自次日起重新计算' : `已登记，尚欠 ${left} 元`),
  })
  return (
    <Modal
      open
      title="登记缴费"
      okText="登记"
      cancelText="取消"
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={close}
    >
      <Form layout="vertical">
        <FieldItem label="金额（元）" id="fee-yuan" field="yuan" failure={save.error}>
          <InputNumber id="fee-yuan" min={1} precision={0} value={yuan} onChange={setYuan} />
        </FieldItem>
        <FieldItem label="财政票据号码" id="fee-receipt" field="receiptNumber" failure={save.error}>
          <Input
            id="fee-receipt"
            value={receiptNumber}
            onChange={(event) => setReceiptNumber(event.target.value)}
          />
        </FieldItem>
        <FieldItem label="缴费之日" id="fee-paid" field="paidOn" failure={save.error}>
          <DayField id="fee-paid" value={paidOn} onChange={setPaidOn} last={file.today} />
        </FieldItem>
      </Form>
      <FailureBeyond fields={['yuan', 'receiptNumber', 'paidOn']} of={save.error} />
    </Modal>
  )
}

/** What a fee changes is the case as well: its clock, acts and letters. */
export function useFeeDone(close: () => void) {
  const { message } = App.useApp()
  const client = useQueryClient()
  return async (words: string) => {
    await client.invalidateQueries({
      queryKey: ['requests'],
      predicate: ({ queryKey }) => queryKey[1] !== 'choices',
    })
    message.success(words)
    close()
  }
}
