import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { call } from '../../api.ts'
import type { Narrowing } from './use-asked.ts'
import type { Choices } from './use-requests.ts'

const FIGURES: Record<string, string> = {
  received: '新收',
  concluded: '办结',
  late: '逾期办结',
  extended: '延期',
  supplementsAsked: '补正告知',
}

/** By which number of the board the list was narrowed, and the way back. */
export function NarrowedBy({
  choices,
  narrowing,
  onClear,
}: {
  choices: Choices | undefined
  narrowing: Narrowing
  onClear: () => void
}) {
  const { left, officer, outcome, year, month, figure } = narrowing
  const isNarrowed = [left, officer, outcome, year, month].some((each) => each !== undefined)
  const board = useQuery({
    queryKey: ['requests', 'board'],
    queryFn: () => call('GET', '/api/requests/board'),
    enabled: narrowing.left !== undefined || narrowing.officer !== undefined,
  })
  if (!isNarrowed) return null
  const words = [
    left === undefined ? null : board.data?.bands.find(({ band }) => band === left)?.words,
    officer === undefined
      ? null
      : board.data?.officers.find((each) => String(each.officerId ?? 'none') === officer)?.name,
    outcome === undefined ? null : choices?.outcomes.find(({ code }) => code === outcome)?.label,
    year === undefined ? null : `${year}年`,
    month === undefined ? null : `${month} ${FIGURES[figure ?? 'received'] ?? ''}`,
  ].filter((each) => each != null)
  return (
    <Tag closable onClose={onClear} color="blue">
      {words.join('，') || '已筛选'}
    </Tag>
  )
}
