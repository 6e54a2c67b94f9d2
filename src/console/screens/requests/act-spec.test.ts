import { expect, it } from 'vitest'
import { partyOf, proposalFields } from './act-spec.ts'
import type { Choices } from './use-requests.ts'

it('a party is its kind, with a name behind it where there is one', () => {
  expect(partyOf({ partyKind: 'third-party', party: ' 示例公司 ' })).toBe('third-party:示例公司')
  expect(partyOf({ partyKind: 'co-maker', party: '  ' })).toBe('co-maker')
})

it('a reason is asked for exactly where the outcome needs one (条例第三十六条)', () => {
  const outcome = { label: '', group: '', article: '条例第十四条', finding: '不予公开。' }
  const choices = {
    outcomes: [
      { ...outcome, code: 'granted', needsGround: false },
      { ...outcome, code: 'refused.stateSecret', needsGround: true },
      { ...outcome, code: 'partlyGranted', needsGround: true },
    ],
  } as unknown as Choices
  const names = (code: string | null) => proposalFields(choices, { outcome: code }).map(({ name }) => name)
  const always = ['content', 'files', 'findings']
  expect(names(null)).toEqual(['outcome', ...always])
  expect(names('granted')).toEqual(['outcome', ...always])
  expect(names('refused.stateSecret')).toEqual(['outcome', 'ground', ...always])
  // 条例第三十七条: of a partial disclosure each part has its own reason.
  expect(names('partlyGranted')).toEqual(['outcome', 'withheld', ...always])
  expect(proposalFields(choices, { outcome: 'granted' })[0]?.extra).toBe('条例第十四条：不予公开。')
})
