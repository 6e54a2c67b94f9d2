import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Form, Input, Radio, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { type AnswerOf, call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'

type Setting = AnswerOf<'GET', '/api/settings/replies'>

/** 答复审批: who approves a reply, level by level, and whether it is sealed before service. */
export function Replies() {
  const found = useQuery({
    queryKey: ['settings', 'replies'],
    queryFn: () => call('GET', '/api/settings/replies'),
  })
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  if (found.isPending) return <Skeleton active />
  return <ReplyForm key={found.data.version} start={found.data} />
}

const SUGGESTED = ['科室负责人', '法制审核', '政府信息公开工作机构负责人', '分管领导']
const MOST = 6

function ReplyForm({ start }: { start: Setting }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [levels, setLevels] = useState(() => start.levels.map((each, key) => ({ ...each, key })))
  const [seal, setSeal] = useState(start.seal)
  const save = useMutation({
    mutationFn: () =>
      call('PUT', '/api/settings/replies', {
        body: {
          levels: levels.map(({ name, signers }) => ({ name, signers: [...signers] })),
          seal,
          seen: start.version,
        },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['settings', 'replies'] })
      message.success('已保存')
    },
  })
  const change = (key: number, to: Partial<(typeof levels)[number]>) =>
    setLevels((now) => now.map((each) => (each.key === key ? { ...each, ...to } : each)))
  const add = () =>
    setLevels((now) => [
      ...now,
      {
        key: Math.max(-1, ...now.map((each) => each.key)) + 1,
        name: SUGGESTED[now.length] ?? '',
        signers: [],
      },
    ])
  const people = start.people.map(({ id, name, login }) => ({ value: id, label: `${name}（${login}）` }))
  const fields = levels.flatMap((_, index) => [`levels.${index}.name`, `levels.${index}.signers`])
  return (
    <div className="stack">
      <span className="quiet">
        改动后送审的答复按新流程审批，已经送审的仍按送审时的流程。审批人须有“答复审批人”或者“政府信息公开工作机构负责人”岗位；拟稿人不审批自己的答复，同一人不签两级。
      </span>
      <Card title={start.version === 0 ? '答复审批' : `答复审批（第 ${start.version} 版）`}>
        <Form layout="vertical" onFinish={() => save.mutate()}>
          {levels.length === 0 && <p>未设审批级次：由政府信息公开工作机构负责人一人审批。</p>}
          {levels.map((level, index) => (
            <fieldset className="level-fields" key={level.key}>
              <legend>第 {index + 1} 级</legend>
              <FieldItem
                label="级次名称"
                id={`reply-level-${index}`}
                field={`levels.${index}.name`}
                failure={save.error}
              >
                <Input
                  id={`reply-level-${index}`}
                  value={level.name}
                  onChange={(event) => change(level.key, { name: event.target.value })}
                />
              </FieldItem>
              <FieldItem
                label="审批人（其中一人签署）"
                id={`reply-signers-${index}`}
                field={`levels.${index}.signers`}
                failure={save.error}
              >
                <Select
                  id={`reply-signers-${index}`}
                  mode="multiple"
                  placeholder="请选择审批人"
                  showSearch={{ optionFilterProp: 'label' }}
                  notFoundContent="没有“答复审批人”岗位的人员"
                  value={level.signers.filter((each) => people.some(({ value }) => value === each))}
                  options={people}
                  onChange={(signers: number[]) => change(level.key, { signers })}
                />
              </FieldItem>
              <Button
                size="small"
                danger
                aria-label={`删去第 ${index + 1} 级`}
                onClick={() => setLevels((now) => now.filter((each) => each.key !== level.key))}
              >
                删去
              </Button>
            </fieldset>
          ))}
          <div className="actions level-add">
            <Button disabled={levels.length >= MOST} onClick={add}>
              增加一级
            </Button>
          </div>
          <FieldItem
            label="用印"
            id="reply-seal"
            field="seal"
            failure={save.error}
            extra="用印的答复书是送达申请人并归档的文件"
          >
            <Radio.Group
              id="reply-seal"
              value={seal}
              options={[
                { value: 'required', label: '答复书须用印后送达' },
                { value: 'optional', label: '可以不用印' },
              ]}
              onChange={(event) => setSeal(event.target.value as Setting['seal'])}
            />
          </FieldItem>
          <FailureBeyond of={save.error} fields={fields} />
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
        </Form>
      </Card>
    </div>
  )
}
