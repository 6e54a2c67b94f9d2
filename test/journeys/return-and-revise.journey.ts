import { expect, type Page, test } from '@playwright/test'
import { expectNoSidewaysScroll, PHONE, staff } from './walking.ts'

const TITLE = '关于组织企业参加产业链对接会的通知（示例）'
const FIRST = '对接会定于2026年12月18日举行，请于12月20日前报名。'
const SECOND = '对接会定于2026年12月18日举行，请于12月15日前报名。'
const SCAN = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

test('退回修改后重新送审；代签；纸质签署和扫描件；发布', async ({ browser, page }) => {
  // Seven people, each signed in once.
  test.slow()
  const editor = await staff(browser, 'editor3')
  const id = await draft(editor)
  await submit(editor)
  const first = await staff(browser, 'reviewer1a')

  await test.step('退回，意见对应到原文', async () => {
    await first.goto(`/console/reviews?document=${id}`)
    await first.getByRole('button', { name: /就选中的文字提意见/ }).click()
    await first.getByLabel('第 1 条：原文').fill('12月20日前报名')
    await first.getByLabel('第 1 条：修改意见').fill('报名应在开会之前截止')
    await first.getByRole('button', { name: '退回（R）' }).click()
    await expect(first.getByText('已退回拟稿人')).toBeVisible()
  })

  await test.step('拟稿人看到意见，改稿后重新送审', async () => {
    await editor.reload()
    await expect(editor.getByText('修改意见（1）')).toBeVisible()
    await expect(editor.getByText('报名应在开会之前截止')).toBeVisible()
    await editor.setViewportSize(PHONE)
    await expectNoSidewaysScroll(editor, '修改意见')
    await editor.setViewportSize({ width: 1440, height: 900 })
    await write(editor, SECOND)
    await submit(editor)
    await pass(first, id)
  })

  const second = await staff(browser, 'reviewer2a')
  const publisher = await staff(browser, 'publisher')
  const secrecy = await staff(browser, 'secrecy')

  await test.step('第二级由代签人签署', async () => {
    await second.goto('/console/reviews?document=0')
    await nameDeputy(second, '沈国华')
    const deputy = await staff(browser, 'reviewer3b')
    await deputy.goto(`/console/reviews?document=${id}`)
    await expect(deputy.getByText('代 郑立新 签署')).toBeVisible()
    await pass(deputy, id)
    await deputy.context().close()
    await second.reload()
    await second.getByRole('button', { name: '终止' }).click()
    await expect(second.getByText('代签已终止')).toBeVisible()
  })

  await test.step('第三级在纸上签署，由发布员登记', async () => {
    await publisher.goto(`/console/documents/${id}`)
    await publisher.getByRole('button', { name: '登记纸质签署' }).click()
    const form = publisher.getByRole('dialog')
    await form.getByLabel('签署人').click()
    await publisher.locator('.ant-select-item-option:visible', { hasText: '蒋正平' }).click()
    await form.getByLabel('签署日期（纸面所写）').fill(today())
    await form.getByLabel('签署日期（纸面所写）').press('Tab')
    await form.getByLabel('纸面上已审').check()
    await form.getByLabel('纸面上已校').check()
    await form.getByLabel('纸质审核单存放处').fill('办公室档案柜 3')
    await form
      .getByLabel('扫描件（PDF、JPG、PNG）')
      .setInputFiles({ name: '审核单.pdf', mimeType: 'application/pdf', buffer: SCAN })
    await publisher.setViewportSize(PHONE)
    await expectNoSidewaysScroll(publisher, '登记纸质签署')
    await publisher.setViewportSize({ width: 1440, height: 900 })
    await form.getByRole('button', { name: /登\s*记/ }).click()
    await expect(publisher.getByText('纸质签署已登记')).toBeVisible()
    await clear(secrecy, id)
    await publish(publisher, id)
  })

  await page.goto(`/documents/${id}`)
  await expect(page.getByText(SECOND)).toBeVisible()
})

async function draft(editor: Page): Promise<string> {
  await editor.goto('/console/documents/new')
  await editor.getByLabel('标题', { exact: true }).fill(TITLE)
  await editor.locator('#field-columnId').click()
  await editor.locator('.ant-select-item-option', { hasText: '重点项目' }).first().click()
  await editor.locator('[contenteditable=true]').fill(FIRST)
  await editor.getByRole('button', { name: '保存草稿' }).click()
  await editor.waitForURL(/\/documents\/\d+$/)
  return new URL(editor.url()).pathname.split('/').at(-1) ?? ''
}

async function write(editor: Page, text: string): Promise<void> {
  await editor.locator('[contenteditable=true]').fill(text)
  await editor.getByRole('button', { name: '保存', exact: true }).click()
  await expect(editor.getByRole('button', { name: /送审$/ })).toBeEnabled()
}

async function submit(editor: Page): Promise<void> {
  await editor.getByRole('button', { name: /送审$/ }).click()
  await expect(editor.getByText('已送审', { exact: true })).toBeVisible()
}

async function pass(reviewer: Page, id: string): Promise<void> {
  await reviewer.goto(`/console/reviews?document=${id}`)
  await reviewer.getByRole('checkbox', { name: /已审/ }).check()
  await reviewer.getByRole('checkbox', { name: /已校/ }).check()
  await reviewer.getByRole('button', { name: '通过（P）' }).click()
  await expect(reviewer.getByText('已签署通过')).toBeVisible()
}

/** For today alone. */
async function nameDeputy(reviewer: Page, name: string): Promise<void> {
  await reviewer.getByRole('button', { name: '指定代签人' }).click()
  await reviewer.getByLabel('代签人').click()
  await reviewer.locator('.ant-select-item-option:visible', { hasText: name }).click()
  for (const label of ['从', '至（当日含）']) {
    await reviewer.getByLabel(label, { exact: true }).fill(today())
    await reviewer.getByLabel(label, { exact: true }).press('Tab')
  }
  await reviewer.getByRole('button', { name: /指\s*定$/ }).click()
  await expect(reviewer.getByText('代签人已指定')).toBeVisible()
}

async function clear(secrecy: Page, id: string): Promise<void> {
  await secrecy.goto(`/console/documents/${id}`)
  const button = secrecy.getByRole('button', { name: '不涉密，可以公开' })
  await button.click()
  await expect(button).toBeHidden()
}

async function publish(publisher: Page, id: string): Promise<void> {
  await publisher.goto(`/console/documents/${id}`)
  await publisher.getByRole('button', { name: '发布', exact: true }).click()
  await publisher
    .getByRole('dialog')
    .getByRole('button', { name: /发\s*布/ })
    .click()
  await expect(publisher.getByText(/已发布，索引号/)).toBeVisible()
}

/** In China, as the program counts days. */
function today(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
}
