import { expect, type Page, test } from '@playwright/test'
import { handleCase, setApproval } from './handle-case.ts'
import { expectAccessible, expectNoSidewaysScroll, PHONE } from './walking.ts'

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

async function addItemAgentAndNotice(page: Page): Promise<void> {
  await page.getByRole('button', { name: '再添一项信息' }).click()
  await page.getByLabel('第2项信息的名称、文号或者其他特征').fill('同一时期的到位资金考核办法（示例）')
  await page.getByLabel('发到手机').check()
  await page.getByText('由代理人提出申请的，请填写').click()
  await page.getByLabel('代理人姓名').fill('示例代理人')
  await page.getByLabel('代理人证件号码').fill('11010519491231002X')
  await page.getByLabel('上传扫描件或者照片').check()
  await page.getByLabel('授权委托书（选择上传的）').setInputFiles({
    name: '委托书.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
  })
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
    // A dozen of the staff have a part in it, one after the other.
    test.slow()
    await fillForm(page)
    await addItemAgentAndNotice(page)
    await page.getByLabel('联系电话').fill('')
    await page.getByLabel('证件号码（自然人填写）').fill('110105194912310021')
    await page.getByRole('button', { name: '提交申请' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expectAccessible(page, '填写有误的申请表')
    await expectNoSidewaysScroll(page, '填写有误的申请表')
    await expect(page.getByLabel('所需信息的名称、文号或者其他特征')).toHaveValue(WANTED)
    await expect(page.getByLabel('证件号码（自然人填写）')).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByText('已上传：委托书.pdf')).toBeVisible()
    await expect(page.getByLabel('代理人姓名')).toHaveValue('示例代理人')
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

    await setApproval(browser)
    await handleCase(browser, WANTED)
    await track(page, receipt)
    await expect(page.getByText('已送达').first()).toBeVisible()
    await expect(page.getByRole('list').filter({ hasText: '延期' })).toBeVisible()
    await expectAccessible(page, '办结的申请')
    await expectNoSidewaysScroll(page, '办结的申请')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: /^下载.*答复书/ }).click()
    expect((await download).suggestedFilename()).toContain('答复书')
  })
})

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
