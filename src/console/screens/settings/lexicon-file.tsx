import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Card, Upload } from 'antd'
import { type AnswerOf, call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { useLexiconChanged } from './lexicon.tsx'

type Preview = AnswerOf<'POST', '/api/settings/lexicon/preview'>

/** The organ's own lexicon as a table: kept as a file, and taken in again once its changes have been seen. */
export function LexiconFile({ version }: { version: number }) {
  const changed = useLexiconChanged()
  const looking = useMutation({
    mutationFn: async (chosen: File) => {
      const file = await base64Of(chosen)
      const preview = await call('POST', '/api/settings/lexicon/preview', {
        body: { file, name: chosen.name },
      })
      return { file, name: chosen.name, preview }
    },
  })
  const adopting = useMutation({
    mutationFn: ({ file, name, preview }: NonNullable<typeof looking.data>) =>
      call('PUT', '/api/settings/lexicon', { body: { file, name, seen: preview.seen } }),
    onSuccess: async ({ added, changed: other, removed }) => {
      await changed(`已导入：新增 ${added} 条，改动 ${other} 条，删除 ${removed} 条`)
      looking.reset()
    },
  })
  return (
    <Card title="整份导入、导出">
      <p className="quiet">
        导出后可在电子表格中编辑，再整份导入；导入的文件代替本单位现有的全部词条，自带词库不变。
      </p>
      <div className="stack">
        <div className="line-ends">
          <Upload
            accept=".csv"
            showUploadList={false}
            beforeUpload={(chosen) => {
              looking.mutate(chosen)
              return false
            }}
          >
            <Button loading={looking.isPending}>选择 CSV 文件</Button>
          </Upload>
          {version > 0 && <a href="/api/settings/lexicon.csv">导出本单位词库（CSV）</a>}
        </div>
        <Failure of={looking.error ?? adopting.error} />
        {looking.data !== undefined && (
          <Look
            name={looking.data.name}
            preview={looking.data.preview}
            isAdopting={adopting.isPending}
            onAdopt={() => adopting.mutate(looking.data)}
            onDrop={() => looking.reset()}
          />
        )}
      </div>
    </Card>
  )
}

interface LookProps {
  name: string
  preview: Preview
  isAdopting: boolean
  onAdopt: () => void
  onDrop: () => void
}

/** What the file would change, before it does. */
function Look({ name, preview, isAdopting, onAdopt, onDrop }: LookProps) {
  const { entries, added, changed, removed, problems } = preview
  const parts = [
    ['新增', added],
    ['改动', changed],
    ['删除', removed],
  ] as const
  const nothing = added.count + changed.count + removed.count === 0
  return (
    <section aria-label="导入前的核对" className="stack">
      <strong>
        {name}：读到 {entries} 条
      </strong>
      {problems.count > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`有 ${problems.count} 处没有读取`}
          description={
            <ul className="plain-list">
              {problems.lines.map(({ line, what }) => (
                <li key={`${line} ${what}`}>
                  第 {line} 行：{what}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {parts.map(
        ([title, { count, texts }]) =>
          count > 0 && (
            <span key={title}>
              {title} {count} 条：{texts.join('、')}
              {count > texts.length && '……'}
            </span>
          ),
      )}
      {nothing && <span className="quiet">与本单位现在的词库相同。</span>}
      <div>
        <Button type="primary" disabled={nothing} loading={isAdopting} onClick={onAdopt}>
          按此导入
        </Button>{' '}
        <Button onClick={onDrop}>取消</Button>
      </div>
    </section>
  )
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
