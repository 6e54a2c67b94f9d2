import { expect, test } from '@playwright/test'

const port = process.env.JOURNEY_PORT

test('另一个机关的网站看不到本机关的任何内容', async ({ page }) => {
  await page.goto('/columns/headlines')
  const first = await page.locator('.list a').first().getAttribute('href')
  const title = (await page.locator('.list a').first().textContent()) ?? ''
  const other = `http://example.localhost:${port}`
  await page.goto(`${other}/`)
  await expect(page.locator('.list a').first()).toBeVisible()
  await expect(page.getByText(title.trim())).toHaveCount(0)
  const stolen = await page.goto(`${other}${first}`)
  expect(stolen?.status()).toBe(404)
  await expect(page.getByText('没有找到这条信息')).toBeVisible()
})

test('没有登记的网站名得到 404，本机地址显示演示的第一个机关', async ({ page }) => {
  const strange = await page.goto(`http://strange.localhost:${port}/`)
  expect(strange?.status()).toBe(404)
  await page.goto(`http://127.0.0.1:${port}/`)
  await expect(page).toHaveTitle(/襄阳市招商局/)
})
