import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { feeByPages, feeByRequests } from './index.ts'

const runs = { seed: 109, numRuns: 300 }

describe('国办函〔2020〕109号, 按件计收', () => {
  test.each([
    [0, 0],
    [10, 0],
    [11, 100],
    [12, 200],
    [30, 2000],
    [31, 2200],
    [35, 3000],
    [40, 4000],
    [41, 4300],
    [45, 5500],
  ])('%i 件 → %i 元', (count, yuan) => {
    expect(feeByRequests(count).yuan).toBe(yuan)
  })

  test('names the bands it adds up', () => {
    expect(feeByRequests(35).bands).toEqual([
      { from: 1, to: 10, count: 10, unitYuan: 0, yuan: 0 },
      { from: 11, to: 30, count: 20, unitYuan: 100, yuan: 2000 },
      { from: 31, to: 35, count: 5, unitYuan: 200, yuan: 1000 },
    ])
    expect(feeByRequests(0).bands).toEqual([])
  })
})

describe('国办函〔2020〕109号, 按量计收', () => {
  test.each([
    [30, 0],
    [31, 10],
    [57, 270],
    [100, 700],
    [101, 720],
    [109, 880],
    [119, 1080],
    [150, 1700],
    [200, 2700],
    [201, 2740],
    [250, 4700],
  ])('%i 页 → %i 元', (pages, yuan) => {
    expect(feeByPages(pages).yuan).toBe(yuan)
  })
})

test.each([feeByRequests, feeByPages])('%o: bands follow each other, add up, and never fall', (fee) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), (quantity) => {
      const { yuan, bands } = fee(quantity)
      expect(bands.map((each) => each.from)).toEqual([1, ...bands.slice(0, -1).map((each) => each.to + 1)])
      expect(bands.at(-1)?.to).toBe(quantity)
      expect(bands.reduce((sum, each) => sum + each.yuan, 0)).toBe(yuan)
      // One more costs what its own band says: the bands are progressive, not retroactive.
      expect(fee(quantity + 1).yuan - yuan).toBe(fee(quantity + 1).bands.at(-1)?.unitYuan)
    }),
    runs,
  )
})

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is no quantity', (quantity) => {
  expect(() => feeByRequests(quantity)).toThrow(RangeError)
  expect(() => feeByPages(quantity)).toThrow(RangeError)
})
