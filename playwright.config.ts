import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

// Chosen once, handed on to the workers through the environment.
process.env.JOURNEY_PORT ??= String(20_000 + (process.pid % 20_000))
process.env.JOURNEY_DATA ??= mkdtempSync(join(tmpdir(), 'gongkai-journeys-'))
const { JOURNEY_PORT, JOURNEY_DATA } = process.env

/** The journeys walk the demo as it is built: the whole year replayed, served by one program on an empty folder. */
export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '*.journey.ts',
  // They share one server, and each leaves behind what it did.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: join(JOURNEY_DATA, 'results'),
  globalTeardown: './test/journeys/remove-data.ts',
  use: {
    baseURL: `http://xiangyang.localhost:${JOURNEY_PORT}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  webServer: {
    command: `${process.execPath} --enable-source-maps --import ./scripts/end-with-launcher.mjs dist/cli.js demo`,
    url: `http://127.0.0.1:${JOURNEY_PORT}/readyz`,
    env: {
      PORT: JOURNEY_PORT,
      HOST: '127.0.0.1',
      DATA_DIR: join(JOURNEY_DATA, 'data'),
      LOG_LEVEL: 'warn',
      DATABASE_URL: '',
      // As an installation with load would run: whatever a process keeps to itself would show.
      WEB_PROCESSES: '2',
    },
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
})
