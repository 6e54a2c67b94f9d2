import { Worker } from 'node:worker_threads'
import type { FileKind } from '../file-kind.ts'
import { type FileText, FileUnreadable } from './file-text.ts'
import type { ReadAnswer, ReadOrder } from './worker.ts'

/** In milliseconds, for one file. */
const LONGEST = 20_000
const MOST_THREADS = 2
/** A thread that has nothing to do ends, and gives its memory back; in milliseconds. */
const IDLE = 30_000
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 }

/** Beside this file in the sources; beside the bundle when built. */
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './worker.ts' : './file-text-worker.js',
  import.meta.url,
)

interface Waiting {
  order: ReadOrder
  longest: number
  done(answer: ReadAnswer): void
}

const waiting: Waiting[] = []
const idle: Worker[] = []
const ends = new WeakMap<Worker, NodeJS.Timeout>()
let threads = 0
let lastId = 0

/**
 * The text of a file of this kind at this path, read in another thread. Throws `FileUnreadable` with the reason in
 * Chinese for what cannot be read, takes longer than `longest` milliseconds, or needs more memory than a thread has: any
 * bytes have an answer in bounded time.
 */
export async function readFileText(
  path: string,
  kind: FileKind,
  { longest = LONGEST }: { longest?: number } = {},
): Promise<FileText> {
  lastId += 1
  const order = { id: lastId, path, kind }
  const answer = await new Promise<ReadAnswer>((done) => {
    waiting.push({ order, longest, done })
    startNext()
  })
  if ('unreadable' in answer) throw new FileUnreadable(answer.unreadable)
  return answer.text
}

function startNext(): void {
  if (waiting.length === 0 || (idle.length === 0 && threads >= MOST_THREADS)) return
  const next = waiting.shift() as Waiting
  run(idle.pop() ?? newThread(), next)
}

function newThread(): Worker {
  threads += 1
  const thread = new Worker(THREAD, { resourceLimits: MEMORY, stdout: true, stderr: true })
  thread.once('exit', () => {
    threads -= 1
    const at = idle.indexOf(thread)
    if (at >= 0) idle.splice(at, 1)
    startNext()
  })
  return thread
}

function run(thread: Worker, { order, longest, done }: Waiting): void {
  const { id } = order
  const timer = setTimeout(() => finish({ id, unreadable: '文件过于复杂，在限定时间内读不完' }), longest)
  const onFailure = () => finish({ id, unreadable: '文件过于复杂，读取时没有完成' })
  const finish = (answer: ReadAnswer, isHealthy = false) => {
    clearTimeout(timer)
    thread.removeAllListeners('message').removeAllListeners('error').off('exit', onFailure)
    thread.on('error', () => {})
    if (isHealthy) rest(thread)
    else void thread.terminate()
    done(answer)
    startNext()
  }
  thread.ref()
  thread.on('message', (answer: ReadAnswer) => finish(answer, true))
  thread.on('error', onFailure)
  thread.on('exit', onFailure)
  thread.postMessage(order)
}

/** Ends it when it has had nothing to do for long; what is being ended takes no file any more. */
function rest(thread: Worker): void {
  idle.push(thread)
  thread.unref()
  clearTimeout(ends.get(thread))
  const end = setTimeout(() => {
    const at = idle.indexOf(thread)
    if (at < 0) return
    idle.splice(at, 1)
    void thread.terminate()
  }, IDLE)
  ends.set(thread, end.unref())
}
