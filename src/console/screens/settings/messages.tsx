import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import type { EmailSettings, SmsSettings } from '../../../modules/messages/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { EmailForm } from './email-form.tsx'
import { SenderActions } from './sender-actions.tsx'
import { SmsForm } from './sms-form.tsx'

/** 消息与短信: how applicants who asked for it get word of what happens in their case. */
export function Messages() {
  const found = useQuery({
    queryKey: ['settings', 'messages'],
    queryFn: () => call('GET', '/api/settings/messages'),
  })
  const email = found.data?.find(({ kind }) => kind === 'email')
  const sms = found.data?.find(({ kind }) => kind === 'sms')
  return (
    <div className="stack">
      <span className="quiet">
        申请人在申请表上选择接收提醒的，登记、补正、延期、答复等环节会自动发送一条提醒，只写编号和查询网址，不写申请内容。没有设置的方式不发送。
      </span>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      <Card title="电子邮件" loading={found.isPending}>
        <EmailForm
          key={`email ${email?.version ?? 0}`}
          settings={(email?.settings as EmailSettings | undefined) ?? null}
          version={email?.version ?? 0}
        />
        {email !== undefined && <SenderActions kind="email" />}
      </Card>
      <Card title="短信" loading={found.isPending}>
        <SmsForm
          key={`sms ${sms?.version ?? 0}`}
          settings={(sms?.settings as SmsSettings | undefined) ?? null}
          version={sms?.version ?? 0}
        />
        {sms !== undefined && <SenderActions kind="sms" />}
      </Card>
    </div>
  )
}
