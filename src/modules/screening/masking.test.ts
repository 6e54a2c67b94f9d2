import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { day } from '../../lib/day.ts'
import { maskCommand } from './mask-command.ts'
import { applyMask, isIdentityNumber, passesLuhn, replacementsIn } from './rules/index.ts'

const AT = { today: day('2026-03-02') }
const found = (text: string) => replacementsIn(text, AT)
const mask = (text: string) => applyMask(text, found(text))

describe('条例第十五条: personal data masked for publication', () => {
  it.each([
    ['身份证号码：11010519491231002X。', '身份证号码：110***********002X。'],
    ['证件号码：420601800101123', '证件号码：420********1123'],
    ['联系人张三，13800138000', '联系人张三，138****8000'],
    ['电话：138 0013 8000', '电话：138 **** 8000'],
    ['+86-13800138000', '+86-138****8000'],
    ['卡号6222021234567890128', '卡号***************0128'],
    ['护照E12345678', '护照E******78'],
    ['zhangsan@qq.com', 'z***@qq.com'],
    ['鄂F·12345的车辆', '鄂F·****5的车辆'],
  ])('%s → %s', (before, after) => expect(mask(before)).toBe(after))

  it.each([
    '统一社会信用代码：11420600011158671M',
    '办公电话：0710-3511234',
    '邮箱：office@xiangyang.gov.cn',
    '索引号：011158671/2024-01337',
    '受理编号：202401150000123',
    '已遮盖：110***********002X，138****8000',
  ])('%s stays', (text) => expect(mask(text)).toBe(text))

  it('keeps the street of a home, not its number, stair and door', () => {
    const text = '王某，家住襄城区荆州街12号3单元402室。'
    const masked = '王某，家住襄城区荆州街**号*单元***室。'
    expect(applyMask(text, found(text))).toBe(masked)
    expect(found(masked)).toEqual([])
  })

  it('leaves the organ’s own numbers alone', () => {
    expect(replacementsIn('服务专线 13800138000', { ...AT, ownContacts: ['13800138000'] })).toEqual([])
  })

  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
  const identity = fc
    .tuple(
      fc.constantFrom('110105', '420601', '320102'),
      fc.date({ min: new Date('1930-01-01'), max: new Date('2020-01-01'), noInvalidDate: true }),
      digits(3),
    )
    .map(([area, born, order]) => `${area}${born.toISOString().slice(0, 10).replaceAll('-', '')}${order}`)
    .map((head) => [...'0123456789X'].map((last) => head + last).find(isIdentityNumber) ?? '')
  const card = digits(14).map(
    (middle) => [...'0123456789'].map((last) => `6222${middle}${last}`).find(passesLuhn) ?? '',
  )
  const mobile = digits(8).map((rest) => `139${rest}`)
  const words = fc.constantFrom(
    '，',
    '联系人：',
    '身份证',
    '。\n',
    '共',
    '办公室',
    '《通知》',
    '卡号：',
    '、',
  )
  const texts = fc
    .array(fc.oneof(words, identity, card, mobile, fc.constant('lisi@163.com'), fc.constant('鄂A·D12345')), {
      maxLength: 12,
    })
    .map((pieces) => pieces.join('，'))

  it('nothing personal is left, all else is as it was, and a second time changes nothing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const replacements = found(text)
        const after = applyMask(text, replacements)
        expect(found(after)).toEqual([])
        expect(applyMask(after, found(after))).toBe(after)
        const outside = (of: string, at: { start: number; end: number }[]) =>
          at.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), of)
        let shift = 0
        const moved = replacements.map(({ start, end, replacement }) => {
          const from = start + shift
          shift += replacement.length - (end - start)
          return { start: from, end: from + replacement.length }
        })
        expect(outside(after, moved)).toBe(outside(text, replacements))
      }),
      { seed: 15, numRuns: 500 },
    )
  })

  it('some of the places can be left as they are', () => {
    const text = '甲 13800138000，乙 13900139000'
    expect(applyMask(text, found(text).slice(1))).toBe('甲 13800138000，乙 139****9000')
  })
})

describe('gongkai mask', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mask-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const at = (name: string, content: string) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const run = async (...argv: string[]) => {
    const lines: string[] = []
    const code = await maskCommand(argv, { out: (text) => lines.push(text), err: (text) => lines.push(text) })
    return { code, text: lines.join('\n') }
  }

  it('lists each place before anything is masked', async () => {
    const { code, text } = await run(at('list.txt', '名单\n张三 13800138000\n'))
    expect(code).toBe(1)
    expect(text).toContain('2:4  手机号码：“13800138000” → 138****8000')
  })

  it('writes the masked text only when it is asked to', async () => {
    const { code, text } = await run(at('list.txt', '名单\n张三 13800138000\n'), '--apply')
    expect([code, text]).toEqual([0, '名单\n张三 138****8000'])
  })

  it('as JSON for programs, 0 where there is nothing, 2 with words for what cannot be read', async () => {
    expect(JSON.parse((await run(at('a.txt', '13800138000'), '--json')).text)).toEqual([
      { start: 0, end: 11, text: '13800138000', replacement: '138****8000', kind: '手机号码' },
    ])
    expect(await run(at('clean.txt', '没有个人信息'))).toEqual({ code: 0, text: '共 0 处' })
    expect((await run(join(folder, 'nowhere.txt'))).text).toContain('读不到文件')
    expect((await run()).text).toContain('用法')
    expect((await run('--help')).code).toBe(0)
  })
})
