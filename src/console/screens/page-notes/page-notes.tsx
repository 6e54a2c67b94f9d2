import { useQuery } from '@tanstack/react-query'
import { Button, Card, Empty, Pagination } from 'antd'
import { useState } from 'react'
import { type AnswerOf, call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { AnswerNote } from './answer-note.tsx'
import { NoteFacts } from './note-facts.tsx'

export type NotesFound = AnswerOf<'GET', '/api/page-notes'>
export type Note = NotesFound['open'][number]

/** 找错: what visitors say is wrong, the most pressing first, and what became of it. */
export function PageNotes() {
  const [page, setPage] = useState(1)
  const found = useQuery({
    queryKey: ['page-notes', page],
    queryFn: () => call('GET', '/api/page-notes', { query: { page } }),
    placeholderData: (before) => before,
  })
  return (
    <div className="stack">
      <h1>网站找错</h1>
      <span className="quiet">
        访问者从网页页脚的“我为网站找错”提交，不留姓名和联系方式，凭编号和查询码查看答复。
      </span>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {found.isSuccess && (
        <>
          <OpenNotes found={found.data} />
          <Counts counts={found.data.counts} results={found.data.results} />
          <Answered found={found.data} page={page} onPage={setPage} />
        </>
      )}
    </div>
  )
}

function OpenNotes({ found }: { found: NotesFound }) {
  return (
    <Card title={`待答复（${found.open.length}）`}>
      {found.open.length === 0 ? (
        <Empty description="没有待答复的找错。访问者提交后会出现在这里和待办中。" />
      ) : (
        <ul className="plain-list">
          {found.open.map((note) => (
            <li key={note.id}>
              <OpenNote note={note} found={found} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function OpenNote({ note, found }: { note: Note; found: NotesFound }) {
  const [isOpen, setOpen] = useState(false)
  const isLate = note.dueOn < found.today
  return (
    <>
      <div className="line-ends">
        <strong>{note.number}</strong>
        <span className={isLate ? 'days-overdue' : 'quiet'}>
          {isLate ? `已超过答复期限 ${note.dueOn}` : `${note.dueOn} 前答复`}
        </span>
      </div>
      <NoteFacts note={note} kinds={found.kinds} />
      <Button type="primary" onClick={() => setOpen(true)} aria-label={`答复 ${note.number}`}>
        答复
      </Button>
      {isOpen && <AnswerNote note={note} results={found.results} onClose={() => setOpen(false)} />}
    </>
  )
}

function Counts({ counts, results }: Pick<NotesFound, 'counts' | 'results'>) {
  const names = Object.entries(results) as [keyof typeof results, string][]
  return (
    <Card title="办理统计">
      <ul className="plain-list">
        {counts.map(({ year, received, answered, inTime, byResult }) => (
          <li key={year}>
            <strong>{year} 年</strong>　收到 {received} 件，已答复 {answered} 件，其中按期答复 {inTime} 件。
            {answered > 0 && (
              <span className="quiet">
                {names.map(([key, name]) => `${name} ${byResult[key]} 件`).join('；')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Answered({
  found,
  page,
  onPage,
}: {
  found: NotesFound
  page: number
  onPage: (to: number) => void
}) {
  const { total, perPage, items } = found.answered
  if (total === 0) return null
  return (
    <Card title={`已答复（${total}）`}>
      <ul className="plain-list">
        {items.map((note) => (
          <li key={note.id}>
            <div className="line-ends">
              <strong>{note.number}</strong>
              {note.answer !== null && (
                <span className={note.answer.on > note.dueOn ? 'days-overdue' : 'quiet'}>
                  {note.answer.on} 答复：{found.results[note.answer.result]}
                  {note.answer.on > note.dueOn && `（期限 ${note.dueOn}）`}
                </span>
              )}
            </div>
            <NoteFacts note={note} kinds={found.kinds} />
          </li>
        ))}
      </ul>
      <Pagination current={page} pageSize={perPage} total={total} onChange={onPage} hideOnSinglePage />
    </Card>
  )
}
