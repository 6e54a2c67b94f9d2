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
export interface Platform {
  database: Database
  secrets: Secrets
  files: FileStore
  keys: KeyFile
  /** Gives the database role the password of the master key of now. */
  renewRole(): Promise<void>
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
    const database = openDatabase(url, { masterKey: () => keysOf(keys) })
    return {
      database,
      secrets: secretsFrom(keys.ring),
      files: new FileStore(join(config.dataDir, 'files')),
      keys,
      renewRole: () => renewAppRole(url, keys.ring().current),
      stop: async () => {
        await database.close()
        await embedded?.stop()
      },
    }
  } catch (failure) {
    await embedded?.stop()
    throw failure
  }
}

/** Between the exchange of the key and that of the role's password, the previous one still lets in. */
function keysOf(keys: KeyFile): Uint8Array[] {
  const { current, previous } = keys.ring()
  return previous === null ? [current] : [current, previous]
}
