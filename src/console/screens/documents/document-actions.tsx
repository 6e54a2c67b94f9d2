import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { call, Refusals } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton, reasonText } from '../../parts/guarded-button.tsx'
import { SubmitChoice, useSubmission } from '../review/submit-choice.tsx'
import { ScheduleForm } from './schedule-panel.tsx'
import { UrgentForm } from './urgent-panel.tsx'
import type { useDraft } from './use-draft.ts'
import { MarkValidity } from './validity-panel.tsx'

interface Props {
  document: DocumentView
  draft: ReturnType<typeof useDraft>
}

/** The next acts; what cannot be done now says why. */
export function DocumentActions({ document, draft }: Props) {
  const { message, modal } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { can } = document
  const submission = useSubmission(document)
  const [form, setForm] = useState<'schedule' | 'urgent' | null>(null)
  const params = { id: document.id }
  const done = async (words: string) => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['documents'] }),
      client.invalidateQueries({ queryKey: ['reviews'] }),
    ])
    message.success(words)
  }
  const submit = useMutation({
    mutationFn: async () => {
      const { version } = await draft.save()
      await call('POST', '/api/documents/:id/submit', { params, body: { version, ...submission.body } })
    },
    onSuccess: () => done('已送审'),
  })
  const publish = useMutation({
    mutationFn: () => call('POST', '/api/documents/:id/publication', { params, body: {} }),
    onSuccess: ({ indexNumber }) => done(`已发布，索引号 ${indexNumber}`),
  })
  const edition = useMutation({
    mutationFn: () => call('POST', '/api/documents/:id/edition', { params }),
    onSuccess: ({ no }) => done(`已新建第 ${no} 版，发布前公众看到的仍是原来的版次`),
  })
  const askPublish = () =>
    modal.confirm({
      title: '发布到网站？',
      content: '发布后公众立即可见，文本不能再直接修改。',
      okText: '发布',
      onOk: () => publish.mutateAsync().catch(() => undefined),
    })
  const unsaved = draft.isDirty ? [refusal('unsaved', '有修改尚未保存，保存后须重新送审')] : []
  const isStale = [draft.saving.error, submit.error].some(
    (each) => each instanceof Refusals && each.list.some(({ code }) => code === 'stale'),
  )
  return (
    <section aria-label="下一步">
      <div className="actions">
        <GuardedButton
          whyNot={can.edit ?? (draft.isDirty ? null : refusal('nothing', '没有需要保存的修改'))}
          onClick={() =>
            draft.save().then(
              () => message.success('已保存'),
              () => undefined,
            )
          }
          loading={draft.saving.isPending}
        >
          保存
        </GuardedButton>
        <GuardedButton
          type={can.submit === null ? 'primary' : 'default'}
          whyNot={can.submit ?? submission.whyNot}
          onClick={() => submit.mutate()}
          loading={submit.isPending}
        >
          {draft.isDirty ? '保存并送审' : '送审'}
        </GuardedButton>
        {can.sign === null && (
          <Button type="primary" onClick={() => navigate(`/reviews?document=${document.id}`)}>
            审核签署
          </Button>
        )}
        <GuardedButton
          type={can.publish.length === 0 ? 'primary' : 'default'}
          whyNot={[...unsaved, ...can.publish]}
          onClick={askPublish}
          loading={publish.isPending}
        >
          发布
        </GuardedButton>
        {can.publish.length === 0 && <Button onClick={() => setForm('schedule')}>定时发布</Button>}
        {can.publishUrgently.length === 0 && (
          <Button danger onClick={() => setForm('urgent')}>
            紧急发布
          </Button>
        )}
        <MarkValidity document={document} />
        <GuardedButton whyNot={can.newEdition} onClick={() => edition.mutate()} loading={edition.isPending}>
          新建版次
        </GuardedButton>
        {isStale && <Button onClick={draft.discard}>放弃我的修改，读取最新文本</Button>}
      </div>
      {form === 'schedule' && <ScheduleForm documentId={document.id} onClose={() => setForm(null)} />}
      {form === 'urgent' && <UrgentForm documentId={document.id} onClose={() => setForm(null)} />}
      {can.submit === null && <SubmitChoice submission={submission} />}
      <Reasons
        list={[
          ['送审', can.submit ?? submission.whyNot],
          ['发布', can.publish[0] ?? null],
          ['新建版次', can.newEdition],
        ]}
      />
      <Failure of={submit.error === draft.saving.error ? null : submit.error} />
      <Failure of={publish.error ?? edition.error} />
    </section>
  )
}

/** The reasons in the open too: a tooltip does not exist on a phone. */
function Reasons({ list }: { list: readonly (readonly [string, Refusal | null])[] }) {
  return (
    <ul className="reasons">
      {list.map(([name, reason]) =>
        reason === null ? null : (
          <li key={name}>
            不能{name}：{reasonText(reason)}
          </li>
        ),
      )}
    </ul>
  )
}
