import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Form, InputNumber, Table } from 'antd'
import { useState } from 'react'
import { call } from '../../api.ts'
import { dayText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'

/** 索引号: where a year's series goes on from. */
export function IndexNumbers() {
  const found = useQuery({
    queryKey: ['settings', 'index-series'],
    queryFn: () => call('GET', '/api/settings/index-series'),
  })
  return (
    <div className="stack">
      <span className="quiet">
        索引号在首次发布时自动给出，每年从 00001 起连续编号。原系统本年度已编过号的，在这里接着编。
      </span>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      <Table
        rowKey="year"
        size="middle"
        loading={found.isPending}
        dataSource={found.data ?? []}
        pagination={false}
        locale={{ emptyText: '还没有编号，第一条信息发布时从 00001 开始' }}
        columns={[
          { title: '年度', dataIndex: 'year', width: 120 },
          { title: '已用到', dataIndex: 'last', render: serialText, align: 'right', width: 140 },
          {
            title: '下一号',
            dataIndex: 'last',
            key: 'next',
            render: (last: number) => serialText(last + 1),
            align: 'right',
            width: 140,
          },
          {},
        ]}
      />
      <StartForm />
    </div>
  )
}

function StartForm() {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [year, setYear] = useState<number | null>(() => Number(dayText(new Date().toISOString()).slice(0, 4)))
  const [last, setLast] = useState<number | null>(null)
  const save = useMutation({
    mutationFn: () =>
      // What is left empty, the server asks for.
      call('PUT', '/api/settings/index-series', { body: { year, last } as { year: number; last: number } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['settings', 'index-series'] })
      message.success(`${year}年的索引号从 ${serialText((last ?? 0) + 1)} 开始`)
      setLast(null)
    },
  })
  return (
    <Card title="接续原系统的编号">
      <Form layout="vertical" onFinish={() => save.mutate()} className="short-form">
        <FieldItem label="年度" id="series-year" field="year" failure={save.error}>
          <InputNumber id="series-year" controls={false} value={year} onChange={setYear} />
        </FieldItem>
        <FieldItem
          label="原系统已用到的流水号"
          id="series-last"
          field="last"
          failure={save.error}
          extra="例如原系统最后一个索引号是 011158671/2025-01486，填 1486"
        >
          <InputNumber id="series-last" controls={false} value={last} onChange={setLast} />
        </FieldItem>
        <FailureBeyond of={save.error} fields={['year', 'last']} />
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
      </Form>
    </Card>
  )
}

function serialText(serial: number): string {
  return String(serial).padStart(5, '0')
}
