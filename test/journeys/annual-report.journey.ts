import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { ROW_CODES, readReport, readReportFile } from '../../src/modules/annual-report/index.ts'
import { expectNoSidewaysScroll, PHONE, signThrough, staff } from './walking.ts'

const SEED = new URL('../fixtures/xiangyang-2024.txt', import.meta.url)
const TITLE = '襄阳市招商局2024年政府信息公开工作年度报告'

test('2024年度报告在网站上，与原报告逐格相同', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: '政府信息公开', exact: true }).first().click()
  await page.getByRole('link', { name: '政府信息公开年报' }).first().click()
  await page.getByRole('link', { name: TITLE }).click()
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
  const head = page.getByRole('table', { name: '信息要素' })
  await expect(head).toContainText('011158671/2025-01487')
  await expect(head).toContainText('2025-01-14')
  await expect(page.getByText('主动公开的各项政府信息2584条（含政府公开信息1337条）')).toBeVisible()
  await expect(page.getByText('收到政府信息公开申请1件').first()).toBeVisible()

  const seed = readReport(readFileSync(SEED), { name: 'seed.txt' })
  const shown = readReport(Buffer.from(await page.content()), { name: 'page.html' })
  for (const code of ROW_CODES) expect(shown.table3[code], code).toEqual(seed.table3[code])
  expect(shown.table2).toEqual(seed.table2)
  expect(shown.table4).toEqual(seed.table4)
  expect(shown.unreadable).toEqual([])

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Word 文档（DOCX）' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`${TITLE}.docx`)
  const file = await readReportFile(await download.path(), { name: '下载.docx' })
  expect(file.table3).toEqual(shown.table3)

  await page.setViewportSize(PHONE)
  await expectNoSidewaysScroll(page, '年度报告')
})

test('2024年度报告的数字可以打开台账中的每一件', async ({ browser }) => {
  const page = await staff(browser, 'compiler')
  await page.goto('/console/reports')
  await page.getByRole('link', { name: '2024 年' }).click()
  await page.locator('#cell-table3\\.received\\.naturalPerson').click()
  await expect(page.getByRole('dialog').getByRole('link', { name: /〔2024〕1号/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.locator('#cell-table2\\.penalties\\.decisions').click()
  await expect(page.getByRole('dialog').getByText('局政策法规科台账')).toBeVisible()
})

test('条例第四十九条: 年度报告由编制、审定、三审三校到发布', async ({ browser, page: visitor }) => {
  const page = await staff(browser, 'compiler')
  await page.goto('/console/reports')
  await page.getByRole('button', { name: '开始编制' }).click()
  await expect(page.getByRole('button', { name: '提交审定' })).toBeDisabled()
  await expect(page.getByText(/“行政处罚：本年处理决定数量”尚未填报/).first()).toBeVisible()

  const missing = page.getByRole('button', { name: '填报', exact: true })
  for (let left = await missing.count(); left > 0; left--) {
    await missing.first().click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel(/^数字，单位/).fill('0')
    await drawer.getByLabel('来源').fill('办公室台账')
    await drawer.getByRole('button', { name: /保\s*存/ }).click()
    await expect(missing).toHaveCount(left - 1)
  }
  await page.getByRole('tab', { name: /正文/ }).click()
  await page
    .getByRole('textbox', { name: '一、总体情况' })
    .fill('{年度}年，收到政府信息公开申请{新收申请}件，予以公开{予以公开}件。')
  await page
    .getByRole('textbox', { name: '五、存在的主要问题及改进情况' })
    .fill('更新不够及时，已安排专人负责。')
  await page.getByRole('button', { name: '保存正文' }).click()
  await expect(page.getByText('已保存').last()).toBeVisible()
  await page.getByRole('button', { name: '提交审定' }).click()
  await expect(page.getByText('已提交，等待审定')).toBeVisible()

  const head = await staff(browser, 'head')
  await head.goto(page.url())
  await head.getByRole('button', { name: /^审\s*定$/ }).click()
  await expect(head.getByText('已审定', { exact: true })).toBeVisible()

  await page.reload()
  await page.getByRole('button', { name: '生成公开文本并送三审三校' }).click()
  await expect(page.getByText('公开文本正在审核').first()).toBeVisible()
  const link = page.getByRole('link', { name: '查看公开文本和审核进度' })
  const id = (await link.getAttribute('href'))?.split('/').at(-1) ?? ''
  await signThrough(browser, id)

  await page.reload()
  await page.getByRole('button', { name: /^发\s*布$/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /发\s*布/ })
    .click()
  await expect(page.getByText(/已发布，索引号 011158671\/\d{4}-\d{5}/)).toBeVisible()
  await visitor.goto(`/documents/${id}`)
  await expect(visitor.getByRole('heading', { level: 1, name: /年政府信息公开工作年度报告$/ })).toBeVisible()
  await expect(visitor.getByText(/收到政府信息公开申请\d+件，予以公开\d+件/)).toBeVisible()
})
