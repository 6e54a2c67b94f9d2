import { readConfig } from './config.ts'
import { joinPlatform } from './platform.ts'
import { openWeb } from './web.ts'
import { serveUnder } from './web-process-end.ts'

/** One of the processes that serve the pages, forms and api; `web-processes.ts` starts it. */
serveUnder(async ({ port, databaseUrl, connections, ...options }, tally) => {
  const config = { ...readConfig(process.env), port }
  const platform = joinPlatform(config, { databaseUrl, connections })
  const web = await openWeb(config, platform, { ...options, tally })
  return {
    close: async () => {
      await web.close()
      await platform.stop()
    },
  }
})
