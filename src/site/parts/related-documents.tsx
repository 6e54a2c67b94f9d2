import type { FC } from 'hono/jsx'

type Kind = 'interprets' | 'repeals' | 'amends'

interface Related {
  id: number
  title: string
  documentNumber: string
  kind: Kind
}

/** What a document states of others, and what others state of it. */
export interface RelationsView {
  states: readonly Related[]
  statedBy: readonly Related[]
}

const STATES: Record<Kind, string> = { interprets: '解读的文件', repeals: '废止的文件', amends: '修改的文件' }
const STATED_BY: Record<Kind, string> = {
  interprets: '政策解读',
  repeals: '由以下文件废止',
  amends: '由以下文件修改',
}
const ORDER: readonly Kind[] = ['interprets', 'repeals', 'amends']

/** 相关文件: 解读 and 文件 lead to each other, so do what ends or changes and what was ended or changed. */
export const RelatedDocuments: FC<{ relations: RelationsView }> = ({ relations }) => {
  const groups = ORDER.flatMap((kind) => [
    { name: STATES[kind], items: relations.states.filter((each) => each.kind === kind) },
    { name: STATED_BY[kind], items: relations.statedBy.filter((each) => each.kind === kind) },
  ]).filter(({ items }) => items.length > 0)
  if (groups.length === 0) return null
  return (
    <aside class="related" aria-label="相关文件">
      {groups.map(({ name, items }) => (
        <section>
          <h2>{name}</h2>
          <ul>
            {items.map((each) => (
              <li>
                <DocumentLink of={each} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </aside>
  )
}

/** 失效、废止、修改 at the top of the page, with the day, the reason and what did it. */
export const ValidityNote: FC<{
  validity: '有效' | '失效' | '废止' | '修改'
  changedOn: string | null
  reason: string
  relations: RelationsView
}> = ({ validity, changedOn, reason, relations }) => {
  if (validity === '有效') return null
  const kind = validity === '修改' ? 'amends' : 'repeals'
  const by = validity === '失效' ? [] : relations.statedBy.filter((each) => each.kind === kind)
  return (
    <p class="status" role="note">
      <strong>本文件已{validity}</strong>
      {changedOn === null ? null : <span class="number">（{changedOn}）</span>}
      {by.map((each) => (
        <>
          ，见 <DocumentLink of={each} />
        </>
      ))}
      {reason === '' ? null : `，${reason.replace(/[。；]+$/, '')}`}。
      {validity === '修改' ? '请以修改后的规定为准。' : '仅供查阅。'}
    </p>
  )
}

const DocumentLink: FC<{ of: Related }> = ({ of }) => (
  <>
    <a href={`/documents/${of.id}`}>《{of.title}》</a>
    {of.documentNumber === '' ? null : `（${of.documentNumber}）`}
  </>
)
