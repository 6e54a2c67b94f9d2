import { benchPublishing } from './publishing.ts'

// Every benchmark in turn; each prints its figures beside its reference of the same run.
await benchPublishing((line) => process.stdout.write(`${line}\n`))
