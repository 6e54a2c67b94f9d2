import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { connectionOf, type Database, openDatabase } from '../src/lib/db.ts'
import { TEST_MASTER_KEY } from './master-key.ts'

export interface TestDatabase extends Database {
  /** As the owner of the tables, for looking behind the walls. */
  ownerUrl: string
  drop(): Promise<void>
}

/** A database of this test file's own, cloned from the migrated template. Call `drop()` in `afterAll`. */
export async function freshDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'))
  const name = `gongkai_test_${randomBytes(6).toString('hex')}`
  await admin(template, `create database ${name} template ${template.pathname.slice(1)}`)
  const url = new URL(template)
  url.pathname = `/${name}`
  const database = openDatabase(url.href, { masterKey: TEST_MASTER_KEY, connections: 8 })
  return {
    ...database,
    ownerUrl: url.href,
    drop: async () => {
      await database.close()
      await admin(template, `drop database if exists ${name} with (force)`)
    },
  }
}

async function admin(template: URL, statement: string): Promise<void> {
  const url = new URL(template)
  url.pathname = '/postgres'
  const client = new pg.Client(connectionOf(url.href))
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
