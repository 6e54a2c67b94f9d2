import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Input, Pagination, Tag } from 'antd'
import { useState } from 'react'
import { type AnswerOf, call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { LexiconEntry } from './lexicon-entry.tsx'
import { LexiconFile } from './lexicon-file.tsx'
import { Rescreening } from './rescreening.tsx'

export type LexiconFound = AnswerOf<'GET', '/api/settings/lexicon'>
export type Entry = LexiconFound['items'][number]

/** 筛查词库: what texts are read with, the organ's own entries over those that come with the program. */
export function LexiconSetting() {
  const [words, setWords] = useState('')
  const [page, setPage] = useState(1)
  const [open, setOpen] = useState<Entry | 'new' | null>(null)
  const found = useQuery({
    queryKey: ['settings', 'lexicon', words, page],
    queryFn: () => call('GET', '/api/settings/lexicon', { query: { words, page } }),
    placeholderData: (before) => before,
  })
  if (found.data === undefined) return <Failure of={found.error} onRetry={() => found.refetch()} />
  const { own, starter, total, perPage, items, version } = found.data
  const search = (typed: string) => {
    setWords(typed.trim())
    setPage(1)
  }
  return (
    <div className="stack">
      <span className="quiet">
        自带词库 {starter} 条，本单位 {own}{' '}
        条。本单位的词条与自带的同名时，以本单位的为准；级别选“停用”，即不再提示。改动立即用于今后的筛查；已经公开的信息随后在后台重新筛查，文本不变，发现的问题列入“待更正”。
      </span>
      <Card
        title="词条"
        extra={
          <Button type="primary" onClick={() => setOpen('new')}>
            新增词条
          </Button>
        }
      >
        <Input.Search
          allowClear
          aria-label="查找词条"
          placeholder="查找词条或者建议"
          className="lexicon-search"
          onSearch={search}
        />
        <Failure of={found.error} onRetry={() => found.refetch()} />
        {total === 0 && <p className="quiet">没有包含“{words}”的词条。</p>}
        <ul className="plain-list">
          {items.map((each) => (
            <li key={each.text} className="line-ends">
              <EntryLine entry={each} found={found.data} />
              <Button size="small" aria-label={`修改词条：${each.text}`} onClick={() => setOpen(each)}>
                修改
              </Button>
            </li>
          ))}
        </ul>
        <Pagination
          current={page}
          pageSize={perPage}
          total={total}
          showSizeChanger={false}
          onChange={setPage}
          hideOnSinglePage
        />
      </Card>
      <Rescreening />
      <LexiconFile version={version} />
      <Ignored found={found.data} onOpen={search} />
      <Versions found={found.data} />
      {open !== null && (
        <LexiconEntry
          entry={open === 'new' ? null : open}
          version={version}
          categories={found.data.categories}
          severities={found.data.severities}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}

const TONES = { block: 'error', warn: 'warning', note: 'processing', off: 'default' } as const

function EntryLine({ entry, found }: { entry: Entry; found: LexiconFound }) {
  const { text, replacement, severity, category, exceptions, source, validFrom, validUntil, isOwn } = entry
  const notes = [
    found.categories[category],
    exceptions.length > 0 ? `例外：${exceptions.join('、')}` : '',
    validFrom === null && validUntil === null ? '' : `${validFrom ?? ''} 至 ${validUntil ?? ''}`,
    source,
  ].filter((each) => each !== '')
  return (
    <span className="lexicon-line">
      <Tag color={TONES[severity]}>{found.severities[severity]}</Tag>
      <strong>{text}</strong>
      {replacement !== '' && ` → ${replacement}`}
      {isOwn && <Tag className="lexicon-own">本单位</Tag>}
      <br />
      <span className="quiet">{notes.join('；')}</span>
    </span>
  )
}

function Ignored({ found, onOpen }: { found: LexiconFound; onOpen: (text: string) => void }) {
  if (found.ignored.length === 0) return null
  return (
    <Card title="常被忽略的词条">
      <p className="quiet">多次被忽略的，可能需要加一个例外，或者降低级别。</p>
      <ul className="plain-list">
        {found.ignored.map(({ entry, times }) => (
          <li key={entry} className="line-ends">
            <Button type="link" className="link-button" onClick={() => onOpen(entry)}>
              {entry}
            </Button>
            <span className="quiet">忽略 {times} 次</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Versions({ found }: { found: LexiconFound }) {
  if (found.versions.length === 0) return null
  return (
    <Card title="修改记录">
      <ul className="plain-list">
        {found.versions.map(({ version, source, madeOn, madeBy, entries }) => (
          <li key={version} className="line-ends">
            <span>
              第 {version} 版　{source}
            </span>
            <span className="quiet">
              {madeOn}　{madeBy}　共 {entries} 条
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What has to follow a change of the lexicon. */
export function useLexiconChanged() {
  const client = useQueryClient()
  const { message } = App.useApp()
  return async (words: string) => {
    await client.invalidateQueries({ queryKey: ['settings', 'lexicon'] })
    message.success(words)
  }
}

/** Removes an own entry: where the starter lexicon has it, that one counts again. */
export function useRemoveEntry(version: number, onDone: () => void) {
  const changed = useLexiconChanged()
  return useMutation({
    mutationFn: (text: string) =>
      call('POST', '/api/settings/lexicon/removal', { body: { text, seen: version } }),
    onSuccess: async (_, text) => {
      await changed(`已删除“${text}”`)
      onDone()
    },
  })
}
