import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { TakedownCheckView, TakedownView } from '../../../modules/documents/api.ts'
import { minuteText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { CHECK_VERDICTS, foundWords, PLACES } from './takedown-words.ts'
import type { useTakedownActs } from './use-takedowns.ts'

interface Props {
  takedown: TakedownView
  check: ReturnType<typeof useTakedownActs>['check']
}

/** What the site answered, address by address; what still shows it stands first. */
export function TakedownProof({ takedown, check }: Props) {
  const { checks, can, run } = takedown
  const bad = checks.filter(({ verdict }) => verdict !== 'gone')
  const [isWhole, setWhole] = useState(false)
  const isChecking = check.isPending && check.variables === takedown.id
  if (takedown.state === 'proposed' || takedown.state === 'declined') return null
  return (
    <section aria-label="撤回核查" className="takedown-proof">
      <h2>撤回核查</h2>
      {run === 0 ? (
        <Alert type="warning" showIcon title={isChecking ? '正在逐个请求网站各处…' : '尚未核查'} />
      ) : (
        <Alert
          type={bad.length === 0 ? 'success' : 'error'}
          showIcon
          title={
            bad.length === 0
              ? `已逐个请求 ${checks.length} 个地址，均已看不到这条信息`
              : `${checks.length} 个地址中有 ${bad.length} 个仍可见或不能确认，请处理后再核查`
          }
        />
      )}
      {can.check?.code !== 'not-permitted' && (
        <div className="actions no-print">
          <GuardedButton whyNot={can.check} loading={isChecking} onClick={() => check.mutate(takedown.id)}>
            {run === 0 ? '核查' : '再核查一次'}
          </GuardedButton>
          {run > 0 && <Button onClick={() => window.print()}>打印核查单</Button>}
        </div>
      )}
      <Failure of={check.variables === takedown.id ? check.error : null} />
      {run > 0 && (
        <Table checks={[...bad, ...checks.filter(({ verdict }) => verdict === 'gone')]} isWhole={isWhole} />
      )}
      {checks.some(isOneOfMany) && !isWhole && (
        <Button className="takedown-unfold no-print" onClick={() => setWhole(true)}>
          显示全部 {checks.length} 个地址
        </Button>
      )}
      {run > 0 && (
        <p className="quiet">
          第 {run}{' '}
          次核查。每个地址由本系统按普通访问者的方式请求两次，第二次由页面缓存答复；记录只能追加，不能更改。
        </p>
      )}
    </section>
  )
}

/** Lists and feeds come by the dozen; where all is well, they are shown when asked for, and printed in any case. */
function isOneOfMany({ verdict, place }: TakedownCheckView): boolean {
  return (
    verdict === 'gone' && (place === 'column' || place === 'feed' || place === 'sitemap' || place === 'data')
  )
}

function rowClass(check: TakedownCheckView, isWhole: boolean): string {
  if (check.verdict !== 'gone') return 'takedown-bad'
  return isOneOfMany(check) && !isWhole ? 'takedown-folded' : ''
}

function Table({ checks, isWhole }: { checks: readonly TakedownCheckView[]; isWhole: boolean }) {
  return (
    <table className="takedown-checks">
      <thead>
        <tr>
          <th scope="col">位置</th>
          <th scope="col">地址</th>
          <th scope="col">状态码</th>
          <th scope="col">结论</th>
          <th scope="col">时间</th>
        </tr>
      </thead>
      <tbody>
        {checks.map((each) => (
          <tr key={`${each.place} ${each.address}`} className={rowClass(each, isWhole)}>
            <td>{PLACES[each.place]}</td>
            <td className="takedown-address">{each.address}</td>
            <td>{each.status ?? '—'}</td>
            <td>
              {CHECK_VERDICTS[each.verdict]}
              {each.found.length > 0 && <>（{foundWords(each.found)}）</>}
            </td>
            <td>{minuteText(each.checkedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
