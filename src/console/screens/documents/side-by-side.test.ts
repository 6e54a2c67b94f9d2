import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf, type Row, sideBySide } from './side-by-side.ts'

const textOf = (parts: Row['before']) => (parts ?? []).map(({ text }) => text).join('')

describe('two texts beside each other', () => {
  it('stand with what took the place of what, and mark what differs within', () => {
    const rows = sideBySide([
      { kind: 'same', text: '标题', place: '0-0' },
      { kind: 'removed', text: '自2024年1月1日起施行。', place: '1-1' },
      { kind: 'added', text: '自2025年1月1日起施行。', place: '2-1' },
      { kind: 'added', text: '附件：清单', place: '2-2' },
    ])
    expect(rows).toHaveLength(3)
    expect(rows[1]?.before).toEqual([
      { text: '自', isChanged: false },
      { text: '2024', isChanged: true },
      { text: '年1月1日起施行。', isChanged: false },
    ])
    expect(rows[1]?.after?.find(({ isChanged }) => isChanged)?.text).toBe('2025')
    expect(rows[2]).toMatchObject({ before: null, after: [{ text: '附件：清单', isChanged: true }] })
    expect(new Set(rows.map(({ place }) => place)).size).toBe(3)
  })

  it('keep every character of both, in order', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '1', '2', '𠮷'), maxLength: 12 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = partsOf(before, after)
        expect([textOf(parts.before), textOf(parts.after)]).toEqual([before, after])
        const kept = (all: { text: string; isChanged: boolean }[]) =>
          all
            .filter(({ isChanged }) => !isChanged)
            .map((each) => each.text)
            .join('')
        expect(kept(parts.before)).toBe(kept(parts.after))
      }),
      { seed: 2, numRuns: 300 },
    )
  })
})
