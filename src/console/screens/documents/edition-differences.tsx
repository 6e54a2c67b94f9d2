import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { Content, EditionView, Related } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { useColumns } from '../../parts/use-columns.ts'
import { DISCLOSURES, GENRES, KINDS, RELATIONS } from '../../parts/words.ts'
import { changesBetween } from '../review/changes-between.ts'
import { type Part, sideBySide } from './side-by-side.ts'

interface Props {
  documentId: number
  before: number
  after: number
}

/** Two editions beside each other: the text paragraph by paragraph, then whatever else differs. */
export function EditionDifferences({ documentId, before, after }: Props) {
  const { nameOf } = useColumns()
  const found = useQuery({
    queryKey: ['documents', 'comparison', documentId, before, after],
    queryFn: () =>
      call('GET', '/api/documents/:id/comparison', { params: { id: documentId }, query: { before, after } }),
  })
  if (found.isPending) return <Skeleton active />
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  const pair = found.data
  const rows = sideBySide(changesBetween(pair.before.content, pair.after.content))
  const titles = new Map(pair.related.map(({ id, title }) => [id, title]))
  const facts = differingFacts(pair.before, pair.after, { nameOf, titles })
  const isSameText = rows.every(({ before: old, after: now }) => old === now)
  return (
    <>
      <p className="difference-legend">
        <del>− 删去的文字</del>　<ins>＋ 新增的文字</ins>
      </p>
      {facts.length > 0 && (
        <Table caption="信息项" names={['', '信息项']} pair={pair}>
          {facts.map(({ label, old, now }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{old === '' ? <Nothing /> : <Removed text={old} />}</td>
              <td>{now === '' ? <Nothing /> : <Added text={now} />}</td>
            </tr>
          ))}
        </Table>
      )}
      {isSameText ? (
        <p>标题和正文相同。{facts.length === 0 && '信息项也相同。'}</p>
      ) : (
        <Table caption="标题和正文" names={[]} pair={pair}>
          {rows.map((row) => (
            <tr key={row.place} className={row.before === row.after ? undefined : 'difference-row'}>
              <td>{row.before === null ? <Nothing /> : <Parts of={row.before} as={Removed} />}</td>
              <td>{row.after === null ? <Nothing /> : <Parts of={row.after} as={Added} />}</td>
            </tr>
          ))}
        </Table>
      )}
    </>
  )
}

function Table(props: {
  caption: string
  names: string[]
  pair: { before: EditionLike; after: EditionLike }
  children: React.ReactNode
}) {
  const { caption, names, pair, children } = props
  return (
    <table className="difference">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {names.length > 0 && <th scope="col">{names[1]}</th>}
          {[pair.before, pair.after].map(({ no, publishedOn, author }) => (
            <th key={no} scope="col">
              第 {no} 版{' '}
              <span className="quiet">
                {publishedOn ?? '未发布'} {author}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

type EditionLike = Pick<EditionView, 'no' | 'publishedOn' | 'author'>

function Parts({ of, as: Mark }: { of: readonly Part[]; as: typeof Removed }) {
  let place = 0
  return of.map(({ text, isChanged }) => {
    place += text.length
    return isChanged ? <Mark key={place} text={text} /> : <span key={place}>{text}</span>
  })
}

/** Colour, a sign, and a word for those who hear the page. */
function Removed({ text }: { text: string }) {
  return (
    <del>
      <span className="heard">删去：</span>
      <span aria-hidden>−</span>
      {text}
      <span className="heard">。</span>
    </del>
  )
}

function Added({ text }: { text: string }) {
  return (
    <ins>
      <span className="heard">新增：</span>
      <span aria-hidden>＋</span>
      {text}
      <span className="heard">。</span>
    </ins>
  )
}

function Nothing() {
  return <span className="quiet">（无）</span>
}

/** What differs beside title and text, in words. */
function differingFacts(
  before: { content: Content },
  after: { content: Content },
  names: { nameOf: (columnId: number) => string; titles: Map<Related['id'], string> },
): { label: string; old: string; now: string }[] {
  return FACTS.map(([label, words]) => ({
    label,
    old: words(before.content, names),
    now: words(after.content, names),
  })).filter(({ old, now }) => old !== now)
}

type Names = Parameters<typeof differingFacts>[2]

const FACTS: readonly (readonly [string, (content: Content, names: Names) => string])[] = [
  ['栏目', ({ columnId }, { nameOf }) => nameOf(columnId)],
  ['信息类型', ({ kind }) => KINDS[kind]],
  ['体裁', ({ genre }) => (genre === '' ? '' : GENRES[genre])],
  ['文号', ({ documentNumber }) => documentNumber],
  ['发文日期', ({ issuedOn }) => issuedOn ?? ''],
  ['分类', ({ theme }) => theme],
  ['公开属性', ({ disclosure }) => DISCLOSURES[disclosure]],
  ['公开属性的理由', ({ disclosureReason }) => disclosureReason],
  ['是否转载', ({ isRepost }) => (isRepost ? '转载' : '本机关信息')],
  ['来源', ({ source }) => source],
  ['来源网址', ({ sourceUrl }) => sourceUrl],
  ['作者', ({ byline }) => byline],
  ['关键词', ({ keywords }) => keywords],
  ['内容概述', ({ summary }) => summary],
  ['附件', ({ attachments }) => attachments.map(({ name }) => name).join('、')],
  [
    '相关文件',
    ({ relations }, { titles }) =>
      relations
        .map(
          ({ kind, documentId }) =>
            `${RELATIONS[kind].states}《${titles.get(documentId) ?? '已不公开的信息'}》`,
        )
        .join('、'),
  ],
]
