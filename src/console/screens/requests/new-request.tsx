import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Card, Form } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { call, Refusals } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { useUnsavedWarning } from '../../parts/use-unsaved-warning.ts'
import { MoreItems } from './more-items.tsx'
import { OralFields } from './oral-fields.tsx'
import { Registered } from './registered.tsx'
import { Scans } from './scans.tsx'
import { BLANK, newKey, type Typed } from './submission.ts'
import { ApplicantFields, ReceiptFields, WantedFields } from './submission-fields.tsx'
import { useChoices } from './use-requests.ts'

/** 登记申请: what came over the counter, by post, by fax or by another way of the internet. */
export function NewRequest() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const choices = useChoices()
  const [typed, setTyped] = useState(BLANK)
  const [key] = useState(newKey)
  const set = (change: Partial<Typed>) => setTyped((now) => ({ ...now, ...change }))
  const register = useMutation({
    mutationFn: () => send(typed, key),
    onSuccess: () => client.invalidateQueries({ queryKey: ['requests', 'list'] }),
    onError: () => window.scrollTo({ top: 0 }),
  })
  useUnsavedWarning(typed !== BLANK && !register.isSuccess)
  if (register.isSuccess) return <Registered receipt={register.data} isOral={typed.oral !== 'no'} />
  const part = { typed, set, failure: register.error, choices: choices.data }
  return (
    <>
      <div className="screen-head">
        <h1>登记申请</h1>
        <Button onClick={() => navigate('/requests')}>返回台账</Button>
      </div>
      <Form layout="vertical" onFinish={() => register.mutate()} className="stack request-form">
        <Summary of={register.error} />
        <Failure of={choices.error} onRetry={() => choices.refetch()} />
        <Card title="收到情况">
          <ReceiptFields {...part} />
          {typed.channel === 'inPerson' && <OralFields {...part} />}
          <Scans {...part} />
        </Card>
        <Card title="申请人">
          <ApplicantFields {...part} />
        </Card>
        <Card title="所需信息">
          <WantedFields {...part} />
        </Card>
        <Card title="同一份申请的其他各项">
          <MoreItems {...part} />
        </Card>
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={register.isPending}>
            登记
          </Button>
          <span className="quiet">个人信息加密保存，查看时留有记录。</span>
        </div>
      </Form>
    </>
  )
}

function send({ channel, receivedOn, oral, files, ...fields }: Typed, idempotencyKey: string) {
  const submission = { ...fields, idempotencyKey }
  const tokens = files.map(({ token }) => token)
  // What is not yet chosen, the server names beside its field together with everything else.
  const body = { channel, receivedOn, oral, files: tokens, submission } as Parameters<typeof post>[0]
  return post(body)
}

function post(body: NonNullable<Parameters<typeof call<'POST', '/api/requests'>>[2]>['body']) {
  return call('POST', '/api/requests', { body })
}

/** Above the form how many fields need another look; each message stands beside its own. */
function Summary({ of }: { of: Error | null }) {
  if (!(of instanceof Refusals)) return <Failure of={of} />
  const beyond = of.list.filter(({ field }) => field === undefined || field.endsWith('idempotencyKey'))
  const count = of.list.length - beyond.length
  const words = `有 ${count} 处需要补充或者更正，已在相应栏目旁注明；填写的内容都在。`
  const list = count === 0 ? beyond : [{ code: 'fields', message: words, article: null }, ...beyond]
  return <Failure of={new Refusals(of.status, list)} />
}
