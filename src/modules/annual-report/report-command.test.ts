import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { ROW_CODES, TABLE3_COLUMNS } from './report.ts'
import { reportCommand } from './report-command.ts'
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
    ['an option without its value', ['check', 'a', '--previous'], '--previous 后面要写文件名'],
    ['a missing file', ['check', join(folder, 'none')], '找不到文件'],
    ['a folder', ['check', folder], '是文件夹'],
    ['a PDF', ['check', file('x.pdf', '%PDF-1.7 …')], '是 PDF 文件'],
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
