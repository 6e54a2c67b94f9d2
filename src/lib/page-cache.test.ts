import { randomBytes } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { OrganId } from './ctx.ts'
import { day } from './day.ts'
import { codingFor, finishPage, isKnown, PageCache, type PageKey } from './page-cache.ts'

const KEY: PageKey = { organId: 1 as OrganId, address: '/', version: 5, day: day('2024-01-02') }
const page = (text: string) => finishPage({}, text)
const textOf = async (made: Promise<Awaited<ReturnType<typeof page>>>) =>
  String((await made).variants.identity.body)

describe('the memory of pages', () => {
  it('gives a page of its own organ, address, version and day only', async () => {
    const pages = new PageCache({ maxBytes: 1_000_000 })
    await pages.take(KEY, () => page('one'))
    expect(String(pages.find(KEY)?.variants.identity.body)).toBe('one')
    for (const other of [
      { organId: 2 as OrganId },
      { address: '/x' },
      { version: 6 },
      { version: 4 },
      { day: day('2024-01-03') },
    ]) {
      expect(pages.find({ ...KEY, ...other })).toBeUndefined()
    }
  })

  it('never takes more than it may, and forgets what was unused longest', async () => {
    const maxBytes = 40_000
    const pages = new PageCache({ maxBytes })
    const noise = () => randomBytes(1_500).toString('base64')
    for (let n = 0; n < 100; n++) {
      await pages.take({ ...KEY, address: `/${n}` }, () => page(noise()))
      expect(pages.bytes).toBeLessThanOrEqual(maxBytes)
      // In use all the time.
      expect(pages.find({ ...KEY, address: '/0' })).toBeDefined()
    }
    expect(pages.size).toBeGreaterThan(1)
    expect(pages.find({ ...KEY, address: '/1' })).toBeUndefined()
    expect(pages.find({ ...KEY, address: '/99' })).toBeDefined()
  })

  it('counts a page once however often it is made anew, and keeps none that is too large', async () => {
    const pages = new PageCache({ maxBytes: 20_000 })
    for (let version = 1; version < 50; version++) await pages.take({ ...KEY, version }, () => page('same'))
    expect(pages.size).toBe(1)
    const before = pages.bytes
    await pages.take({ ...KEY, address: '/large' }, () => page(randomBytes(20_000).toString('base64')))
    expect(pages.find({ ...KEY, address: '/large' })).toBeUndefined()
    expect(pages.bytes).toBe(before)
  })

  it('renders once for all who ask at the same time, and again after a failure', async () => {
    const pages = new PageCache({ maxBytes: 1_000_000 })
    let renders = 0
    const render = async () => {
      renders += 1
      await new Promise((resolve) => setTimeout(resolve, 10))
      return page(`render ${renders}`)
    }
    const all = await Promise.all(Array.from({ length: 20 }, () => textOf(pages.take(KEY, render))))
    expect(new Set(all)).toEqual(new Set(['render 1']))
    const failing = { ...KEY, address: '/failing' }
    await expect(pages.take(failing, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await textOf(pages.take(failing, render))).toBe('render 2')
  })

  it('lets no slow render of an older version put the old page back', async () => {
    const pages = new PageCache({ maxBytes: 1_000_000 })
    let finish = () => {}
    const slow = pages.take(KEY, () => new Promise((resolve) => (finish = () => resolve(page('old')))))
    await pages.take({ ...KEY, version: 6 }, () => page('new'))
    finish()
    expect(await textOf(slow)).toBe('old')
    expect(String(pages.find({ ...KEY, version: 6 })?.variants.identity.body)).toBe('new')
  })
})

describe('a finished page', () => {
  it('is the same in each coding, and each has a name of its own', async () => {
    const text = '政府信息公开'.repeat(100)
    const { identity, gzip, br } = (await page(text)).variants
    expect(String(identity.body)).toBe(text)
    expect(String(gunzipSync(gzip.body))).toBe(text)
    expect(String(brotliDecompressSync(br.body))).toBe(text)
    expect(new Set([identity.etag, gzip.etag, br.etag]).size).toBe(3)
    expect((await page(text)).variants.gzip.etag).toBe(gzip.etag)
    expect((await page(`${text}。`)).variants.gzip.etag).not.toBe(gzip.etag)
  })

  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.0, gzip;q=0', 'identity'],
    ['brotli, xgzip', 'identity'],
  ])('%s asks for %s', (accepted, coding) => {
    expect(codingFor(accepted)).toBe(coding)
  })

  it.each([
    [undefined, false],
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
  ])('is known to who says %s: %s', (header, known) => {
    expect(isKnown('"a"', header)).toBe(known)
  })
})
