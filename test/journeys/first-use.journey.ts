import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, PHONE } from './walking.ts'

const PASSWORD = '公开是常态，不公开是例外'
let folder: string
let program: ChildProcess

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-first-use-'))
})
test.afterAll(async () => {
  const ended = new Promise((resolve) => program.once('exit', resolve))
  program.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
})

/** `npm start` on an empty folder, as far as its one line of greeting. */
async function start(): Promise<string> {
  program = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  return new Promise((resolve, reject) => {
    program.once('exit', () => reject(new Error(`没有启动：${said}`)))
    program.stderr?.on('data', (words: Buffer) => {
      said += words
      const address = /http:\/\/\S+\/setup\?code=[A-Z0-9-]+/.exec(said)
      if (address !== null) resolve(address[0])
    })
  })
}

test('首次使用: 填写机关和第一位管理员，登录工作台', async ({ page }) => {
  const address = await start()
  const { origin, port } = new URL(address)
  await page.setViewportSize(PHONE)
  await page.goto(`${origin}/`)
  await expect(page.getByRole('heading', { level: 1, name: '首次使用' })).toBeVisible()
  await page.goto(address)
  await expectNoSidewaysScroll(page, '首次使用')
  await page.getByLabel('机关全称').fill('示例市招商局')
  await page.getByRole('button', { name: '开始使用' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('机关全称')).toHaveValue('示例市招商局')
  await expectAccessible(page, '首次使用，填写有误')

  const filled: Record<string, string> = {
    机构代码: '011158699',
    行政复议机关: '示例市人民政府',
    行政诉讼的人民法院: '示例市示例区人民法院',
    机构名称: '示例市招商局办公室',
    办公时间: '工作日 8:30—12:00，14:30—17:30',
    办公地址: '示例市示例路1号',
    政府网站标识码: '4206000099',
    姓名: '吕维',
    再填一次密码: PASSWORD,
  }
  for (const [label, value] of Object.entries(filled)) {
    await page.getByLabel(label, { exact: true }).fill(value)
  }
  await page.getByLabel('联系电话').fill('0710-0000000')
  await page.getByLabel('政府部门').check()
  await page.getByLabel('政务蓝').check()
  await page.locator('#host').fill('localhost')
  await page.locator('#adminLogin').fill('lvwei')
  await page.locator('#password').fill(PASSWORD)
  await page.getByRole('button', { name: '开始使用' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '示例市招商局已可使用' })).toBeVisible()

  const again = await page.goto(`http://localhost:${port}/setup`)
  expect(again?.status()).toBe(404)
  await page.goto(`http://localhost:${port}/console/`)
  await page.getByLabel('登录名').fill('lvwei')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '待办' })).toBeVisible()
  await expect(page.getByText(/审核人/).first()).toBeVisible()
})
