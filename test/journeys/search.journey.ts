import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, PHONE } from './walking.ts'

async function ask(page: Page, words: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('searchbox', { name: '检索本网站' }).fill(words)
  await page.getByRole('searchbox', { name: '检索本网站' }).press('Enter')
}

test.describe('手机上，没有脚本', () => {
  test.use({ viewport: PHONE, javaScriptEnabled: false })

  test('检索: 从页首进入，筛选、排序，检索词在摘录中标出，打开结果', async ({ page }) => {
    await ask(page, '招商引资')
    await expect(page.getByRole('heading', { level: 1, name: '信息检索' })).toBeVisible()
    const found = page.getByRole('heading', { level: 2, name: /找到 [\d,]+ 条信息/ })
    const all = await found.textContent()
    await expect(page.locator('.results p mark').first()).toHaveText('招商引资')
    await page.getByLabel('栏目').selectOption({ label: '头条' })
    await page.getByRole('searchbox', { name: '检索词' }).press('Enter')
    await expect(page.getByLabel('栏目')).toHaveValue(/./)
    await expect(found).not.toHaveText(all ?? '')
    await page.getByRole('link', { name: '按日期' }).click()
    await expect(page.getByRole('list', { name: '排序' }).locator('[aria-current]')).toHaveText('按日期')
    const first = page.locator('.results h3 a').first()
    const title = (await first.textContent())?.trim() ?? ''
    await first.click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  })
})

test.describe('手机上', () => {
  test.use({ viewport: PHONE })

  test('检索: 结果和没有结果的页面都可用，没有结果时给出下一步', async ({ page }) => {
    await ask(page, '投资')
    await expect(page.locator('.results li').first()).toBeVisible()
    await expectAccessible(page, '检索结果')
    await expectNoSidewaysScroll(page, '检索结果')
    await ask(page, '火星移民补贴')
    await expect(page.getByRole('heading', { name: '没有找到与“火星移民补贴”相符的信息' })).toBeVisible()
    await expectAccessible(page, '没有检索结果')
    await expectNoSidewaysScroll(page, '没有检索结果')
    await page.getByRole('link', { name: '依法申请公开' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '政府信息公开申请' })).toBeVisible()
  })
})
