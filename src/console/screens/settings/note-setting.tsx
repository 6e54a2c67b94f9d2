import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'

/** In how many working days a visitor's 找错 is answered. */
export function NoteSetting() {
  const client = useQueryClient()
  const { message } = App.useApp()
  const found = useQuery({
    queryKey: ['settings', 'page-notes'],
    queryFn: () => call('GET', '/api/settings/page-notes'),
  })
  const [typed, setTyped] = useState<number | null>(null)
  const now = found.data?.workingDays
  const value = typed ?? now
  const save = useMutation({
    mutationFn: () =>
      call('PUT', '/api/settings/page-notes', {
        body: { workingDays: value ?? 0, version: found.data?.version ?? 0 },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['settings', 'page-notes'] })
      setTyped(null)
      message.success('已保存，对今后收到的找错有效')
    },
  })
  return (
    <Card title="网站找错的答复期限" loading={found.isPending}>
      <p className="quiet">公众提交找错时会看到这个期限；已经收到的，仍按收到时承诺的期限答复。</p>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      <Form layout="vertical" className="short-form" onFinish={() => save.mutate()}>
        <FieldItem label="几个工作日内答复" id="note-days" field="workingDays" failure={save.error}>
          <InputNumber id="note-days" value={value ?? null} precision={0} onChange={setTyped} />
        </FieldItem>
        <FailureBeyond of={save.error} fields={['workingDays']} />
        <Button type="primary" htmlType="submit" disabled={value === now} loading={save.isPending}>
          保存
        </Button>
      </Form>
    </Card>
  )
}
