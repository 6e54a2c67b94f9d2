import { describe, expect, test } from 'vitest'
import { feeCommand } from './fee-command.ts'

async function run(...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await feeCommand(argv, { out: (text) => out.push(text), err: (text) => err.push(text) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

test('--json gives yuan and the bands', async () => {
  const { code, out } = await run('--requests', '12', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    yuan: 200,
    bands: [
      { from: 1, to: 10, count: 10, unitYuan: 0, yuan: 0 },
      { from: 11, to: 12, count: 2, unitYuan: 100, yuan: 200 },
    ],
    source: '国办函〔2020〕109号',
  })
})

test('a person reads the sum and how it came about', async () => {
  expect((await run('--pages', '109')).out).toBe(
    [
      '信息处理费 880 元（109 页，国办函〔2020〕109号）',
      '  第1—30页：30 × 0 元 = 0 元',
      '  第31—100页：70 × 10 元 = 700 元',
      '  第101—109页：9 × 20 元 = 180 元',
    ].join('\n'),
  )
})

test('--help explains', async () => {
  expect(await run('--help')).toMatchObject({ code: 0, err: '' })
})

describe('what cannot be used: one line, exit 2', () => {
  test.each([
    [[]],
    [['--requests', '1', '--pages', '1']],
    [['--requests', '1.5']],
    [['--requests', '-5']],
    [['--requests=-5']],
    [['--pages', '']],
    [['--pages', '1e3']],
    [['--pages', 'abc\n    at x.ts']],
    [['--pages', '99999999999999999999']],
    [['--pages']],
    [['--yuan', '3']],
    [['35']],
  ])('%j', async (argv) => {
    const { code, out, err } = await run(...argv)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(/^[^\n]+$/)
    expect(err).not.toContain(' at /')
  })
})
