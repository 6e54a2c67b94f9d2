import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Form, Radio } from 'antd'
import { useState } from 'react'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'

/** 在线申请即时确认 (条例第三十一条). */
export function IntakeSetting() {
  const client = useQueryClient()
  const { message } = App.useApp()
  const found = useQuery({
    queryKey: ['settings', 'intake'],
    queryFn: () => call('GET', '/api/settings/intake'),
  })
  const [chosen, setChosen] = useState<boolean | null>(null)
  const now = found.data?.confirmAtOnce ?? false
  const value = chosen ?? now
  const save = useMutation({
    mutationFn: () =>
      call('PUT', '/api/settings/intake', {
        body: { confirmAtOnce: value, version: found.data?.version ?? 0 },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['settings', 'intake'] })
      setChosen(null)
      message.success(value ? '今后的在线申请即时确认' : '今后的在线申请由工作人员逐件确认')
    },
  })
  return (
    <Card title="在线申请的收到之日" loading={found.isPending}>
      <p className="quiet">
        通过互联网提交的，以双方确认之日为收到申请之日（条例第三十一条）。提交后超过一个工作日没有确认的，系统在待办和台账中以红色提示。
      </p>
      <Form layout="vertical" onFinish={() => save.mutate()}>
        <Form.Item label="确认方式" htmlFor="intake-at-once">
          <Radio.Group
            id="intake-at-once"
            value={value}
            onChange={(event) => setChosen(event.target.value)}
            options={[
              { value: false, label: '工作人员与申请人确认，逐件登记' },
              { value: true, label: '即时确认：提交当日即为收到申请之日，自动登记、发登记回执' },
            ]}
            className="upright"
          />
        </Form.Item>
        <p className="quiet">没有通过提交校验的在线申请不会即时确认，仍由工作人员确认。修改留有审计记录。</p>
        <Failure of={save.error ?? found.error} />
        <Button type="primary" htmlType="submit" disabled={value === now} loading={save.isPending}>
          保存
        </Button>
      </Form>
    </Card>
  )
}
