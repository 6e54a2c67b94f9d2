import { parentPort, workerData } from 'node:worker_threads'
import type { Day } from '../../lib/day.ts'
import { compileLexicon, lexiconOn, STARTER_LEXICON } from '../screening/rules/index.ts'
import { readDocument, type ToRead } from './read-document.ts'
import type { Found } from './rescreening.ts'

/** What a thread reads with, for as long as it lives. */
export interface ThreadReading {
  today: Day
  entries: Parameters<typeof lexiconOn>[2]
  ownContacts: readonly string[]
}
export interface Order {
  id: number
  documents: readonly ToRead[]
}
export interface Answer {
  id: number
  found: Found[]
}

const { today, entries, ownContacts } = workerData as ThreadReading
const reading = { today, ownContacts, lexicon: compileLexicon(lexiconOn(today, STARTER_LEXICON, entries)) }

parentPort?.on('message', ({ id, documents }: Order) => {
  const found = documents.flatMap((each) => readDocument(each, reading) ?? [])
  parentPort?.postMessage({ id, found } satisfies Answer)
})
