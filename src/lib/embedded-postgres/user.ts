import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'

/** Runs PostgreSQL's programs as somebody who may: PostgreSQL refuses to run as root. */
export interface PostgresUser {
  spawn(program: string, args: readonly string[], options: SpawnOptions): ChildProcess
  /** Hands a file or folder that root made to the user. */
  own(path: string): void
}

// Settings of the shell that started us (PGPORT, PGOPTIONS, LC_MESSAGES…) must not reach the server.
const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LANG: 'C',
  LC_ALL: 'C',
}
const NAME = 'gongkai'

interface Account {
  name: string
  uid: number
  gid: number
}

/**
 * The user for a data folder: ourselves, or, when we are root, the folder's present owner, else a system
 * user of our own, made on first use. `folder` exists; its content is handed over when nobody fit owns it.
 */
export function postgresUser(folder: string, program: string, say: (line: string) => void): PostgresUser {
  if (process.getuid?.() !== 0) return plainUser(folder)
  const account = accountFor(folder, say)
  if (statSync(folder).uid !== account.uid) {
    spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, folder], { env: ENVIRONMENT })
  }
  const prefix = waysIn(account).find((way) => reaches(way, account, folder, program))
  if (prefix === undefined) {
    throw new Error(
      `PostgreSQL 不能以 root 运行，而用户 ${account.name} 进不了 ${folder}；请把程序放到其他用户也能进入的目录，或改用普通用户运行，或设置 DATABASE_URL`,
    )
  }
  return {
    spawn: (file, args, options) => start(prefix, account, file, args, options),
    own: (path) => chownSync(path, account.uid, account.gid),
  }
}

function plainUser(folder: string): PostgresUser {
  const owner = statSync(folder).uid
  if (owner !== process.getuid?.()) {
    throw new Error(
      `数据库文件夹 ${folder} 属于另一个用户（编号 ${owner}），请用该用户运行，或换一个 DATA_DIR`,
    )
  }
  return {
    spawn: (file, args, options) => spawn(file, args, { cwd: '/', env: ENVIRONMENT, ...options }),
    own: () => {},
  }
}

function accountFor(folder: string, say: (line: string) => void): Account {
  const owner = statSync(folder).uid
  const present = owner === 0 ? null : findAccount(String(owner))
  return (
    present ??
    findAccount(NAME) ??
    makeAccount(say) ??
    findAccount('postgres') ??
    findAccount('nobody') ??
    nobodyFits()
  )
}

/** By name or number. initdb wants an account that the system knows, so a bare number is not enough. */
function findAccount(who: string): Account | null {
  const { status, stdout } = spawnSync('getent', ['passwd', who], { encoding: 'utf8', env: ENVIRONMENT })
  const [name, , uid, gid] = stdout?.trim().split(':') ?? []
  if (status !== 0 || !name || !uid || !gid) return null
  return { name, uid: Number(uid), gid: Number(gid) }
}

function makeAccount(say: (line: string) => void): Account | null {
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent']
  const { status } = spawnSync('useradd', [...options, '--shell', '/usr/sbin/nologin', NAME], {
    env: ENVIRONMENT,
  })
  if (status === 0) say(`已建立系统用户 ${NAME}：PostgreSQL 不能以 root 运行`)
  // Also after a failure: a second program may have made it at the same moment.
  return findAccount(NAME)
}

function nobodyFits(): never {
  throw new Error(
    'PostgreSQL 不能以 root 运行，又建不了系统用户；请先执行 useradd --system gongkai，或改用普通用户运行，或设置 DATABASE_URL',
  )
}

/** No help at all where the folder can be reached, else the smallest capability that opens the way. */
function waysIn(account: Account): string[][] {
  const identity = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups']
  // Without this bit access(2), by which PostgreSQL looks for its own programs, leaves capabilities out of account.
  identity.push('--securebits=+no_setuid_fixup')
  // Docker's default set has only the second one.
  const capabilities = ['dac_read_search', 'dac_override']
  return [
    [],
    ...capabilities.map((name) => [
      'setpriv',
      ...identity,
      `--inh-caps=+${name}`,
      `--ambient-caps=+${name}`,
      '--',
    ]),
  ]
}

/** Tried for real: a mode says nothing about access lists, mounts or the parents of parents. */
function reaches(prefix: string[], account: Account, folder: string, program: string): boolean {
  const probe = ['-c', 'cd "$1" && "$2" -V', 'sh', folder, program]
  const [file = '/bin/sh', ...args] = [...prefix, '/bin/sh', ...probe]
  return spawnSync(file, args, { cwd: '/', env: ENVIRONMENT, ...identityOf(prefix, account) }).status === 0
}

function start(
  prefix: string[],
  account: Account,
  program: string,
  rest: readonly string[],
  options: SpawnOptions,
) {
  const [file = program, ...args] = [...prefix, program, ...rest]
  return spawn(file, args, { cwd: '/', env: ENVIRONMENT, ...options, ...identityOf(prefix, account) })
}

/** setpriv changes the user itself and needs root for it. */
function identityOf(prefix: string[], { uid, gid }: Account): { uid?: number; gid?: number } {
  return prefix.length === 0 ? { uid, gid } : {}
}
