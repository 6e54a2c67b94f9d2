import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, PHONE, staff } from './walking.ts'

test('撤回: 提出、另一人确认、撤回说明和逐个地址的核查', async ({ browser, page }) => {
  await page.goto('/columns/headlines?page=9')
  const link = page.locator('.list a').first()
  const title = (await link.textContent())?.trim() ?? ''
  const address = (await link.getAttribute('href')) ?? ''

  const found = page.locator('.results').getByRole('link', { name: title })
  await page.goto(`/search?q=${encodeURIComponent(title)}`)
  await expect(found).toBeVisible()

  const publisher = await staff(browser, 'publisher')
  await publisher.goto(`/console${address}`)
  await publisher.getByRole('button', { name: '撤回这条信息' }).click()
  const form = publisher.getByRole('dialog')
  await form.getByText('内容错误', { exact: true }).click()
  await form.getByRole('button', { name: '提出撤回' }).click()
  await expect(form.getByText('请写明撤回的具体原因')).toBeVisible()
  await form.getByLabel('具体原因').fill('意向投资额有误。')
  await form.getByLabel('决定撤回的负责人').fill('王某')
  await expectAccessible(publisher, '撤回表单')
  await form.getByRole('button', { name: '提出撤回' }).click()
  await expect(publisher.getByText('待确认，仍在公开')).toBeVisible()
  await expect(publisher.getByText(/提出撤回的人不能自己确认/).first()).toBeVisible()
  expect((await page.goto(address))?.status()).toBe(200)

  const head = await staff(browser, 'head')
  await head.getByRole('link', { name: title }).click()
  await head.getByRole('button', { name: '确认撤回' }).click()
  await head.getByRole('dialog').getByRole('button', { name: '确认撤回' }).click()
  await expect(head.getByText(/已逐个请求 \d+ 个地址，均已看不到这条信息/)).toBeVisible({ timeout: 60_000 })
  await expect(head.getByRole('row', { name: `原页面 ${address} 410` })).toBeVisible()
  await head.getByRole('button', { name: '显示全部' }).click()
  await expect(head.getByRole('row', { name: /栏目列表 \/columns\/headlines\?page=9 200/ })).toBeVisible()
  await expectAccessible(head, '撤回核查')
  await head.setViewportSize(PHONE)
  await expectNoSidewaysScroll(head, '撤回核查')

  expect((await page.goto(address))?.status()).toBe(410)
  await expect(page.getByRole('heading', { level: 1, name: '本页信息已撤回' })).toBeVisible()
  await expect(page.getByText(title)).toBeVisible()
  await expectAccessible(page, '撤回说明')
  await page.setViewportSize(PHONE)
  await expectNoSidewaysScroll(page, '撤回说明')
  await page.goto('/columns/headlines?page=9')
  await expect(page.getByText(title)).toBeHidden()
  await page.goto(`/search?q=${encodeURIComponent(title)}`)
  await expect(found).toBeHidden()
})
