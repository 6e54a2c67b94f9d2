import { App, Button, Card, Form, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { type Destructions, useChange } from './use-destructions.ts'

type Periods = Destructions['retention']['periods']
type Period = Periods['otherwise']
type Outcome = keyof Periods['byOutcome']

const CHOICES: { value: Period; label: string }[] = [
  { value: 10, label: '10年' },
  { value: 30, label: '30年' },
  { value: 'permanent', label: '永久' },
]

/** 保管期限 of the organ; of all that applies to a case, the longest counts. */
export function RetentionCard({
  found,
  outcomes,
}: {
  found: Destructions
  outcomes: ReadonlyMap<string, string>
}) {
  const { message } = App.useApp()
  const [periods, setPeriods] = useState<Periods>(found.retention.periods)
  const save = useChange(
    () => call('PUT', '/api/settings/retention', { body: { periods, seen: found.retention.version } }),
    () => message.success('保管期限已保存'),
  )
  const own = Object.entries(periods.byOutcome) as [Outcome, Period][]
  const set = (change: Partial<Periods>) => setPeriods({ ...periods, ...change })
  const free = [...outcomes].filter(([code]) => !Object.hasOwn(periods.byOutcome, code))
  return (
    <Card title="保管期限">
      <p className="quiet">
        自归档之日起算，没有归档的自办结之日起算；同时适用几项的，取最长的。请与本机关经批准的归档范围和保管期限表核对。
      </p>
      <Form layout="vertical" className="short-form">
        <Form.Item label="一般案件" htmlFor="retention-otherwise">
          <Select
            id="retention-otherwise"
            value={periods.otherwise}
            options={CHOICES}
            onChange={(otherwise) => set({ otherwise })}
          />
        </Form.Item>
        <Form.Item label="发生过行政复议、行政诉讼的" htmlFor="retention-remedy">
          <Select
            id="retention-remedy"
            value={periods.withRemedy}
            options={CHOICES}
            onChange={(withRemedy) => set({ withRemedy })}
          />
        </Form.Item>
        {own.map(([code, period]) => (
          <Form.Item
            key={code}
            label={`办理结果为“${outcomes.get(code) ?? code}”的`}
            htmlFor={`retention-${code}`}
          >
            <div className="actions">
              <Select
                id={`retention-${code}`}
                style={{ width: 160 }}
                value={period}
                options={CHOICES}
                onChange={(next) => set({ byOutcome: { ...periods.byOutcome, [code]: next } })}
              />
              <Button
                onClick={() =>
                  set({
                    byOutcome: Object.fromEntries(
                      own.filter(([each]) => each !== code),
                    ) as Periods['byOutcome'],
                  })
                }
              >
                移除
              </Button>
            </div>
          </Form.Item>
        ))}
        <Form.Item label="另行规定某一办理结果的期限" htmlFor="retention-add">
          <Select
            id="retention-add"
            value={null}
            placeholder="选择办理结果"
            options={free.map(([value, label]) => ({ value, label }))}
            onChange={(code: string | null) =>
              code !== null && set({ byOutcome: { ...periods.byOutcome, [code]: 30 } })
            }
          />
        </Form.Item>
        <Failure of={save.error} />
        <GuardedButton
          type="primary"
          whyNot={found.can.setRetention}
          disabled={periods === found.retention.periods}
          loading={save.isPending}
          onClick={() => save.mutate(undefined)}
        >
          保存保管期限
        </GuardedButton>
      </Form>
    </Card>
  )
}
