import { openDatabase } from '../../db.ts'
import { runDueJobs } from '../../jobs.ts'
import { secretsFrom } from '../../secrets.ts'
import { countingJob } from './counting.ts'

/**
 * `node child.ts URL KEY NOW`: takes the due jobs, takes the step of each, says so, and never ends the run. To be killed.
 */
const [url = '', key = '', now = ''] = process.argv.slice(2)
const masterKey = Buffer.from(key, 'hex')
const hanging = countingJob('test.hang', async (_scene, step) => {
  await step()
  process.stdout.write('stepped\n')
  await new Promise((resolve) => setTimeout(resolve, 60_000))
})
await runDueJobs(
  {
    database: openDatabase(url, { masterKey, connections: 4 }),
    secrets: secretsFrom(masterKey),
    files: null,
    clock: () => new Date(now),
    report: () => {},
  },
  [hanging],
)
