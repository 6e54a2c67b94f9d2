import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, staff } from './walking.ts'

const PUBLIC = [
  ['首页', '/'],
  ['栏目', '/columns/headlines'],
  ['有下级的栏目', '/columns/disclosure'],
  ['栏目第二页', '/columns/headlines?page=2'],
  ['申请表', '/request'],
  ['查询', '/request/tracking'],
  ['网站地图', '/site-map'],
  ['无障碍说明', '/accessibility'],
  ['开放数据', '/open'],
  ['没有的页面', '/nothing-here'],
] as const

test('公开网站每一种页面', async ({ page }) => {
  for (const [name, address] of PUBLIC) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(address)
    await expectAccessible(page, name)
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 800 })
      await expectNoSidewaysScroll(page, `${name}，${width} 像素`)
    }
  }
})

test('正文和年度报告', async ({ page }) => {
  await page.goto('/columns/headlines')
  await page.locator('.list a').first().click()
  await expect(page.getByRole('table', { name: '信息要素' })).toBeVisible()
  await expectAccessible(page, '正文')
  await page.setViewportSize({ width: 320, height: 800 })
  await expectNoSidewaysScroll(page, '正文，320 像素')
  await page.goto('/columns/annual-reports')
  await page.locator('.list a').first().click()
  await expectAccessible(page, '年度报告')
})

test('大字版: 选一次就记住，只用键盘也能选，320 像素也不左右滚动', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await page.goto('/')
  const choice = page.getByRole('button', { name: '大字版' })
  const before = await page.evaluate('document.body.currentCSSZoom')
  await choice.focus()
  await page.keyboard.press('Enter')
  await expect(choice).toHaveAttribute('aria-pressed', 'true')
  for (const [name, address] of PUBLIC) {
    await page.goto(address)
    await expect(choice).toHaveAttribute('aria-pressed', 'true')
    await expectNoSidewaysScroll(page, `${name}，大字版`)
  }
  expect(await page.evaluate('document.body.currentCSSZoom')).toBeGreaterThan(before as number)
  await page.goto('/columns/headlines')
  await expectAccessible(page, '大字版')
  await page.getByRole('button', { name: '标准字号' }).click()
  await page.reload()
  expect(await page.evaluate('document.body.currentCSSZoom')).toBe(before)
})

const SCREENS: Record<string, readonly (readonly [name: string, address: string])[]> = {
  editor1: [
    ['待办', '/console/'],
    ['信息列表', '/console/documents'],
    ['拟写信息', '/console/documents/new'],
    ['待更正', '/console/documents/to-correct'],
    ['主动公开目录', '/console/catalogue'],
    ['已发布的信息', '/console/documents/1'],
  ],
  reviewer1a: [['三审三校', '/console/reviews']],
  officer: [
    ['待办', '/console/'],
    ['申请登记簿', '/console/requests'],
    ['登记申请', '/console/requests/new'],
    ['案件', '/console/requests/1'],
  ],
  head: [['待办', '/console/']],
  compiler: [
    ['年度报告', '/console/reports'],
    ['2024年度报告', '/console/reports/1'],
  ],
  system: [
    ['待办', '/console/'],
    ['人员与岗位', '/console/settings/people'],
    ['栏目', '/console/settings/columns'],
    ['主动公开目录', '/console/catalogue'],
  ],
}

test('管理端的登录页', async ({ page }) => {
  await page.goto('/console/')
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible()
  await expectAccessible(page, '登录')
})

for (const [login, screens] of Object.entries(SCREENS)) {
  test(`管理端的主要页面：${login}`, async ({ browser }) => {
    const page = await staff(browser, login)
    for (const [name, address] of screens) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      await page.waitForLoadState('networkidle')
      await expectAccessible(page, name)
    }
  })
}
