import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { call, Refusals } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton, reasonText } from '../../parts/guarded-button.tsx'
import type { useDraft } from './use-draft.ts'

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
  const chains = useQuery({ queryKey: ['review-chains'], queryFn: () => call('GET', '/api/review-chains') })
  const [chosen, setChosen] = useState<string | null>(null)
  const chainName = chosen ?? chains.data?.[0]?.name ?? ''
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
      await call('POST', '/api/documents/:id/submit', { params, body: { version, chainName } })
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
  const noChain =
    chains.data?.length === 0
      ? refusal('no-chain', '还没有设置审核流程，请联系系统管理员', { article: '条例第十七条' })
      : null
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
        {(chains.data?.length ?? 0) > 1 && can.submit === null && (
          <Select
            aria-label="审核流程"
            value={chainName}
            style={{ minWidth: 160 }}
            options={(chains.data ?? []).map(({ name }) => ({ value: name, label: name }))}
            onChange={setChosen}
          />
        )}
        <GuardedButton
          type={can.submit === null ? 'primary' : 'default'}
          whyNot={can.submit ?? noChain}
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
        <GuardedButton whyNot={can.newEdition} onClick={() => edition.mutate()} loading={edition.isPending}>
          新建版次
        </GuardedButton>
        {isStale && <Button onClick={draft.discard}>放弃我的修改，读取最新文本</Button>}
      </div>
      <Reasons
        list={[
          ['送审', can.submit ?? noChain],
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
