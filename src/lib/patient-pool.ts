import pg from 'pg'
import { PreparingClient } from './preparing-client.ts'

const WRONG_PASSWORD = '28P01'
const TRIES = 6
const PAUSE_MS = 150

/**
 * A pool that, told its password is wrong, tries the next one there is: while the master key is exchanged, the role has
 * the old password for a moment more, and nobody's page fails for that.
 */
export class PatientPool extends pg.Pool {
  readonly #attempt: { count: number }
  constructor(config: pg.PoolConfig, passwords: () => readonly string[]) {
    const attempt = { count: 0 }
    const password = () => {
      const list = passwords()
      return list[attempt.count % list.length] ?? ''
    }
    super({ ...config, Client: PreparingClient, password })
    this.#attempt = attempt
  }

  // biome-ignore lint/suspicious/noExplicitAny: the two forms of pg's own method.
  override connect(callback?: any): any {
    if (callback !== undefined) return super.connect(callback)
    return this.#connect(TRIES)
  }

  async #connect(triesLeft: number): Promise<pg.PoolClient> {
    try {
      return await super.connect()
    } catch (failure) {
      const isRefused = failure instanceof pg.DatabaseError && failure.code === WRONG_PASSWORD
      if (!isRefused || triesLeft === 0) throw failure
      this.#attempt.count += 1
      await new Promise((resume) => setTimeout(resume, triesLeft % 2 === 0 ? 0 : PAUSE_MS))
      return this.#connect(triesLeft - 1)
    }
  }
}
