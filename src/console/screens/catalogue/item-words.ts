import type { DueBecause, ItemState } from '../../../modules/catalogue/api.ts'

export const ITEM_STATES: Record<ItemState['state'], { name: string; color: string }> = {
  late: { name: '逾期', color: 'error' },
  missing: { name: '缺失', color: 'error' },
  due: { name: '待公开', color: 'warning' },
  nil: { name: '情况说明', color: 'processing' },
  kept: { name: '正常', color: 'success' },
}

const WHAT: Record<DueBecause, string> = {
  changed: '已形成或变更，应公开',
  waiting: '有已形成的信息未公开，应公开',
  interval: '按更新周期应更新',
  nil: '情况说明应更新',
}

/** What the state asks for, in one line; the article where the law sets the day. */
export function wordsOf(now: ItemState): string {
  switch (now.state) {
    case 'late':
      return `${WHAT[now.because]}，期限 ${now.dueOn}，已过 ${now.daysLate} 天${articleOf(now.because)}`
    case 'due':
      return `${WHAT[now.because]}，期限 ${now.dueOn}${articleOf(now.because)}`
    case 'missing':
      return now.because === 'no-column' ? '没有对应的栏目' : '对应的栏目没有信息，也没有情况说明'
    case 'nil':
      return `截至说明之日无此类信息，${now.dueOn} 前更新说明`
    case 'kept':
      return ''
  }
}

function articleOf(because: DueBecause): string {
  return because === 'changed' || because === 'waiting' ? '（条例第二十六条）' : ''
}
