import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Form, Radio } from 'antd'
import { useState } from 'react'
import { type AnswerOf, call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'

type Practice = AnswerOf<'GET', '/api/settings/remedies'>['setting']['secondInstance']

/** What a second instance does to table 4 of the annual report. */
export function RemedySetting() {
  const client = useQueryClient()
  const { message } = App.useApp()
  const found = useQuery({
    queryKey: ['settings', 'remedies'],
    queryFn: () => call('GET', '/api/settings/remedies'),
  })
  const [chosen, setChosen] = useState<Practice | null>(null)
  const now = found.data?.setting.secondInstance
  const value = chosen ?? now
  const save = useMutation({
    mutationFn: () =>
      call('PUT', '/api/settings/remedies', {
        body: { secondInstance: value ?? 'final', version: found.data?.setting.version ?? 0 },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['settings', 'remedies'] })
      setChosen(null)
      message.success('已保存，对今后登记的二审结果有效')
    },
  })
  const choices = Object.entries(found.data?.practices ?? {}) as [Practice, string][]
  return (
    <Card title="复议、诉讼的统计" loading={found.isPending}>
      <p className="quiet">
        一件诉讼在年度报告表四只计一次，计入审结的年度。各地对二审结果的统计口径不一，请按上级要求选择；已经公布年报的年度不因二审改动。
      </p>
      <Form layout="vertical" onFinish={() => save.mutate()}>
        <Form.Item label="二审结果" htmlFor="remedy-practice">
          <Radio.Group
            id="remedy-practice"
            value={value}
            onChange={(event) => setChosen(event.target.value)}
            options={choices.map(([key, label]) => ({ value: key, label }))}
            className="upright"
          />
        </Form.Item>
        <Failure of={save.error ?? found.error} />
        <Button type="primary" htmlType="submit" disabled={value === now} loading={save.isPending}>
          保存
        </Button>
      </Form>
    </Card>
  )
}
