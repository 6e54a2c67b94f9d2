import { expect, test } from '@playwright/test'
import { signThrough, staff } from './walking.ts'

const TITLE = '关于举办2026年招商引资项目推介会的通知（示例）'

test('条例第十七条: 一条信息由拟稿、三审三校、保密审查到发布', async ({ browser, page }) => {
  const editor = await staff(browser, 'editor1')
  await editor.goto('/console/documents/new')
  await editor.getByLabel('标题', { exact: true }).fill(TITLE)
  await editor.locator('#field-columnId').click()
  await editor.locator('.ant-select-item-option', { hasText: '重点项目' }).first().click()
  await editor
    .locator('[contenteditable=true]')
    .fill('推介会定于2026年12月8日在市民服务中心举行，欢迎企业报名。')
  await editor.getByRole('button', { name: '保存草稿' }).click()
  await expect(editor.getByRole('button', { name: '送审' })).toBeEnabled()
  await editor.getByRole('button', { name: '送审' }).click()
  await expect(editor.getByText('已送审', { exact: true })).toBeVisible()
  const address = new URL(editor.url()).pathname
  const id = address.split('/').at(-1) ?? ''

  // Not public yet, whatever its number.
  const early = await page.goto(`/documents/${id}`)
  expect(early?.status()).toBe(404)

  const publisher = await staff(browser, 'publisher')
  await publisher.goto(address)
  await expect(publisher.getByRole('button', { name: '发布', exact: true })).toBeDisabled()
  await expect(publisher.getByText(/不能发布：/)).toBeVisible()
  await signThrough(browser, id)

  await publisher.reload()
  await publisher.getByRole('button', { name: '发布', exact: true }).click()
  await publisher
    .getByRole('dialog')
    .getByRole('button', { name: /发\s*布/ })
    .click()
  await expect(publisher.getByText(/已发布，索引号 011158671\/\d{4}-\d{5}/)).toBeVisible()

  await page.goto(`/documents/${id}`)
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
  const head = page.getByRole('table', { name: '信息要素' })
  for (const field of ['索引号', '分类', '发布机构', '发文日期', '文号', '效力状态', '发布日期', '标题']) {
    await expect(head.getByRole('rowheader', { name: field, exact: true })).toBeVisible()
  }
  await page.goto('/')
  await expect(page.getByRole('link', { name: TITLE }).first()).toBeVisible()
})

test('拟稿人不能签自己的稿件，审核人不能签两级', async ({ browser }) => {
  const editor = await staff(browser, 'editor2')
  await editor.goto('/console/reviews')
  await expect(editor.getByText('没有等待您签署的信息')).toBeVisible()
  await expect(editor.getByRole('link', { name: /三审三校/ })).toBeHidden()
})
