import { Alert } from 'antd'
import { Failure } from '../../parts/failure.tsx'
import { RequestsHead } from '../requests/requests-head.tsx'
import { useChoices } from '../requests/use-requests.ts'
import { DueCases } from './due-cases.tsx'
import { ListCard } from './list-card.tsx'
import { RetentionCard } from './retention-card.tsx'
import './destruction.css'
import { useDestructions } from './use-destructions.ts'

/** 归档与销毁: what is over, the lists on their way, and those that were carried out, which are kept for ever. */
export function Destruction() {
  const found = useDestructions()
  const choices = useChoices()
  const outcomes = new Map(choices.data?.outcomes.map(({ code, label }) => [code as string, label]))
  const wordsOf = (outcome: string | null) => (outcome === null ? '—' : (outcomes.get(outcome) ?? outcome))
  const lists = found.data?.lists ?? []
  const open = lists.filter(({ state }) => state === 'proposed' || state === 'approved')
  const closed = lists.filter((each) => !open.includes(each))
  return (
    <div className="stack">
      <RequestsHead here="destruction" />
      <Alert
        type="info"
        showIcon
        title="保管期限届满的案件，由经办人鉴定后列入销毁清册，负责人审批，第三人监销；三人不得相同。销毁后，申请人信息、材料、文书和文字记录不能恢复；编号、日期、办理结果和年度报告的数字不变，清册永久保存。"
      />
      <Failure of={found.error ?? choices.error} onRetry={() => found.refetch()} />
      {found.data !== undefined && (
        <>
          <DueCases found={found.data} wordsOf={wordsOf} />
          {open.map((list) => (
            <ListCard key={list.id} list={list} wordsOf={wordsOf} />
          ))}
          {closed.map((list) => (
            <ListCard key={list.id} list={list} wordsOf={wordsOf} />
          ))}
          <RetentionCard key={found.data.retention.version} found={found.data} outcomes={outcomes} />
        </>
      )}
    </div>
  )
}
