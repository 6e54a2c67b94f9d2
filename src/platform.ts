import { join } from 'node:path'
import type { Config } from './config.ts'
import type { Secrets } from './lib/ctx.ts'
import { type Database, openDatabase } from './lib/db.ts'
import { startEmbeddedPostgres } from './lib/embedded-postgres.ts'
import { type KeyFile, openKeyFile } from './lib/key-file.ts'
import { migrate, renewAppRole } from './lib/migrate.ts'
import { secretsFrom } from './lib/secrets.ts'
import { FileStore } from './lib/storage.ts'

/** One installation, ready to work: its database at the newest migration, its keys, its files. */
export interface Platform extends WebPlatform {
  /** Where the database is, for the processes that join it. */
  databaseUrl: string
  keys: KeyFile
  /** Gives the database role the password of the master key of now. */
  renewRole(): Promise<void>
}

/** What it takes to serve: the same installation, joined by another process. */
export interface WebPlatform {
  database: Database
  secrets: Secrets
  files: FileStore
  stop(): Promise<void>
}

const MIGRATIONS = join(import.meta.dirname, '..', 'migrations')

/**
 * Opens the installation that the configuration names. `as: 'server'` owns the embedded database and refuses a
 * data folder that another program serves; `as: 'command'` joins that program's database.
 */
export async function openPlatform(config: Config, options: { as: 'server' | 'command' }): Promise<Platform> {
  const attach = options.as === 'command' ? 'allow' : 'refuse'
  const embedded =
    config.databaseUrl === null ? await startEmbeddedPostgres(config.dataDir, { attach }) : undefined
  const url = embedded?.url ?? (config.databaseUrl as string)
  try {
    const keys = openKeyFile(config.masterKeyFile)
    await migrate(url, MIGRATIONS, { masterKey: keys.ring().current })
    const platform = withKeys(config, keys, { databaseUrl: url })
    return {
      ...platform,
      databaseUrl: url,
      keys,
      renewRole: () => renewAppRole(url, keys.ring().current),
      stop: async () => {
        await platform.stop()
        await embedded?.stop()
      },
    }
  } catch (failure) {
    await embedded?.stop()
    throw failure
  }
}

/** Joins an installation that another process has opened, to serve it with so many connections at most. */
export function joinPlatform(
  config: Config,
  options: { databaseUrl: string; connections: number },
): WebPlatform {
  return withKeys(config, openKeyFile(config.masterKeyFile), options)
}

function withKeys(
  config: Config,
  keys: KeyFile,
  { databaseUrl, connections }: { databaseUrl: string; connections?: number },
): WebPlatform {
  const database = openDatabase(databaseUrl, {
    masterKey: () => keysOf(keys),
    ...(connections === undefined ? {} : { connections }),
  })
  return {
    database,
    secrets: secretsFrom(keys.ring),
    files: new FileStore(join(config.dataDir, 'files')),
    stop: () => database.close(),
  }
}

/** Between the exchange of the key and that of the role's password, the previous one still lets in. */
function keysOf(keys: KeyFile): Uint8Array[] {
  const { current, previous } = keys.ring()
  return previous === null ? [current] : [current, previous]
}
