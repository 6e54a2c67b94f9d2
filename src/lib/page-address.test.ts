import { describe, expect, it } from 'vitest'
import { pageAddress } from './page-address.ts'

describe('the one spelling of an address', () => {
  it.each([
    ['/', {}, {}, {}, '/'],
    ['/documents/:id', { id: 7 }, {}, {}, '/documents/7'],
    ['/columns/:slug', { slug: 'news' }, { page: 1 }, { page: 1 }, '/columns/news'],
    ['/columns/:slug', { slug: 'news' }, { page: 2 }, { page: 1 }, '/columns/news?page=2'],
    ['/columns/:slug', { slug: '通知 a/b' }, {}, {}, '/columns/%E9%80%9A%E7%9F%A5%20a%2Fb'],
    ['/search', {}, { q: 'a&b', from: undefined, by: 'day' }, {}, '/search?by=day&q=a%26b'],
  ])('%s %j %j', (url, params, query, defaults, address) => {
    expect(pageAddress(url, { params, query }, defaults)).toBe(address)
  })
})
