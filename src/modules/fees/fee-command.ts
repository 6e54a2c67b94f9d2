import { parseArgs } from 'node:util'
import type { CommandIo } from '../../lib/command.ts'
import { FEE_SOURCE, type Fee, feeByPages, feeByRequests } from './rules/index.ts'

const USAGE = 'gongkai fee --requests 件数 | --pages 页数 [--json]'

const HELP = `用法：${USAGE}

按 ${FEE_SOURCE} 计算信息处理费（超额累进）。
  --requests N  按件计收：同一申请人一个自然月内累计申请件数
  --pages N     按量计收：一件申请提供的页数（A4 单面为一页）
  --json        输出 JSON
同一件申请只能选用一种标准。`

const LARGEST = 1_000_000

/**
 * `fee --requests N | --pages N [--json]`: prints the 信息处理费 in 元 and the bands it adds up. Gives the exit
 * code: 0, or 2 with one line when the arguments cannot be used.
 */
export async function feeCommand(argv: string[], io: CommandIo): Promise<number> {
  const values = valuesOf(argv)
  if (values?.help) {
    io.out(HELP)
    return 0
  }
  const problem = problemWith(values)
  if (values === null || problem !== null) {
    io.err(problem ?? USAGE)
    return 2
  }
  const unit = values.requests === undefined ? '页' : '件'
  const quantity = Number(values.requests ?? values.pages)
  const fee = unit === '件' ? feeByRequests(quantity) : feeByPages(quantity)
  io.out(values.json ? JSON.stringify({ ...fee, source: FEE_SOURCE }, null, 2) : feeText(fee, quantity, unit))
  return 0
}

/** Null when an option is unknown or lacks its value. */
function valuesOf(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        requests: { type: 'string' },
        pages: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch {
    return null
  }
}

function problemWith(values: ReturnType<typeof valuesOf>): string | null {
  if (values === null) return `参数无法识别，数量应为不带符号的整数，用法：${USAGE}`
  const { requests, pages } = values
  if (requests !== undefined && pages !== undefined) {
    return '--requests 与 --pages 只能选一个：同一件申请不得同时按两种标准计收'
  }
  const text = requests ?? pages
  if (text === undefined) return `缺少 --requests 或者 --pages，用法：${USAGE}`
  if (/^\d+$/.test(text) && Number(text) <= LARGEST) return null
  const option = requests === undefined ? '--pages' : '--requests'
  return `${option} 应为 0 至 ${LARGEST} 的整数，收到“${text.replaceAll(/\s+/g, ' ')}”`
}

function feeText({ yuan, bands }: Fee, quantity: number, unit: '件' | '页'): string {
  const lines = bands.map((band) => {
    const span = band.from === band.to ? `第${band.from}${unit}` : `第${band.from}—${band.to}${unit}`
    return `  ${span}：${band.count} × ${band.unitYuan} 元 = ${band.yuan} 元`
  })
  return [`信息处理费 ${yuan} 元（${quantity} ${unit}，${FEE_SOURCE}）`, ...lines].join('\n')
}
