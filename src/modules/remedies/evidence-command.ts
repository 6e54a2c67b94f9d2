import { open, rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { CommandIo } from '../../lib/command.ts'
import type { Ctx, OrganId } from '../../lib/ctx.ts'
import { dayInChina } from '../../lib/day.ts'
import { act, type Database } from '../../lib/db.ts'
import { NotFound, Refused } from '../../lib/refusal.ts'
import { listPeople } from '../accounts/index.ts'
import { findOrgan, listOrganIds } from '../organs/index.ts'
import { findRequestId } from '../requests/index.ts'
import { packEvidence } from './actions/pack-evidence.ts'

/** What the command needs of an installation; opened only when it is asked for. */
export interface EvidenceSource {
  database: Database
  secrets: Ctx['secrets']
  now: Date
  stop(): Promise<void>
}

const HELP = `用法：gongkai evidence 登记编号 --organ 机关代码 --by 登录名 --out 文件.zip [--reason 事由]

把一件依申请公开案件的申请原件、程序行为、期限逐日计算、文书、案卷材料、复议诉讼和审计记录摘录制成一个证据包，
附证据目录（index.html）和散列值（SHA256SUMS）。含个人信息：制作一次记一条审计记录。

  --organ 代码    九位机关代码（统一社会信用代码第9至17位）
  --by 登录名     制作证据包的人，须有查看申请人信息的权限
  --out 文件.zip  写到哪里；已有的文件不覆盖
  --reason 事由   记入审计记录，不写为“复议、诉讼举证”
  --help          显示本说明

退出码：0 已制作；1 不能制作；2 用法不对。`

interface Options {
  number: string
  organ: string
  by: string
  out: string
  reason: string
}

/** `gongkai evidence …`: 0 written, 1 refused with its reason, 2 unusable input. */
export async function evidenceCommand(
  argv: string[],
  io: CommandIo,
  openSource: () => Promise<EvidenceSource>,
): Promise<number> {
  const options = readOptions(argv)
  if (typeof options === 'string') {
    io.err(options)
    return 2
  }
  if ('help' in options) {
    io.out(HELP)
    return 0
  }
  const source = await openSource()
  try {
    return await write(source, options, io)
  } catch (failure) {
    if (!(failure instanceof Refused || failure instanceof NotFound)) throw failure
    io.err(failure.message)
    return 1
  } finally {
    await source.stop()
  }
}

async function write(source: EvidenceSource, options: Options, io: CommandIo): Promise<number> {
  const place = await findPlace(source, options)
  if (typeof place === 'string') {
    io.err(place)
    return 2
  }
  const file = await open(options.out, 'wx', 0o600).catch((failure: NodeJS.ErrnoException) => failure)
  if (file instanceof Error) {
    io.err(
      file.code === 'EEXIST' ? `文件 ${options.out} 已经存在` : `不能写入 ${options.out}（${file.code}）`,
    )
    return 2
  }
  const { number, reason } = options
  try {
    const { database, secrets, now } = source
    const scene = { ...place, today: dayInChina(now), now, secrets }
    const { caseNumber, files } = await act(database, scene, async (ctx) => {
      const id = await findRequestId(ctx, number)
      if (id === null) throw new NotFound(`登记编号为 ${number} 的申请`)
      const sink = async (bytes: Uint8Array) => {
        await file.write(bytes)
      }
      return packEvidence(ctx, id, { reason, sink })
    })
    io.out(`已制作 ${caseNumber} 的证据包：${files} 份证据，写到 ${options.out}`)
    return 0
  } catch (failure) {
    await rm(options.out, { force: true })
    throw failure
  } finally {
    await file.close()
  }
}

function readOptions(argv: string[]): Options | { help: true } | string {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        organ: { type: 'string' },
        by: { type: 'string' },
        out: { type: 'string' },
        reason: { type: 'string', default: '复议、诉讼举证' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) return { help: true }
    const { organ = '', by = '', out = '', reason } = values
    const [number = '', ...more] = positionals
    if (number === '' || more.length > 0) return '请写明一个登记编号，说明见 evidence --help'
    if (organ === '') return '请用 --organ 写明机关代码'
    if (by === '') return '请用 --by 写明制作证据包的人（登录名）'
    if (out === '') return '请用 --out 写明写到哪个文件'
    return { number, organ, by, out, reason }
  } catch {
    return '用法不对，说明见 evidence --help'
  }
}

async function findPlace(
  { database, secrets, now }: EvidenceSource,
  { organ, by }: Options,
): Promise<{ organId: OrganId; actor: Ctx['actor'] } | string> {
  const actor = { kind: 'system', name: '证据包' } as const
  const sceneOf = (organId: OrganId) => ({ organId, actor, today: dayInChina(now), now, secrets })
  for (const organId of await listOrganIds(database)) {
    const { code } = await act(database, sceneOf(organId), findOrgan)
    if (code !== organ.toUpperCase()) continue
    const people = await act(database, sceneOf(organId), listPeople)
    const person = people.find(({ login }) => login === by)
    if (person === undefined) return `没有登录名为 ${by} 的人员`
    const { id, name, roles } = person
    return { organId, actor: { kind: 'person', id, name, roles } }
  }
  return `没有代码为 ${organ} 的机关`
}
