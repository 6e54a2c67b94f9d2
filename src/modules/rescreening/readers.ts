import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ToRead } from './read-document.ts'
import type { Found } from './rescreening.ts'
import type { Answer, ThreadReading } from './worker.ts'

/** Beside this file in the sources; beside the bundle when built. */
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './worker.ts' : './rescreening-worker.js',
  import.meta.url,
)

/** Threads that read documents with one lexicon, as many as there are cores. */
export class Readers {
  readonly #threads: Worker[]
  #lastId = 0

  constructor(reading: ThreadReading, threads = availableParallelism()) {
    this.#threads = Array.from({ length: threads }, () => new Worker(THREAD, { workerData: reading }))
    for (const thread of this.#threads) {
      thread.unref()
      // Told to whoever waits for it.
      thread.on('error', () => {})
    }
  }

  /** What is found in these documents, spread over all threads. Throws when one of them fails. */
  async read(documents: readonly ToRead[]): Promise<Found[]> {
    const shares = this.#threads.map((_, at) =>
      documents.filter((_each, index) => index % this.#threads.length === at),
    )
    const found = await Promise.all(this.#threads.map((thread, at) => this.#ask(thread, shares[at] ?? [])))
    return found.flat()
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()))
  }

  #ask(thread: Worker, documents: readonly ToRead[]): Promise<Found[]> {
    if (documents.length === 0) return Promise.resolve([])
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve, reject) => {
      const end = () => {
        thread.off('message', onAnswer).off('error', onFailure).off('exit', onExit)
        thread.unref()
      }
      const onAnswer = (answer: Answer) => {
        if (answer.id !== id) return
        end()
        resolve(answer.found)
      }
      const onFailure = (failure: unknown) => {
        end()
        reject(failure)
      }
      const onExit = () => onFailure(new Error('a reader of documents ended'))
      thread.on('message', onAnswer).on('error', onFailure).on('exit', onExit)
      thread.ref()
      thread.postMessage({ id, documents })
    })
  }
}
