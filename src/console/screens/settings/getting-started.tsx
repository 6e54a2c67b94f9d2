import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { Link } from 'react-router'
import type { Role } from '../../../modules/accounts/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { usePeople } from './use-people.ts'

const NEEDED: { role: Role; least: number; words: string; why: string }[] = [
  { role: 'editor', least: 1, words: '信息编辑', why: '拟写和送审信息' },
  { role: 'reviewer', least: 3, words: '三名审核人', why: '三级审核由不同的人签署' },
  { role: 'secrecyReviewer', least: 1, words: '保密审查员', why: '公开前须经保密审查' },
  { role: 'publisher', least: 1, words: '信息发布员', why: '审核通过后发布' },
  { role: 'requestOfficer', least: 1, words: '依申请公开经办人', why: '登记和办理公开申请' },
  { role: 'officeHead', least: 1, words: '政府信息公开工作机构负责人', why: '批准答复和延期' },
]

/** What an organ still lacks to publish and to answer; nothing once it has all. For the system administrator. */
export function GettingStarted() {
  const people = usePeople()
  const chains = useQuery({
    queryKey: ['settings', 'chains'],
    queryFn: () => call('GET', '/api/settings/review-chains'),
  })
  if (people.isPending || chains.isPending) return <Card loading title="设置" />
  if (people.isError || chains.isError) return <Failure of={people.error ?? chains.error} />
  const count = (role: Role) => people.data.filter((each) => each.roles.includes(role)).length
  const steps = [
    ...NEEDED.map((each) => ({
      ...each,
      isDone: count(each.role) >= each.least,
      to: '/settings/people',
    })),
    {
      words: '审核流程',
      why: '三审三校的级次和审核人',
      isDone: chains.data.chains.length > 0,
      to: '/settings/chains',
    },
  ]
  const left = steps.filter((each) => !each.isDone)
  return (
    <Card
      title={left.length === 0 ? '基本设置已齐' : `还差 ${left.length} 项设置，机关才能发布信息、办理申请`}
    >
      <ul className="plain-list">
        {steps.map(({ words, why, isDone, to }) => (
          <li key={words} className="line-ends">
            <span>
              <span className={isDone ? 'check-yes' : 'check-no'} aria-hidden="true">
                {isDone ? '✓' : '✗'}
              </span>
              {words}
              <span className="quiet">　{why}</span>
            </span>
            {isDone ? <span className="quiet">已设</span> : <Link to={to}>去设置</Link>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
