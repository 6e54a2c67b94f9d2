import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

describe('readConfig', () => {
  test('needs nothing', () => {
    expect(readConfig({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      databaseUrl: null,
      logLevel: 'info',
      trustProxy: false,
      secureCookies: 'auto',
      masterKeyFile: join(resolve('data'), 'secrets', 'master.key'),
      webProcesses: 1,
    })
  })

  test('takes what is set, and an empty setting as not set', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '::',
      DATA_DIR: '/srv/gongkai',
      LOG_LEVEL: '',
      SECURE_COOKIES: 'always',
    })
    expect(config).toMatchObject({ port: 0, host: '::', logLevel: 'info', secureCookies: 'always' })
    expect(config.masterKeyFile).toBe('/srv/gongkai/secrets/master.key')
    expect(readConfig({ WEB_PROCESSES: '16' }).webProcesses).toBe(16)
    expect(readConfig({ MASTER_KEY_FILE: '/media/key' }).masterKeyFile).toBe('/media/key')
  })

  test.each([
    ['false', false],
    ['0', false],
    ['2', 2],
    ['127.0.0.1, 10.0.0.0/8', ['127.0.0.1', '10.0.0.0/8']],
    ['loopback', ['loopback']],
  ])('TRUST_PROXY=%s', (text, expected) => {
    expect(readConfig({ TRUST_PROXY: text }).trustProxy).toEqual(expected)
  })

  test.each([
    { PORT: '-1' },
    { PORT: '65536' },
    { PORT: '80a' },
    { HOST: 'http://x' },
    { DATABASE_URL: 'mysql://root@localhost/x' },
    { DATABASE_URL: 'postgres://localhost' },
    { LOG_LEVEL: 'loud' },
    { TRUST_PROXY: 'true' },
    { SECURE_COOKIES: 'yes' },
    { WEB_PROCESSES: '0' },
    { WEB_PROCESSES: '17' },
    { WEB_PROCESSES: 'auto' },
  ])('refuses %j in one line that names the setting', (env) => {
    const [name = ''] = Object.keys(env)
    expect(() => readConfig(env)).toThrow(new RegExp(`^设置有误：${name} 应[^\n]*$`))
  })

  test('names every problem at once, and no password', () => {
    const read = () => readConfig({ PORT: 'x', DATABASE_URL: 'postgres://me:geheim@', LOG_LEVEL: 'loud' })
    expect(read).toThrow(/PORT .*；DATABASE_URL .*；LOG_LEVEL /)
    expect(read).not.toThrow(/geheim/)
  })
})
