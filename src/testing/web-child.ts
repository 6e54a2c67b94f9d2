import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { serveUnder } from '../web-process-end.ts'

/** A web process that says who it is, counts, is slow, dies or hangs, as it is asked. */
serveUnder(async ({ port, databaseUrl }, tally) => {
  if (databaseUrl === 'cannot begin') throw new Error('不能开始')
  const server = createServer(async (request, answer) => {
    if (request.url === '/die') process.exit(7)
    if (request.url === '/hang') for (;;);
    if (request.url === '/slow') await sleep(300)
    const { count } = await tally.count(request.url ?? '', 60_000)
    answer.end(JSON.stringify({ pid: process.pid, count }))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
})
