import { useQuery } from '@tanstack/react-query'
import { Button, Card } from 'antd'
import { call } from '../../api.ts'
import { minuteText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import type { Template } from './letters.tsx'

interface Props {
  of: Template
  /** Puts the text of an earlier version into the editor. */
  onTake: (text: string) => void
}

/** Every version, the newest first; none is ever lost. */
export function LetterHistory({ of: { kind, outcome, standard, version }, onTake }: Props) {
  const found = useQuery({
    queryKey: ['settings', 'letters', 'versions', kind, outcome, version],
    queryFn: () => call('GET', '/api/settings/letter-template-versions', { query: { kind, outcome } }),
  })
  return (
    <Card title="历次版本" loading={found.isPending}>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      <ul className="plain-list">
        {(found.data ?? []).map((each) => (
          <li key={each.version} className="line-ends">
            <span>
              第 {each.version} 版{each.text === null ? '：恢复默认' : ''}
              <span className="quiet">
                　{each.setName}　{minuteText(each.setAt)}
              </span>
            </span>
            <Button size="small" onClick={() => onTake(each.text ?? standard)}>
              放入编辑框
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
