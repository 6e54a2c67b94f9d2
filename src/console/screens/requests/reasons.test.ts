import { expect, it } from 'vitest'
import { refusal } from '../../../lib/refusal.ts'
import { groupByReason } from './reasons.ts'

it('each reason stands once, with all that it hinders; what can be done has none', () => {
  const done = refusal('already-concluded', '申请已办结')
  const twice = refusal('extended-twice', '只能延期一次', { article: '条例第三十三条' })
  const groups = groupByReason([
    { thing: '补正', whyNot: done },
    { thing: '送达', whyNot: null },
    { thing: '延期', whyNot: twice },
    { thing: '撤回', whyNot: { ...done } },
  ])
  expect(groups).toEqual([
    { reason: done, things: ['补正', '撤回'] },
    { reason: twice, things: ['延期'] },
  ])
})
