import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, PHONE, signThrough, staff } from './walking.ts'

test('条例第二十条: 新文件废止旧文件，公众页面互相链接；发布后修改是新版次，可以对照', async ({
  browser,
  page,
}) => {
  // Seven people, one after the other.
  test.slow()
  const title = '襄阳市招商引资项目管理办法（示例）'
  const editor = await staff(browser, 'editor1')
  const id = await draft(editor, title, '本办法自2026年1月1日起施行。')
  await editor.getByLabel('关联方式').click()
  await editor.locator('.ant-select-item-option:visible', { hasText: '废止' }).click()
  await editor.getByLabel('要关联的已公开文件').fill('节能环保招商推介')
  const target = editor.locator('.ant-select-item-option:visible', { hasText: '节能环保招商推介' }).first()
  await target.click()
  const line = editor.getByRole('listitem').filter({ hasText: '废止' }).getByRole('link')
  const repealed = (await line.getAttribute('href'))?.split('/').at(-1) ?? ''
  await submit(editor)
  await signThrough(browser, id)
  const before = await page.goto(`/documents/${repealed}`)
  expect(before?.status()).toBe(200)
  await expect(page.getByText('本文件已废止')).toBeHidden()

  const publisher = await staff(browser, 'publisher')
  await publish(publisher, id)
  await page.reload()
  await expect(page.getByRole('note')).toContainText('本文件已废止')
  await page.getByRole('note').getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 2, name: '废止的文件' })).toBeVisible()
  await expectAccessible(page, '相关文件')

  await editor.reload()
  await editor.getByRole('button', { name: '新建版次' }).click()
  const text = editor.locator('[contenteditable=true]')
  await expect(text).toBeVisible()
  await text.fill('本办法自2026年3月1日起施行。')
  await editor.getByRole('button', { name: '保存', exact: true }).click()
  await editor.getByRole('button', { name: '版次对照' }).click()
  const table = editor.getByRole('dialog').getByRole('table', { name: '标题和正文' })
  await expect(table.locator('del')).toContainText('1')
  await expect(table.locator('ins')).toContainText('3')
  await expectAccessible(editor, '版次对照')
  await page.reload()
  await expect(page.getByText('本办法自2026年1月1日起施行。')).toBeVisible()
})

test('发布后修改: 新版次过三审后替换公开文本，旧版次仍可查看；检索只认现行文本', async ({
  browser,
  page,
}) => {
  // Six people, one after the other.
  test.slow()
  const before = '咨询电话：拨打招商服务专线'
  const after = '咨询地点：市民中心三楼招商服务窗口'
  const title = '招商服务专线咨询方式（示例）'
  const editor = await staff(browser, 'editor1')
  const publisher = await staff(browser, 'publisher')
  const id = await draft(editor, title, before)
  await submit(editor)
  await signThrough(browser, id)
  await publish(publisher, id)

  await editor.reload()
  await editor.getByRole('button', { name: '新建版次' }).click()
  await editor.locator('[contenteditable=true]').fill(after)
  await editor.getByRole('button', { name: '保存', exact: true }).click()
  await page.goto(`/documents/${id}`)
  await expect(page.getByText(before)).toBeVisible()
  await submit(editor)
  await signThrough(browser, id)
  await page.reload()
  await expect(page.getByText(before)).toBeVisible()
  await publish(publisher, id)

  await page.reload()
  await expect(page.getByText(after)).toBeVisible()
  await expect(page.getByText(before)).toBeHidden()
  await page.setViewportSize(PHONE)
  await page.getByText('历史版本').click()
  await page.getByRole('link', { name: /第\s*1\s*版/ }).click()
  await expect(page.getByText(before)).toBeVisible()
  await expectAccessible(page, '历史版本')
  await expectNoSidewaysScroll(page, '历史版本')
  await page.goto(`/search?q=${encodeURIComponent(after)}`)
  const found = page.locator('.results').getByRole('link', { name: title })
  await expect(found).toBeVisible()
  await page.goto(`/search?q=${encodeURIComponent(before)}`)
  await expect(page.getByRole('heading', { name: /没有找到/ })).toBeVisible()
  await expect(found).toBeHidden()
})

test('条例第十七条: 紧急发布只减审核级次，不减保密审查；其余级次补签', async ({ browser, page }) => {
  // Seven people, one after the other.
  test.slow()
  const title = '关于暂停对外服务的紧急通知（示例）'
  const editor = await staff(browser, 'editor2')
  const id = await draft(editor, title, '受强降雨影响，今日暂停对外服务。')
  await submit(editor)
  await sign(browser, 'reviewer1a', id)
  const publisher = await staff(browser, 'publisher')
  const urgently = publisher.getByRole('button', { name: '紧急发布' })
  await publisher.goto(`/console/documents/${id}`)
  await expect(publisher.getByRole('button', { name: '新建版次' })).toBeVisible()
  await expect(urgently).toBeHidden()

  const secrecy = await staff(browser, 'secrecy')
  await secrecy.goto(`/console/documents/${id}`)
  const pass = secrecy.getByRole('button', { name: '不涉密，可以公开' })
  await pass.click()
  await expect(pass).toBeHidden()

  await publisher.reload()
  await urgently.click()
  await publisher.getByRole('button', { name: '立即发布' }).click()
  await expect(publisher.getByText('紧急发布须写明理由')).toBeVisible()
  await publisher.getByLabel('紧急发布的理由').fill('启动防汛应急响应')
  await publisher.getByRole('button', { name: '立即发布' }).click()
  await expect(publisher.getByText(/紧急发布，尚待补签/)).toBeVisible()
  await page.goto(`/documents/${id}`)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

  await publisher.goto('/console/')
  await expect(
    publisher.getByRole('listitem').filter({ has: publisher.locator(`a[href$="/documents/${id}"]`) }),
  ).toContainText('待补签')
  await sign(browser, 'reviewer2a', id)
  await sign(browser, 'reviewer3a', id)
  await publisher.goto(`/console/documents/${id}`)
  await expect(publisher.getByText(/各级已补签完毕/)).toBeVisible()
})

async function draft(editor: Page, title: string, text: string): Promise<string> {
  await editor.goto('/console/documents/new')
  await editor.getByLabel('标题', { exact: true }).fill(title)
  await editor.locator('#field-columnId').click()
  await editor.locator('.ant-select-item-option', { hasText: '重点项目' }).first().click()
  await editor.locator('[contenteditable=true]').fill(text)
  await editor.getByRole('button', { name: '保存草稿' }).click()
  await editor.waitForURL(/\/documents\/\d+$/)
  return new URL(editor.url()).pathname.split('/').at(-1) ?? ''
}

async function submit(editor: Page): Promise<void> {
  await editor.getByRole('button', { name: /送审$/ }).click()
  await expect(editor.getByText('已送审', { exact: true })).toBeVisible()
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

async function sign(browser: Browser, login: string, id: string): Promise<void> {
  const reviewer = await staff(browser, login)
  await reviewer.goto(`/console/reviews?document=${id}`)
  await reviewer.getByRole('checkbox', { name: /已审/ }).check()
  await reviewer.getByRole('checkbox', { name: /已校/ }).check()
  await reviewer.getByRole('button', { name: '通过（P）' }).click()
  await expect(reviewer.getByText('已签署通过'), login).toBeVisible()
  await reviewer.context().close()
}
