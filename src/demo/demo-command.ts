import { parseArgs } from 'node:util'
import { type CommandIo, withOptions } from '../lib/command.ts'
import type { Secrets } from '../lib/ctx.ts'
import { type Day, isDay } from '../lib/day.ts'
import type { Database } from '../lib/db.ts'
import { DEMO_PASSWORD } from './found.ts'
import { planYear } from './plan.ts'
import { type ReplayFigures, replayYear } from './replay.ts'
import { EXAMPLE_HOST, planExample } from './second-organ.ts'
import { XIANGYANG_HOST } from './xiangyang.ts'

/** An opened installation that the demo fills, and how to let it go or keep serving it. */
export interface DemoPlatform {
  database: Database
  secrets: Secrets
  /** Serves what was replayed until told to stop; gives the port it listens on to `ready`. */
  serve(ready: (port: number) => void): Promise<void>
  stop(): Promise<void>
}

const HELP = `用法：gongkai demo [--until 日期] [--replay-only]

重放襄阳市招商局2024年的示例数据，随后启动网站和管理端。中断后再次运行，从未完成的一步继续。

  --until 日期      只重放到这一天（含当日），例如 2024-03-31
  --replay-only     重放后退出，不启动服务
  --help            显示本说明

退出码：0 正常；2 用法不对。`

const PROGRESS_EVERY = 100

/** `demo`: replays the year of the first organ and the few documents of the second, then serves both. */
export async function demoCommand(
  argv: string[],
  io: CommandIo,
  open: () => Promise<DemoPlatform>,
): Promise<number> {
  return withOptions(readOptions(argv), { help: HELP, io }, async (options) => {
    const platform = await open()
    try {
      printFigures(io, await fill(platform, io, options.until))
      if (!options.replayOnly) await platform.serve((port) => printAddresses(io, port))
      return 0
    } finally {
      await platform.stop()
    }
  })
}

/** The options, or what is wrong with them in one line. */
function readOptions(argv: string[]): { help: boolean; replayOnly: boolean; until?: Day } | string {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        until: { type: 'string' },
        'replay-only': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const { help, until } = values
    const replayOnly = values['replay-only']
    if (until === undefined) return { help, replayOnly }
    if (!isDay(until)) return '--until 后面应是 YYYY-MM-DD 形式的日期，例如 2024-03-31'
    return { help, replayOnly, until }
  } catch {
    // parseArgs speaks English and over several lines.
    return '用法不对，可用：demo [--until 日期] [--replay-only]，说明见 demo --help'
  }
}

async function fill(
  { database, secrets }: DemoPlatform,
  io: CommandIo,
  until: Day | undefined,
): Promise<ReplayFigures> {
  let told = 0
  const onProgress = ({ day, documents, of }: { day: Day; documents: number; of: number }) => {
    if (documents - told < PROGRESS_EVERY && documents < of) return
    told = documents
    io.err(`重放至 ${day}，已发布 ${documents}／${of} 条`)
  }
  const limit = until === undefined ? {} : { until }
  // The first organ is founded first: bare addresses show it.
  const figures = await replayYear(database, secrets, { plan: planYear(), onProgress, ...limit })
  await replayYear(database, secrets, { plan: planExample(), ...limit })
  return figures
}

function printFigures(io: CommandIo, { documents, publications }: ReplayFigures): void {
  const all = publications.reduce((sum, { count }) => sum + count, 0)
  const each = publications.map(({ channel, count }) => `${channel} ${count}`).join('，')
  io.err(`示例数据就绪：网站信息 ${documents} 条，各渠道合计 ${all} 条（${each}）`)
}

function printAddresses(io: CommandIo, port: number): void {
  io.out(
    [
      '',
      `网站：      http://${XIANGYANG_HOST}:${port}/ （http://localhost:${port}/ 同此）`,
      `第二个机关：http://${EXAMPLE_HOST}:${port}/`,
      `管理端：    http://localhost:${port}/console/`,
      '',
      `演示账号（密码均为：${DEMO_PASSWORD}）`,
      ...planYear().setting.people.map(({ login, name }) => `  ${login.padEnd(12)}${name}`),
      '',
    ].join('\n'),
  )
}
