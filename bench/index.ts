import { benchCases } from './cases.ts'
import { benchCreateDocument } from './create-document.ts'
import { benchFreshness } from './freshness.ts'
import { benchPages } from './pages.ts'
import { benchPublishing } from './publishing.ts'
import { benchScreening } from './screening.ts'
import { benchSearch } from './search.ts'

// Every benchmark in turn; each prints its figures beside its reference of the same run.
const print = (line: string) => process.stdout.write(`${line}\n`)
await benchPublishing(print)
await benchPages(print)
await benchFreshness(print)
await benchScreening(print)
await benchCases(print)
await benchCreateDocument(print)
await benchSearch(print)
