import { benchCases } from './cases.ts'
import { benchCreateDocument } from './create-document.ts'
import { benchFreshness } from './freshness.ts'
import { benchPages } from './pages.ts'
import { benchPublishing } from './publishing.ts'
import { benchReport } from './report.ts'
import { benchRescreening } from './rescreening.ts'
import { benchScreening } from './screening.ts'
import { benchSearch } from './search.ts'

const BENCHES: Readonly<Record<string, (print: (line: string) => void) => Promise<void>>> = {
  publishing: benchPublishing,
  pages: benchPages,
  freshness: benchFreshness,
  screening: benchScreening,
  rescreening: benchRescreening,
  cases: benchCases,
  report: benchReport,
  'create-document': benchCreateDocument,
  search: benchSearch,
}

// Those that are named, or every benchmark in turn; each prints its figures beside its reference of the same run.
const named = process.argv.slice(2)
const strange = named.filter((name) => !Object.hasOwn(BENCHES, name))
if (strange.length > 0) {
  process.stderr.write(`没有 ${strange.join('、')}，可用：${Object.keys(BENCHES).join('、')}\n`)
  process.exitCode = 2
} else {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (named.length === 0 || named.includes(name)) await bench((line) => process.stdout.write(`${line}\n`))
  }
}
