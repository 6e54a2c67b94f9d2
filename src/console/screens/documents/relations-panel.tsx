import { useQuery } from '@tanstack/react-query'
import { Button, Card, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type {
  Content,
  DocumentView,
  Related,
  Relation,
  RelationKind,
} from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { Failure, fieldErrors } from '../../parts/failure.tsx'
import { RELATIONS } from '../../parts/words.ts'

interface Props {
  document: DocumentView
  relations: Content['relations']
  /** Absent where nothing may be changed. */
  onChange: ((relations: Relation[]) => void) | null
  failure: Error | null
}

/** 相关文件: what the open edition states, and what the public reads of it on both sides. */
export function RelationsPanel({ document, relations, onChange, failure }: Props) {
  const [chosen, setChosen] = useState<Related[]>([])
  const known = [...document.openRelated, ...document.relations.states, ...chosen]
  const titleOf = (id: number) => known.find((each) => each.id === id)?.title ?? '（已不公开的信息）'
  const { states, statedBy } = document.relations
  const problems = [
    ...fieldErrors(failure, 'relations'),
    ...document.gate.filter(({ field }) => field === 'relations').map(({ message }) => message),
  ]
  const shown = document.open === null ? states.map(({ kind, id }) => ({ kind, documentId: id })) : relations
  if (onChange === null && shown.length === 0 && statedBy.length === 0) return null
  return (
    <Card title="相关文件">
      <ul className="plain-list">
        {shown.map((relation) => (
          <li key={`${relation.kind} ${relation.documentId}`} className="relation-line">
            <span>
              <b className="relation-kind">{RELATIONS[relation.kind].states}</b>
              <Link to={`/documents/${relation.documentId}`}>{titleOf(relation.documentId)}</Link>
            </span>
            {onChange !== null && (
              <Button
                type="text"
                size="small"
                aria-label={`删除：${RELATIONS[relation.kind].states}${titleOf(relation.documentId)}`}
                onClick={() => onChange(relations.filter((each) => each !== relation))}
              >
                删除
              </Button>
            )}
          </li>
        ))}
        {statedBy.map(({ id, kind, title }) => (
          <li key={`by ${kind} ${id}`}>
            <b className="relation-kind">{RELATIONS[kind].statedBy}</b>
            <Link to={`/documents/${id}`}>{title}</Link>
          </li>
        ))}
      </ul>
      {problems.map((words) => (
        <p key={words} className="relation-problem" role="alert">
          {words}
        </p>
      ))}
      {onChange !== null && (
        <NewRelation
          onAdd={(kind, related) => {
            setChosen((now) => [...now, related])
            const isThere = relations.some((each) => each.kind === kind && each.documentId === related.id)
            if (!isThere) onChange([...relations, { kind, documentId: related.id }])
          }}
          besides={document.id}
        />
      )}
    </Card>
  )
}

function NewRelation(props: { onAdd: (kind: RelationKind, related: Related) => void; besides: number }) {
  const [kind, setKind] = useState<RelationKind>('interprets')
  const [words, setWords] = useState('')
  const found = useQuery({
    queryKey: ['documents', 'relatable', words],
    queryFn: () => call('GET', '/api/published-documents', { query: { words } }),
    staleTime: 10_000,
  })
  const list = (found.data ?? []).filter(({ id }) => id !== props.besides)
  return (
    <>
      <div className="relation-new">
        <Select
          aria-label="关联方式"
          value={kind}
          onChange={setKind}
          options={(Object.keys(RELATIONS) as RelationKind[]).map((value) => ({
            value,
            label: RELATIONS[value].states,
          }))}
        />
        <Select<number>
          aria-label="要关联的已公开文件"
          placeholder="按标题、文号或索引号查找"
          showSearch={{ filterOption: false, onSearch: setWords }}
          value={null}
          loading={found.isFetching}
          notFoundContent={found.isFetching ? '正在查找…' : '没有找到已公开的文件'}
          options={list.map(({ id, title, documentNumber, indexNumber }) => ({
            value: id,
            label: `${title}　${documentNumber || indexNumber}`,
          }))}
          onSelect={(id) => {
            const related = list.find((each) => each.id === id)
            if (related !== undefined) props.onAdd(kind, related)
          }}
        />
      </div>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      <p className="quiet relation-hint">
        {kind === 'interprets'
          ? '发布后，两份信息的公开页面互相链接。'
          : `发布时，所选文件同时标注为“${kind === 'repeals' ? '废止' : '修改'}”，并计入年度报告表二。`}
      </p>
    </>
  )
}
