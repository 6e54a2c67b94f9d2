import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { postgresUser } from './user.ts'

export const OWNER = 'gongkai_owner'
const UNFINISHED = 'postgres.new-'

// Kept in postgresql.conf, where an operator may change them.
const SETTINGS = {
  shared_buffers: '128MB',
  max_connections: '100',
  wal_compression: 'on',
  // The log must not repeat what applicants wrote: neither the failed statement nor the row it failed on.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/**
 * Makes the cluster `<home>/postgres` unless it is there. It is made beside and renamed when complete, so that
 * the name itself is the proof: whatever an interrupted first start left has never held data and is removed.
 */
export async function ensureCluster(
  home: string,
  binaries: Binaries,
  say: (line: string) => void,
): Promise<string> {
  const cluster = join(home, 'postgres')
  if (existsSync(cluster)) {
    insistOnVersion(cluster, binaries)
    return cluster
  }
  for (const name of readdirSync(home).filter((each) => each.startsWith(UNFINISHED))) {
    rmSync(join(home, name), { recursive: true, force: true, maxRetries: 5 })
  }
  const draft = mkdtempSync(join(home, UNFINISHED))
  await initialise(home, draft, binaries, say)
  renameSync(draft, cluster)
  syncFolder(home)
  return cluster
}

/** The password of the superuser; made on the first start, before anything could need it. */
export function ownerPassword(home: string): string {
  const file = join(home, 'secrets', 'postgres-password')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  if (existsSync(join(home, 'postgres'))) throw new Error(`缺少数据库密码文件 ${file}，请从备份恢复`)
  mkdirSync(join(home, 'secrets'), { recursive: true, mode: 0o700 })
  // Written aside and renamed: a half-written password would lock everybody out.
  writeFileSync(`${file}.new`, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  syncFolder(join(home, 'secrets'))
  return readFileSync(file, 'utf8').trim()
}

async function initialise(
  home: string,
  draft: string,
  binaries: Binaries,
  say: (line: string) => void,
): Promise<void> {
  const user = postgresUser(draft, binaries.postgres, say)
  user.own(draft)
  // The secrets folder is closed to PostgreSQL's user, and it cannot reopen a pipe of ours either.
  const passwordFile = join(home, `.initdb-password-${process.pid}`)
  writeFileSync(passwordFile, ownerPassword(home), { mode: 0o600 })
  user.own(passwordFile)
  try {
    const child = user.spawn(
      binaries.initdb,
      [
        `--pgdata=${draft}`,
        `--username=${OWNER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...Object.entries(SETTINGS).map(([name, value]) => `--set=${name}=${value}`),
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let output = ''
    child.stdout?.on('data', (text) => (output += text))
    child.stderr?.on('data', (text) => (output += text))
    const [code] = await once(child, 'close')
    if (code !== 0) throw new Error(`数据库初始化失败：${output.trim().split('\n').slice(-5).join(' | ')}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function insistOnVersion(cluster: string, binaries: Binaries): void {
  const data = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (data !== binaries.version) {
    throw new Error(
      `数据目录由 PostgreSQL ${data} 建立，程序自带的是 ${binaries.version}：请用旧版程序备份（gongkai backup），再用新版恢复（gongkai restore）`,
    )
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
