import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, PHONE, staff } from './walking.ts'

// One of its own in each run: whoever walks twice over the same data must not open the case of the first time.
const WANTED = `2025年全市招商引资到位资金及分产业情况（示例${Date.now() % 1_000_000}）`

async function fillForm(page: Page): Promise<void> {
  await page.getByLabel('自然人', { exact: true }).check()
  await page.getByLabel('姓名或单位名称').fill('示例申请人')
  await page.getByLabel('证件号码（自然人填写）').fill('11010519491231002X')
  await page.getByLabel('联系电话').fill('13800000000')
  await page.getByLabel('通信地址').fill('襄阳市示例路1号')
  await page.getByLabel('所需信息的名称、文号或者其他特征').fill(WANTED)
  await page.getByLabel('纸质', { exact: true }).check()
  await page.getByLabel('网上获取', { exact: true }).check()
}

async function submitted(page: Page): Promise<{ number: string; code: string }> {
  await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible()
  const value = (name: string) => page.locator(`dt:has-text("${name}") + dd`).textContent()
  return { number: (await value('回执编号')) ?? '', code: (await value('查询码')) ?? '' }
}

async function track(page: Page, { number, code }: { number: string; code: string }): Promise<void> {
  await page.goto('/request/tracking')
  await page.getByLabel('回执编号或者案件编号').fill(number)
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: '查询' }).click()
}

test.describe('手机上', () => {
  test.use({ viewport: PHONE })

  test('条例第二十九条: 填错不丢内容，提交后凭回执查询，办结后看到答复', async ({ browser, page }) => {
    await page.goto('/request')
    await fillForm(page)
    await page.getByLabel('联系电话').fill('')
    await page.getByLabel('证件号码（自然人填写）').fill('110105194912310021')
    await page.getByRole('button', { name: '提交申请' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expectAccessible(page, '填写有误的申请表')
    await expectNoSidewaysScroll(page, '填写有误的申请表')
    await expect(page.getByLabel('所需信息的名称、文号或者其他特征')).toHaveValue(WANTED)
    await expect(page.getByLabel('证件号码（自然人填写）')).toHaveAttribute('aria-invalid', 'true')
    await page.getByLabel('联系电话').fill('13800000000')
    await page.getByLabel('证件号码（自然人填写）').fill('11010519491231002X')
    await page.getByRole('button', { name: '提交申请' }).click()
    const receipt = await submitted(page)
    await expectAccessible(page, '回执')
    await expectNoSidewaysScroll(page, '回执')

    await track(page, { ...receipt, code: 'AAAAAAAA' })
    await expect(page.getByText('编号与查询码不相符').first()).toBeVisible()
    await track(page, receipt)
    await expect(page.getByText('已提交，待确认')).toBeVisible()
    await expect(page.locator('body')).not.toContainText('11010519491231002X')
    await expectAccessible(page, '办理进度')
    await expectNoSidewaysScroll(page, '办理进度')

    await answer(browser)
    await track(page, receipt)
    await expect(page.getByText('已送达').first()).toBeVisible()
    await page
      .getByText(/答复书/)
      .first()
      .click()
    await expect(page.getByText('到位资金汇总表（示例）')).toBeVisible()
  })
})

/** 经办人登记、拟写答复，负责人审批，经办人送达。 */
async function answer(browser: Browser): Promise<void> {
  const officer = await staff(browser, 'officer')
  await officer.goto('/console/requests')
  await officer.getByRole('link', { name: WANTED }).first().click()
  await take(officer, '确认收到并登记', '确认并登记')
  await expect(officer.getByText(/已登记，答复期限开始计算/)).toBeVisible()
  const dialog = officer.getByRole('dialog')
  await officer.getByRole('button', { name: /拟写答复/ }).click()
  await dialog.locator('#act-outcome').click()
  await officer.locator('.ant-select-item-option', { hasText: '予以公开' }).first().click()
  await dialog.getByLabel('答复内容').fill('到位资金汇总表（示例），请查收。')
  await dialog.getByRole('button', { name: '预览文书' }).click()
  await expect(dialog.getByText('到位资金汇总表（示例），请查收。').first()).toBeVisible()
  await dialog.getByRole('button', { name: '送审' }).click()
  await expect(officer.getByText('已送审，请等待负责人审批')).toBeVisible()
  const head = await staff(browser, 'head')
  await head.goto(officer.url())
  await take(head, '审批答复', '同意，作出答复')
  await expect(head.getByText('已答复，请送达申请人')).toBeVisible()
  await officer.reload()
  await take(officer, '登记送达', '登记送达')
  await expect(officer.getByRole('dialog')).toBeHidden()
  await expect(officer.getByText('已送达').first()).toBeVisible()
}

async function take(page: Page, act: string, verb: string): Promise<void> {
  await page.getByRole('button', { name: act }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: verb }).click()
}

test('只用键盘也能完成一件申请', async ({ page }) => {
  await page.goto('/request')
  const type = async (text: string) => {
    await page.keyboard.press('Tab')
    await page.keyboard.type(text)
  }
  await page.locator('input[name=applicantKind]').first().focus()
  await page.keyboard.press('Space')
  await type('键盘申请人')
  await page.keyboard.press('Tab')
  await type('11010519491231002X')
  await page.keyboard.press('Tab')
  await type('13800000000')
  await page.keyboard.press('Tab')
  await type('襄阳市示例路2号')
  // The picture of an identity card, which nobody has to send.
  await page.keyboard.press('Tab')
  await type('只用键盘填写的申请（示例）')
  await page.keyboard.press('Tab')
  // One more item, which is not asked for.
  await page.keyboard.press('Tab')
  for (let choices = 0; choices < 2; choices++) {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
  }
  // Help, two kinds of notices, an agent: none of them is wanted.
  for (let skipped = 0; skipped < 4; skipped++) await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: '提交申请' })).toBeFocused()
  await page.keyboard.press('Enter')
  await submitted(page)
})

test.describe('没有脚本', () => {
  test.use({ javaScriptEnabled: false })

  test('申请和查询照样可用', async ({ page }) => {
    await page.goto('/request')
    await fillForm(page)
    await page.getByRole('button', { name: '再添一项信息' }).click()
    await expect(page.getByLabel('姓名或单位名称')).toHaveValue('示例申请人')
    await page.getByLabel('第2项信息的名称、文号或者其他特征').fill('2024年的同一情况（示例）')
    await page.getByRole('button', { name: '提交申请' }).click()
    const receipt = await submitted(page)
    await track(page, receipt)
    await expect(page.getByText('已提交，待确认')).toBeVisible()
  })
})
