import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connectionOf } from '../src/lib/db.ts'
import { startEmbeddedPostgres } from '../src/lib/embedded-postgres.ts'
import { migrate } from '../src/lib/migrate.ts'
import { TEST_MASTER_KEY } from './master-key.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    templateUrl: string
  }
}

/** One server for the whole run (embedded, or `TEST_DATABASE_URL`), and one migrated template to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer()
  const url = new URL(server.url)
  const name = `gongkai_template_${randomBytes(6).toString('hex')}`
  url.pathname = `/${name}`
  await admin(server.url, `create database ${name} template template0 encoding 'UTF8'`)
  await migrate(url.href, join(import.meta.dirname, '..', 'migrations'), { masterKey: TEST_MASTER_KEY })
  project.provide('templateUrl', url.href)
  return async () => {
    await admin(server.url, `drop database if exists ${name} with (force)`)
    await server.stop()
  }
}

async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'))
  const server = await startEmbeddedPostgres(folder)
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function admin(serverUrl: string, statement: string): Promise<void> {
  const url = new URL(serverUrl)
  url.pathname = '/postgres'
  const client = new pg.Client(connectionOf(url.href))
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
