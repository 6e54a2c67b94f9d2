import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { clearInterval, setInterval, setTimeout } from 'node:timers'
import { freePort } from './lib/free-port.ts'
import type { Tally } from './lib/tally.ts'
import type { FromWeb, Orders, ToWeb } from './web-process-talk.ts'

export interface WebProcesses {
  port: number
  /** Lets each end what it has begun; those that do not are ended. */
  close(): Promise<void>
}

interface Options {
  count: number
  /** The program that each of them runs. */
  program: string
  orders: Orders
  tally: Tally
  /** Told of a process that ended by itself or was ended. */
  report(message: string): void
  patience?: Partial<typeof PATIENCE>
}

const PATIENCE = {
  /** How often a process is asked for a sign of life, and after how many questions without one it is ended. */
  askEveryMs: 5_000,
  silentAsks: 6,
  /** The same, of one that has not begun to serve. */
  silentAsksAtStart: 24,
  /** A process that ended is started again, later each time it does so soon after. */
  restartMs: 500,
  mostRestartMs: 30_000,
  /** One that has served for so long has earned a quick start. */
  steadyMs: 30_000,
  drainMs: 60_000,
}

/**
 * Starts so many web processes that share one port, and keeps them going: one that ends is started again, one that gives
 * no sign of life is ended first, so that nobody waits for it. Resolves when all of them serve. Throws, with nothing left
 * running, when one of them cannot begin.
 */
export async function startWebProcesses(given: Options): Promise<WebProcesses> {
  // Chosen beforehand: if all of them ended at once, the next free port would be another one.
  const port = given.orders.port || (await freePort())
  const options = { ...given, orders: { ...given.orders, port } }
  cluster.schedulingPolicy = cluster.SCHED_RR
  // Not what was loaded into this one: a web process ends with the connection to it.
  cluster.setupPrimary({ exec: options.program, args: [], execArgv: ['--enable-source-maps'] })
  const keepers = Array.from({ length: options.count }, () => new Keeper(options))
  const close = () => Promise.all(keepers.map((each) => each.close())).then(() => {})
  try {
    await Promise.all(keepers.map((each) => each.begun))
    return { port, close }
  } catch (failure) {
    await close()
    throw failure
  }
}

/** Keeps one place filled with a process. */
class Keeper {
  readonly #options: Options
  readonly #patience: typeof PATIENCE
  readonly begun: Promise<void>
  #settle: { begun(): void; failed(failure: Error): void } | null = null
  #worker: Worker
  #unanswered = 0
  #servesSince: number | null = null
  #pauseMs: number
  #closing = false
  #waiting: NodeJS.Timeout | null = null
  readonly #asking: NodeJS.Timeout

  constructor(options: Options) {
    this.#options = options
    this.#patience = { ...PATIENCE, ...options.patience }
    this.#pauseMs = this.#patience.restartMs
    this.begun = new Promise((resolve, reject) => {
      this.#settle = { begun: resolve, failed: reject }
    })
    this.#worker = this.#start()
    this.#asking = setInterval(() => this.#ask(), this.#patience.askEveryMs)
  }

  async close(): Promise<void> {
    this.#closing = true
    clearInterval(this.#asking)
    if (this.#waiting !== null) clearTimeout(this.#waiting)
    const worker = this.#worker
    if (worker.isDead()) return
    const ended = once(worker, 'exit')
    this.#say(worker, { kind: 'stop' })
    const late = setTimeout(() => worker.process.kill('SIGKILL'), this.#patience.drainMs)
    await ended
    clearTimeout(late)
  }

  #start(): Worker {
    const worker = cluster.fork()
    this.#unanswered = 0
    this.#servesSince = null
    worker.on('message', (message: FromWeb) => this.#hear(worker, message))
    worker.on('exit', (code, signal) => this.#ended(signal || `退出码 ${code}`))
    // What is said to one that has just gone is lost, like everything else it had.
    worker.on('error', () => {})
    this.#say(worker, { kind: 'begin', orders: this.#options.orders })
    return worker
  }

  #hear(worker: Worker, message: FromWeb): void {
    this.#unanswered = 0
    if (message.kind === 'ready') {
      this.#servesSince = Date.now()
      this.#settle?.begun()
      this.#settle = null
    } else if (message.kind === 'failed') {
      this.#settle?.failed(new Error(message.message))
    } else if (message.kind === 'count') {
      const { id, key, windowMs } = message
      this.#options.tally
        .count(key, windowMs)
        .then((counted) => this.#say(worker, { kind: 'counted', id, counted }))
    }
  }

  #ask(): void {
    if (this.#waiting !== null) return
    const { silentAsks, silentAsksAtStart } = this.#patience
    if (this.#unanswered >= (this.#servesSince === null ? silentAsksAtStart : silentAsks)) {
      this.#options.report(`网页进程 ${this.#worker.process.pid} 没有应答，已结束并重新启动`)
      this.#worker.process.kill('SIGKILL')
      return
    }
    this.#unanswered += 1
    this.#say(this.#worker, { kind: 'ping' })
  }

  #ended(how: string): void {
    if (this.#closing) return
    this.#settle?.failed(new Error(`网页进程没有启动（${how}）`))
    if (this.#settle !== null) return
    const { restartMs, mostRestartMs, steadyMs } = this.#patience
    // Not counted from its start: a slow machine would take the time of starting for service.
    const servedMs = this.#servesSince === null ? 0 : Date.now() - this.#servesSince
    if (servedMs > steadyMs) this.#pauseMs = restartMs
    this.#options.report(
      `网页进程 ${this.#worker.process.pid} 意外结束（${how}），${this.#pauseMs} 毫秒后重新启动`,
    )
    this.#waiting = setTimeout(() => {
      this.#waiting = null
      this.#worker = this.#start()
    }, this.#pauseMs)
    this.#pauseMs = Math.min(this.#pauseMs * 2, mostRestartMs)
  }

  #say(worker: Worker, message: ToWeb): void {
    if (worker.isConnected()) worker.send(message)
  }
}
