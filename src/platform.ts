import { join } from 'node:path'
import type { Config } from './config.ts'
import type { Secrets } from './lib/ctx.ts'
import { type Database, openDatabase } from './lib/db.ts'
import { startEmbeddedPostgres } from './lib/embedded-postgres.ts'
import { migrate } from './lib/migrate.ts'
import { loadMasterKey, secretsFrom } from './lib/secrets.ts'
import { FileStore } from './lib/storage.ts'

/** One installation, ready to work: its database at the newest migration, its keys, its files. */
export interface Platform {
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
    const masterKey = loadMasterKey(config.masterKeyFile)
    await migrate(url, MIGRATIONS, { masterKey })
    const database = openDatabase(url, { masterKey })
    return {
      database,
      secrets: secretsFrom(masterKey),
      files: new FileStore(join(config.dataDir, 'files')),
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
