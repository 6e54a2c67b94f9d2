import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { reportDocx } from './exports/report-docx.ts'
import { ROW_CODES, TABLE3_COLUMNS } from './report.ts'
import { reportCommand } from './report-command.ts'
import { reportJson } from './report-json.ts'
import { addUp } from './rules/index.ts'
import { printHtml, printText, sampleReport } from './testing/printed-report.ts'

const fixture = (name: string) => fileURLToPath(new URL(`../../../test/fixtures/${name}`, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'report-command-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function run(...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await reportCommand(argv, { out: (text) => out.push(text), err: (text) => err.push(text) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('report check', () => {
  it('prints the tables and the checks, and ends with 0 although the text disagrees', async () => {
    const { code, out, err } = await run(
      'check',
      fixture('suqian-2024.txt'),
      '--previous',
      fixture('suqian-2023.txt'),
    )
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('宿迁市 2024年')
    expect(out).toMatch(/一、本年新收政府信息公开申请数量 +3440 +75 +0 +1 +6 +3 +3525\n/)
    expect(out).toContain('硬性勾稽关系：42 项，通过 42 项')
    expect(out).toContain('[不符] 行政复议：正文 134，表中 170。')
    expect(out).toContain('结论：没有发现硬性错误')
  })

  it('gives JSON in the shape that was agreed', async () => {
    const { code, out } = await run('check', fixture('xiangyang-2024.txt'), '--json')
    const json = JSON.parse(out)
    expect(code).toBe(0)
    expect(json).toMatchObject({ organ: '襄阳市招商局', year: 2024, format: '2021', unreadable: [] })
    expect(Object.keys(json.table3)).toEqual(ROW_CODES)
    expect(Object.keys(json.table3.received)).toEqual(TABLE3_COLUMNS.map(({ column }) => column))
    expect(Object.keys(json.checks[0])).toEqual([
      'id',
      'kind',
      'verdict',
      'left',
      'right',
      'difference',
      'cells',
      'message',
    ])
  })

  it('ends with 1 when a hard check fails', async () => {
    const report = sampleReport()
    report.table3.received.naturalPerson = 1
    for (const content of [printText(report, 'cellALine'), printHtml(report)]) {
      const { code, out } = await run('check', file('wrong', content))
      expect(code).toBe(1)
      expect(out).toContain('结论：有 2 项硬性错误')
    }
  })

  const whole = printText(sampleReport(), 'columns')
  it.each([
    ['no arguments', [], '缺少命令'],
    ['no file', ['check'], '请给出要核对的年度报告文件'],
    ['another verb', ['chek', 'x'], '没有“report chek”这个命令'],
    ['two files', ['check', 'a', 'b'], '一次只核对一份报告'],
    ['an unknown option', ['check', 'a', '--jsn'], '没有选项 --jsn'],
    ['an option without its value', ['check', 'a', '--previous'], '--parent 后面要写文件名'],
    ['a missing file', ['check', join(folder, 'none')], '找不到文件'],
    ['a broken PDF', ['check', file('x.pdf', '%PDF-1.7 …')], '这个 PDF 文件已损坏，读不出文字'],
    ['binary data', ['check', file('x.bin', new Uint8Array([1, 0, 2, 0]))], '不是文本或网页文件'],
    ['an empty file', ['check', file('empty', '')], '不是政府信息公开工作年度报告'],
    ['another text', ['check', file('other', '关于召开会议的通知')], '不是政府信息公开工作年度报告'],
    [
      'no table 2',
      ['check', file('no2', whole.replace(/第二十条第（一）项[\s\S]*?(?=三、收到)/, ''))],
      '缺少表二',
    ],
    [
      'no table 3',
      ['check', file('no3', whole.replace(/（本列数据[\s\S]*?(?=四、政府信息公开行政)/, ''))],
      '缺少表三',
    ],
    [
      'no table 4',
      ['check', file('no4', whole.replace(/行政复议\n行政诉讼[\s\S]*?(?=五、存在)/, ''))],
      '缺少表四',
    ],
    [
      'a bad --previous',
      ['check', fixture('suqian-2024.txt'), '--previous', join(folder, 'empty')],
      '不是政府信息公开工作年度报告',
    ],
  ])('%s: one line, exit 2', async (_, argv, message) => {
    const { code, out, err } = await run(...argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
    expect(err.split('\n')).toHaveLength(1)
  })

  it('explains itself', async () => {
    const { code, out } = await run('--help')
    expect(code).toBe(0)
    expect(out).toContain('用法：gongkai report check')
  })
})

describe('report check of a folder', () => {
  it('reads every report, pairs the years, and says what it could not read', async () => {
    const into = mkdtempSync(join(folder, 'all-'))
    const put = (name: string, content: string | Uint8Array) => writeFileSync(join(into, name), content)
    const before = sampleReport({ year: 2023 })
    before.table3.carriedOut = { ...before.table3.carriedOut, naturalPerson: 2, total: 2 }
    Object.assign(before.table3.received, { naturalPerson: 2, total: 2 })
    put('2023.html', printHtml(before))
    put('2024.docx', await reportDocx(sampleReport({ year: 2024 })))
    put('说明.txt', '这不是年度报告')
    put('读我.md', '# 不看')
    const { code, out } = await run('check', into)
    expect(code).toBe(0)
    expect(out).toContain('[通过] 2023.html：襄阳市招商局 2023年')
    expect(out).toMatch(/2024\.docx.*与 2023\.html 核对了结转/)
    expect(out).toContain('“自然人”列：本年“二、上年结转”应等于上年“四、结转下年度继续办理”')
    expect(out).toContain('[无法读取] 说明.txt 不是政府信息公开工作年度报告')
    expect(out).toContain('共 3 份文件，读出 2 份报告')
    const json = JSON.parse((await run('check', into, '--json')).out)
    expect(json.map((each: { file: string }) => each.file)).toEqual(['2023.html', '2024.docx', '说明.txt'])
  })

  it('ends with 1 where a sum is wrong, with 2 where nothing is a report', async () => {
    const into = mkdtempSync(join(folder, 'bad-'))
    writeFileSync(join(into, 'a.txt'), '无')
    expect((await run('check', into)).code).toBe(2)
    const wrong = sampleReport()
    wrong.table3.received.naturalPerson = 7
    writeFileSync(join(into, 'b.html'), printHtml(wrong))
    expect((await run('check', into)).code).toBe(1)
    expect((await run('check', mkdtempSync(join(folder, 'none-')))).err).toContain('里没有年度报告')
  })
})

describe('report compare', () => {
  it("shows what changed, and how much of the text is last year's", async () => {
    const { code, out } = await run('compare', fixture('suqian-2023.txt'), fixture('suqian-2024.txt'))
    expect(code).toBe(0)
    expect(out).toContain('宿迁市 2023年 → 宿迁市 2024年')
    expect(out).toMatch(/表三 一、本年新收政府信息公开申请数量，总计 {2}\d+ → 3525 {2}[+-]?\d+/)
    expect(out).toMatch(/全文 +重复 +\d+%/)
    const json = JSON.parse(
      (await run('compare', fixture('suqian-2023.txt'), fixture('suqian-2024.txt'), '--json')).out,
    )
    expect(json.cells).toHaveLength(200)
  })

  it('wants two reports', async () => {
    expect(await run('compare', fixture('suqian-2023.txt'))).toMatchObject({
      code: 2,
      err: '请给出两份报告，例如：gongkai report compare 2023年报.docx 2024年报.docx',
    })
  })
})

describe('report aggregate', () => {
  const into = mkdtempSync(join(folder, 'parts-'))
  const names = ['示例市甲局', '示例市乙局', '示例市丙局']
  const put = (name: string, changes: Parameters<typeof sampleReport>[0]) => {
    writeFileSync(join(into, name), reportJson(sampleReport(changes)))
    return join(into, name)
  }
  const year = 2025
  for (const [at, organ] of names.entries()) put(`${at}.json`, { organ, year })
  const expected = join(folder, 'expected.txt')
  writeFileSync(expected, `${names.join('\r\n')}\r\n示例市丁局\r\n`)

  it('adds up a year and says who is missing', async () => {
    const { code, out } = await run('aggregate', into, '--expected', expected, '--json')
    const json = JSON.parse(out)
    expect(code).toBe(1)
    expect([json.year, json.parts.length, json.missing]).toEqual([2025, 3, ['示例市丁局']])
    const { table3 } = sampleReport()
    expect(json.table3.received.naturalPerson).toBe(3 * Number(table3.received.naturalPerson))
    expect((await run('aggregate', into)).out).toContain('2025 年 3 个机关的年度报告汇总')
    expect((await run('aggregate', into)).code).toBe(0)
  })

  it('names the cells in which the superior differs, and what was left out', async () => {
    const parent = sampleReport({
      organ: '示例市',
      year,
      ...addUp([sampleReport(), sampleReport(), sampleReport()]),
    })
    const at = join(folder, 'parent.json')
    writeFileSync(at, reportJson(parent))
    expect((await run('aggregate', into, '--parent', at)).out).toContain('上级报告的各项数字都等于各机关之和')
    parent.table2.penalties.decisions = Number(parent.table2.penalties.decisions ?? 0) + 2
    writeFileSync(at, reportJson(parent))
    put('again.json', { organ: names[0] as string, year })
    put('older.json', { organ: names[1] as string, year: 2024 })
    const { code, out } = await run('aggregate', into, '--parent', at)
    expect(code).toBe(1)
    expect(out).toContain('行政处罚')
    expect(out).toContain('相差 +2')
    expect(out).toContain('是同一机关')
    expect(out).toContain('older.json：是 2024 年的报告')
  })

  it('says what it cannot use', async () => {
    expect(await run('aggregate')).toMatchObject({ code: 2 })
    expect((await run('aggregate', into, '--year', '25')).err).toContain('--year 后面应是年份')
    expect((await run('aggregate', mkdtempSync(join(folder, 'none-')))).err).toContain(
      '没有可以汇总的年度报告',
    )
    expect((await run('aggregate', into, '--expected', join(folder, 'nowhere'))).err).toContain('找不到文件')
  })
})
