import { useQuery } from '@tanstack/react-query'
import { Button, Card, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { type AnswerOf, call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { LetterEditor } from './letters-editor.tsx'
import './letters.css'

export type Template = AnswerOf<'GET', '/api/settings/letter-templates'>[number]

/** 告知书模板: the organ's own wording of each letter, and of the sentence of each outcome. */
export function LetterTemplates() {
  const [open, setOpen] = useState('')
  const found = useQuery({
    queryKey: ['settings', 'letters'],
    queryFn: () => call('GET', '/api/settings/letter-templates'),
  })
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  if (found.isPending) return <Skeleton active />
  const edited = found.data.find((each) => keyOf(each) === open)
  if (edited !== undefined) {
    return <LetterEditor key={`${open} ${edited.version}`} template={edited} onClose={() => setOpen('')} />
  }
  const edit = (each: Template) => setOpen(keyOf(each))
  return (
    <div className="stack">
      <span className="quiet">
        改动只用于今后的文书，已经发出的不变。复议机关、法院和工作机构在“单位与网站”中修改。
      </span>
      <Card title="文书">
        <TemplateList of={found.data.filter(({ outcome }) => outcome === '')} onEdit={edit} />
      </Card>
      <Card title="答复书中的处理决定">
        <p className="quiet">
          每种答复结果一句，写入答复书的“{'{处理决定}'}”。救济途径按答复结果和日期生成，不在这里填写。
        </p>
        <TemplateList of={found.data.filter(({ outcome }) => outcome !== '')} onEdit={edit} />
      </Card>
    </div>
  )
}

function TemplateList({ of, onEdit }: { of: readonly Template[]; onEdit: (each: Template) => void }) {
  return (
    <ul className="plain-list">
      {of.map((each) => (
        <li key={keyOf(each)} className="template-line">
          <span className="template-name">{each.label}</span>
          {each.isOwn ? <Tag color="blue">本单位第 {each.version} 版</Tag> : <Tag>默认</Tag>}
          <Button size="small" aria-label={`编辑：${each.label}`} onClick={() => onEdit(each)}>
            编辑
          </Button>
        </li>
      ))}
    </ul>
  )
}

function keyOf({ kind, outcome }: Pick<Template, 'kind' | 'outcome'>): string {
  return `${kind}/${outcome}`
}
