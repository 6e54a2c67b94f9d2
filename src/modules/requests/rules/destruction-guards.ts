import type { Day } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { DestructionList, DestructionState, KeptCase } from '../destruction.ts'
import { countedFrom, overOn } from './retention.ts'

/** 《机关档案管理规定》（国家档案局令第13号）: what is over is appraised, listed, approved, and destroyed before witnesses. [M] */
const ARCHIVES = { article: '《机关档案管理规定》' }

/**
 * Why a case cannot be destroyed now; null when its time is over. `listId` is the list that is being dealt with: standing
 * on that one is no obstacle.
 */
export function whyNotDestroy(kept: KeptCase, today: Day, listId: number | null = null): Refusal | null {
  const { number, remedy, period, listed } = kept
  const from = countedFrom(kept)
  if (from === null) return no('still-open', `${number}尚未办结，不能销毁`)
  if (listed !== null && listed.listId !== listId) {
    return no(
      'listed-already',
      `${number}已列入${listed.state === 'destroyed' ? '已执行的' : '另一份'}销毁清册`,
    )
  }
  if (remedy === 'pending') return no('under-remedy', `${number}的行政复议或者行政诉讼尚未审结，不能销毁`)
  if (remedy === 'renewing') return no('renewing', `${number}的重新答复尚未送达，不能销毁`)
  if (period === 'permanent') return no('kept-for-ever', `${number}的保管期限为永久，不能销毁`)
  const over = overOn(from, period)
  return over <= today ? null : no('not-over', `${number}的保管期限（${period}年）到${over}届满，尚不能销毁`)
}

/** Why nothing can be done any more with a case, nor read in it; null while it is kept. */
export function whyDestroyed(on: Day | null): Refusal | null {
  return on === null ? null : no('done', `这件申请已依法销毁于${on}，仅保留统计所需信息`)
}

/** One intake has one key: what was split of it goes together or not at all. */
export function whyNotTogether(kept: KeptCase, listed: readonly number[]): Refusal | null {
  const missing = kept.siblings.filter(({ id }) => !listed.includes(id))
  if (missing.length === 0) return null
  const numbers = missing.map(({ number }) => number).join('、')
  return no('siblings-missing', `${kept.number}与${numbers}出自同一份申请，须一并列入或者都不列入`)
}

/** 审批: by the head, who is not the one that proposed. */
export function whyNotDecide(list: DestructionList, by: number): Refusal | null {
  if (list.state !== 'proposed') return whyNotState(list.state, '审批')
  return list.proposed.by === by
    ? no('same-person', '拟定清册的人不能审批：鉴定、审批、监销须由三个不同的人办理')
    : null
}

/** 监销: by a third person, who sees it done. */
export function whyNotWitness(list: DestructionList, by: number): Refusal | null {
  if (list.state !== 'approved') return whyNotState(list.state, '监销')
  return list.proposed.by === by || list.decided?.by === by
    ? no('same-person', '拟定或者审批清册的人不能监销：鉴定、审批、监销须由三个不同的人办理')
    : null
}

export function whyStaleList(list: DestructionList, seen: number | undefined): Refusal | null {
  return seen === undefined || seen === list.version
    ? null
    : refusal('stale', '这份清册已被他人处理，请刷新后重试', { field: 'version' })
}

export function whyNotAppraisal(appraisal: string): Refusal | null {
  return appraisal.trim() === ''
    ? refusal('appraisal', '请填写鉴定意见', { ...ARCHIVES, field: 'appraisal' })
    : null
}

export function whyNothingListed(count: number): Refusal | null {
  return count === 0 ? refusal('nothing-listed', '请选择要列入清册的案件', { field: 'requestIds' }) : null
}

function whyNotState(state: DestructionState, what: string): Refusal {
  const words = {
    proposed: '尚未审批',
    approved: '已经审批',
    declined: '已决定不予销毁',
    destroyed: '已经销毁',
  }
  return no('wrong-state', `这份清册${words[state]}，不能${what}`)
}

function no(code: string, message: string): Refusal {
  return refusal(`destruction-${code}`, message, ARCHIVES)
}
