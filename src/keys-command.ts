import { parseArgs } from 'node:util'
import { type CommandIo, withOptions } from './lib/command.ts'
import { type KeySource, type KeyStatus, keyStatus, rotateKeys } from './rotate-keys.ts'

/** What the command needs of an installation; opened only when it is asked for. */
export interface KeyTarget extends KeySource {
  /** True once the person has asked to stop. */
  isStopped(): boolean
  /** Where progress is drawn; null where no terminal is. */
  draw: ((line: string) => void) | null
  stop(): Promise<void>
}

const HELP = `用法：gongkai keys status [--json]
      gongkai keys rotate [--json]

status   主密钥是否更换完毕，各类加密内容还有多少由旧密钥加密。
rotate   更换主密钥：生成新的主密钥写入主密钥文件，逐批重新加密各案件密钥、文书密钥和接口密钥。
         期间系统照常使用，新旧密钥都认；可以随时按 Ctrl+C 暂停，再次运行时接着做；完成后删除旧密钥。
         完成后请重新备份主密钥文件。更换之前的数据库备份仍须用当时的主密钥打开，旧密钥文件请与那些备份一并保存。

  --json   以 JSON 输出结果
  --help   显示本说明

退出码：0 完成（或者没有旧密钥）；1 尚未完成；2 用法不对。`

/** `gongkai keys`: how the master key stands, and its exchange. */
export async function keysCommand(
  argv: string[],
  io: CommandIo,
  open: () => Promise<KeyTarget>,
): Promise<number> {
  return withOptions(readOptions(argv), { help: HELP, io }, async (options) => {
    const target = await open()
    try {
      return options.verb === 'status' ? await tell(target, io, options) : await rotate(target, io, options)
    } finally {
      await target.stop()
    }
  })
}

async function tell(target: KeyTarget, io: CommandIo, { json }: { json: boolean }): Promise<number> {
  const status = await keyStatus(target)
  io.out(json ? JSON.stringify(status, null, 2) : wordsOf(status))
  return status.settled && status.old === 0 ? 0 : 1
}

async function rotate(target: KeyTarget, io: CommandIo, { json }: { json: boolean }): Promise<number> {
  const before = await keyStatus(target)
  const total = before.columns.reduce((sum, { all, old }) => sum + (before.settled ? all : old), 0)
  const state = await rotateKeys(target, (done) => {
    target.draw?.(`\r已重新加密 ${Math.min(done, total)} / ${total}`)
    return !target.isStopped()
  })
  target.draw?.('\n')
  const after = await keyStatus(target)
  if (json) io.out(JSON.stringify({ state, ...after }, null, 2))
  else if (state === 'complete') io.out('主密钥已更换，旧密钥不再需要。请立即重新备份主密钥文件。')
  else io.out('已暂停，再次运行 keys rotate 接着做；新旧密钥都有效，系统照常使用。')
  return state === 'complete' ? 0 : 1
}

function wordsOf({ settled, columns, old }: KeyStatus): string {
  const head = settled
    ? '主密钥：没有正在进行的更换，旧密钥不再需要。'
    : `主密钥：更换尚未完成，旧密钥还需要（余 ${old} 项）。运行 keys rotate 接着做。`
  const lines = columns.map((each) => `  ${each.words}：${each.all} 项，旧密钥 ${each.old} 项`)
  return [head, ...lines].join('\n')
}

type Options = { help: boolean; json: boolean; verb: string }

function readOptions(argv: string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const [verb = '', ...more] = positionals
    if (!values.help && (more.length > 0 || !['status', 'rotate'].includes(verb))) {
      return 'keys 之后应是 status 或者 rotate，说明见 keys --help'
    }
    return { ...values, verb }
  } catch {
    return '用法不对，可用：keys status|rotate [--json]，说明见 keys --help'
  }
}
