import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { ChainSettings, Use } from '../../../modules/review/api.ts'
import { call, Refusals } from '../../api.ts'
import { Failure, fieldErrors } from '../../parts/failure.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { ChainUses } from './chain-uses.tsx'

export interface EditedChain {
  name: string
  levels: { name: string; signers: readonly number[] }[]
  uses: readonly Use[]
  /** The version on the screen; 0 for a new chain. */
  seen: number
}

interface Props {
  start: EditedChain
  signers: ChainSettings['signers']
  onClose: () => void
}

const LEAST = 3
const MOST = 9

/** One chain, level by level. Saving makes a new version. */
export function ChainEditor({ start, signers, onClose }: Props) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [name, setName] = useState(start.name)
  const [levels, setLevels] = useState(() => start.levels.map((each) => ({ ...each, key: keyOf() })))
  const [uses, setUses] = useState(() => start.uses.map((each) => ({ ...each, key: keyOf() })))
  const isShort = uses.length > 0 && uses.every(({ topic }) => topic === 'correction')
  const change = (key: string, to: Partial<(typeof levels)[number]>) =>
    setLevels((now) => now.map((each) => (each.key === key ? { ...each, ...to } : each)))
  const save = useMutation({
    mutationFn: () => {
      const body = {
        name,
        seen: start.seen,
        levels: levels.map((each) => ({ name: each.name, signers: [...each.signers] })),
        uses: uses.map(({ columnId, topic }) => ({ columnId, topic })),
      }
      return call('POST', '/api/settings/review-chains', { body })
    },
    onSuccess: () => {
      message.success('审核流程已保存')
      onClose()
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['settings', 'chains'] }),
        client.invalidateQueries({ queryKey: ['review-chains'] }),
      ]),
  })
  return (
    <Card title={start.seen === 0 ? '新建审核流程' : `修改“${start.name}”`}>
      <Form layout="vertical" onFinish={() => save.mutate()}>
        {start.seen === 0 && (
          <FieldItem label="流程名称" id="chain-name" field="name" failure={save.error}>
            <Input id="chain-name" value={name} onChange={(event) => setName(event.target.value)} />
          </FieldItem>
        )}
        <ChainUses
          uses={uses}
          failure={save.error}
          onChange={(key, to) =>
            setUses((now) => now.map((each) => (each.key === key ? { ...each, ...to } : each)))
          }
          onRemove={(key) => setUses((now) => now.filter((each) => each.key !== key))}
          onAdd={() => setUses((now) => [...now, { columnId: null, topic: null, key: keyOf() }])}
        />
        {levels.map((level, index) => (
          <LevelFields
            key={level.key}
            index={index}
            level={level}
            signers={signers}
            failure={save.error}
            onChange={(to) => change(level.key, to)}
            onRemove={
              levels.length > (isShort ? 1 : LEAST)
                ? () => setLevels((now) => now.filter((each) => each.key !== level.key))
                : null
            }
          />
        ))}
        <WholeFailure of={save.error} />
        <span className="actions chain-actions">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存审核流程
          </Button>
          <Button
            disabled={levels.length >= MOST}
            onClick={() => setLevels((now) => [...now, { name: '', signers: [], key: keyOf() }])}
          >
            增加一级
          </Button>
          <Button onClick={onClose}>取消</Button>
        </span>
      </Form>
    </Card>
  )
}

interface LevelProps {
  index: number
  level: { name: string; signers: readonly number[] }
  signers: ChainSettings['signers']
  failure: Error | null
  onChange: (to: { name?: string; signers?: number[] }) => void
  onRemove: (() => void) | null
}

function LevelFields({ index, level, signers, failure, onChange, onRemove }: LevelProps) {
  const id = `level-${index}`
  const known = new Set(signers.map((each) => each.id))
  return (
    <fieldset className="level-fields">
      <legend>第 {index + 1} 级</legend>
      <FieldItem label="级次名称" id={`${id}-name`} field={`levels.${index}.name`} failure={failure}>
        <Input
          id={`${id}-name`}
          value={level.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </FieldItem>
      <FieldItem
        label="审核人（其中一人签署）"
        id={`${id}-signers`}
        field={`levels.${index}.signers`}
        failure={failure}
      >
        <Select
          id={`${id}-signers`}
          mode="multiple"
          placeholder="请选择审核人"
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent="没有“审核人”岗位的人员"
          value={level.signers.filter((each) => known.has(each))}
          options={signers.map((each) => ({ value: each.id, label: `${each.name}（${each.login}）` }))}
          onChange={(chosen) => onChange({ signers: chosen })}
        />
      </FieldItem>
      {onRemove !== null && (
        <Button size="small" danger onClick={onRemove} aria-label={`删去第 ${index + 1} 级`}>
          删去
        </Button>
      )}
    </fieldset>
  )
}

/** What is wrong with the chain as a whole; the rest stands beside its field. */
function WholeFailure({ of }: { of: Error | null }) {
  if (!(of instanceof Refusals)) return <Failure of={of} />
  const beside = of.list.filter(
    ({ field }) => field === 'name' || field === 'uses' || field?.startsWith('levels.'),
  )
  const rest = of.list.filter((each) => !beside.includes(each))
  return rest.length === 0 && fieldErrors(of, 'levels').length === 0 ? null : (
    <Failure of={new Refusals(of.status, rest)} />
  )
}

let made = 0
/** Levels have no id of their own: names repeat while they are being typed. */
function keyOf(): string {
  made += 1
  return `level ${made}`
}
