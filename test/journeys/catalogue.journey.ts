import { expect, test } from '@playwright/test'
import { staff } from './walking.ts'

test('栏目: 增加、并入另一栏目，旧地址转到新栏目', async ({ browser, page }) => {
  const system = await staff(browser, 'system')
  await system.goto('/console/settings/columns')
  await system.getByRole('button', { name: '增加栏目' }).click()
  const dialog = system.getByRole('dialog')
  await dialog.getByLabel('栏目名称').fill('临时栏目（示例）')
  await dialog.getByLabel('栏目地址').fill('temporary-column')
  await dialog.getByRole('button', { name: /增\s*加/ }).click()
  const row = system.getByRole('row', { name: /临时栏目（示例）/ })
  await expect(row).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('navigation', { name: '主导航' })).toContainText('临时栏目（示例）')

  await row.getByRole('button', { name: /更\s*多/ }).click()
  await system.getByRole('menuitem', { name: '并入另一栏目' }).click()
  await system.locator('#merge-into').click()
  await system.locator('.ant-select-item-option', { hasText: '重点项目' }).first().click()
  await system
    .getByRole('dialog')
    .getByRole('button', { name: /合\s*并/ })
    .click()
  await expect(row).toBeHidden()
  await page.goto('/columns/temporary-column')
  await expect(page).toHaveURL(/\/columns\/projects$/)
  await expect(page.getByRole('navigation', { name: '主导航' })).not.toContainText('临时栏目（示例）')
})

test('条例第二十条: 没有内容的法定栏目作出有日期的情况说明', async ({ browser, page }) => {
  const editor = await staff(browser, 'editor1')
  await editor.goto('/console/catalogue')
  const row = editor.getByRole('row', { name: /政府采购/ })
  await expect(row).toContainText('缺失')
  await row.getByRole('button', { name: '作情况说明' }).filter({ visible: true }).click()
  await editor.getByRole('dialog').getByRole('button', { name: '公布说明' }).click()
  await expect(row).toContainText('情况说明')
  await expect(row).not.toContainText('缺失')
  await page.goto('/columns/procurement')
  await expect(page.getByRole('note')).toContainText(/截至\d{4}年\d{1,2}月\d{1,2}日，本机关无此类信息。/)
  // 国办公开办函〔2019〕61号: the platform's order, whatever else stands there.
  const tree = page.getByRole('navigation', { name: '栏目' }).getByRole('link')
  const names = (await tree.allTextContents()).map((each) => each.trim())
  const order = ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报', '依申请公开']
  expect(names.filter((name) => order.includes(name))).toEqual(order)
})
