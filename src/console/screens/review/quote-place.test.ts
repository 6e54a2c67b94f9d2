import { describe, expect, it } from 'vitest'
import { quotePlace } from './quote-place.ts'

describe('the place of a quote', () => {
  it.each([
    ['in the middle', '定于 3 月 5 日举行', '3 月 5 日', [3, 10]],
    ['over two paragraphs', '第一段。第二段。', '一段。\n\n第二', [1, 6]],
    ['with other white space', '定于3 月5日', '3月 5 日', [2, 7]],
    ['no longer there', '定于 3 月 6 日举行', '3 月 5 日', null],
    ['of nothing', '定于', ' \n', null],
  ])('%s', (_, text, quote, place) => {
    expect(quotePlace(text, quote)).toEqual(place)
  })
})
