import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ChainSettings } from '../../../modules/review/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { Deputies } from '../review/deputies.tsx'
import { ChainEditor, type EditedChain } from './chain-editor.tsx'
import { useWords } from './chain-uses.tsx'
import '../review/review.css'

const LEAST_SIGNERS = 3
const SUGGESTED: EditedChain = {
  name: '三审三校',
  seen: 0,
  uses: [],
  levels: ['一审一校（科室负责人）', '二审二校（分管领导）', '三审三校（主要领导）'].map((name) => ({
    name,
    signers: [],
  })),
}

/** 审核流程. */
export function Chains() {
  const [edited, setEdited] = useState<EditedChain | null>(null)
  const found = useQuery({
    queryKey: ['settings', 'chains'],
    queryFn: () => call('GET', '/api/settings/review-chains'),
  })
  const { chains = [], signers = [] } = found.data ?? {}
  const nameOf = (id: number) => signers.find((each) => each.id === id)?.name ?? '已停用或已换岗的人员'
  const blank = chains.length === 0 ? SUGGESTED : { ...SUGGESTED, name: '' }
  return (
    <div className="stack">
      <div className="line-ends">
        <span className="quiet">改动后送审的稿件按新流程审核；正在审核的稿件仍按送审时的流程。</span>
        {edited === null && found.isSuccess && (
          <Button type={chains.length === 0 ? 'primary' : 'default'} onClick={() => setEdited(blank)}>
            新建审核流程
          </Button>
        )}
      </div>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {found.isSuccess && signers.length < LEAST_SIGNERS && <TooFewSigners count={signers.length} />}
      {found.isSuccess && chains.length === 0 && edited === null && (
        <Card>没有审核流程，稿件还不能送审。请新建“三审三校”，逐级指定审核人。</Card>
      )}
      {chains.map((chain) =>
        edited?.name === chain.name ? null : (
          <ChainCard
            key={chain.name}
            chain={chain}
            nameOf={nameOf}
            onEdit={() => setEdited({ ...chain, seen: chain.versionNo })}
          />
        ),
      )}
      {edited !== null && (
        <ChainEditor
          key={`${edited.name} ${edited.seen}`}
          start={edited}
          signers={signers}
          onClose={() => setEdited(null)}
        />
      )}
      <Deputies />
    </div>
  )
}

function TooFewSigners({ count }: { count: number }) {
  return (
    <Alert
      type="warning"
      showIcon
      title={`现有审核人 ${count} 名，三级审核须由三个不同的人签署。`}
      action={<Link to="/settings/people">添加审核人</Link>}
    />
  )
}

interface ChainCardProps {
  chain: ChainSettings['chains'][number]
  nameOf: (id: number) => string
  onEdit: () => void
}

function ChainCard({ chain, nameOf, onEdit }: ChainCardProps) {
  const wordsOf = useWords()
  return (
    <Card
      title={chain.name}
      extra={
        <>
          <span className="quiet">第 {chain.versionNo} 版　</span>
          <Button size="small" onClick={onEdit}>
            修改
          </Button>
        </>
      }
    >
      {chain.gaps.map((each) => (
        <Alert key={each} type="warning" showIcon title={each} className="chain-gap" />
      ))}
      <p className="quiet">
        适用范围：
        {chain.uses.length === 0 ? '未设，由拟稿人在没有对应流程时选用' : chain.uses.map(wordsOf).join('；')}
      </p>
      <ol className="plain-list">
        {chain.levels.map((level) => (
          <li key={level.name} className="line-ends">
            <span>{level.name}</span>
            <span className="quiet">{level.signers.map(nameOf).join('、')}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
