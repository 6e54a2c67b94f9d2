import { type Browser, expect, type Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, PHONE, staff } from './walking.ts'

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

/** 答复审批: one more level before the head, and a seal. Whoever walks twice over the same data finds it set. */
export async function setApproval(browser: Browser): Promise<void> {
  const system = await staff(browser, 'system')
  await system.goto('/console/settings/replies')
  await expect(system.getByRole('button', { name: '增加一级' })).toBeVisible()
  if ((await system.getByRole('button', { name: '删去第 1 级' }).count()) === 0) {
    await addLevel(system, 1, '法制审核', '唐致远')
    await addLevel(system, 2, '政府信息公开工作机构负责人', '秦岚')
  }
  await system.getByLabel('答复书须用印后送达').check()
  await system.getByRole('button', { name: /保\s*存/ }).click()
  await expect(system.getByText('已保存')).toBeVisible()
  await expectAccessible(system, '答复审批')
  await system.context().close()
}

async function addLevel(system: Page, no: number, name: string, signer: string): Promise<void> {
  await system.getByRole('button', { name: '增加一级' }).click()
  const level = system.getByRole('group', { name: `第 ${no} 级` })
  await level.getByLabel('级次名称').fill(name)
  await level.getByLabel('审批人（其中一人签署）').click()
  await pick(system, signer)
  await system.keyboard.press('Escape')
  // A list that is still closing would be taken for the next one.
  await expect(system.locator('.ant-select-dropdown:visible')).toHaveCount(0)
}

/** The case of what was wanted, from its registration to its service, through everybody who has a part in it. */
export async function handleCase(browser: Browser, wanted: string): Promise<void> {
  const officer = await staff(browser, 'officer')
  await officer.goto('/console/requests')
  await officer.getByRole('link', { name: wanted }).first().click()
  await take(officer, '确认收到并登记', '确认并登记')
  await expect(officer.getByText(/已登记，答复期限开始计算/)).toBeVisible()
  await askUnit(browser, officer, wanted)
  await askSupplement(officer)
  await consult(officer)
  const head = await staff(browser, 'head')
  await extend(officer, head)
  await propose(officer)
  const approver = await staff(browser, 'approver')
  await approve(approver, officer.url())
  await expect(approver.getByText(/唐致远　已同意/)).toBeVisible()
  await approve(head, officer.url())
  await sealAndServe(officer)
  await officer.setViewportSize(PHONE)
  await expectNoSidewaysScroll(officer, '案件')
  for (const each of [officer, head, approver]) await each.context().close()
}

async function askUnit(browser: Browser, officer: Page, wanted: string): Promise<void> {
  await open(officer, '交办科室')
  const dialog = officer.getByRole('dialog')
  await dialog.getByLabel('承办科室').click()
  await pick(officer, '产业招商科')
  await fillDay(dialog.getByLabel('要求反馈的日期'), 5)
  await dialog.getByRole('button', { name: /交\s*办/ }).click()
  await expect(officer.getByText('已交办', { exact: true })).toBeVisible()

  const unit = await staff(browser, 'unit')
  await unit.getByRole('link', { name: wanted }).first().click()
  await expect(unit.getByText('示例申请人')).toBeHidden()
  await unit.getByLabel('反馈意见，或者退回的原因').fill('我科存有汇总表，可以公开。')
  await unit.setViewportSize(PHONE)
  await expectNoSidewaysScroll(unit, '科室办件')
  await unit
    .getByRole('button', { name: '反馈', exact: true })
    .or(unit.getByText(/^反\s馈$/))
    .last()
    .click()
  await expect(unit.getByText('已反馈').first()).toBeVisible()
  await unit.context().close()
  await officer.reload()
  await expect(officer.getByText('我科存有汇总表，可以公开。').first()).toBeVisible()
}

async function askSupplement(officer: Page): Promise<void> {
  await open(officer, '补正告知')
  const dialog = officer.getByRole('dialog')
  await dialog.getByLabel('需要补正的事项').fill('请写明所需信息的统计口径。')
  await fillDay(dialog.getByLabel('补正期限（含当日）'), 15)
  await dialog.getByRole('button', { name: '发出补正告知书' }).click()
  await expect(officer.getByText(/已发出补正告知书/).first()).toBeVisible()
  await take(officer, '记录收到补正', /^记\s*录$/)
  await expect(officer.getByText(/已记录，答复期限自次日起重新计算/)).toBeVisible()
}

async function consult(officer: Page): Promise<void> {
  await open(officer, '征求意见')
  const dialog = officer.getByRole('dialog')
  await dialog.getByLabel('名称').fill('示例投资有限公司')
  await dialog.getByLabel('征求意见的事项').fill('到位资金汇总表中该公司的一行。')
  await dialog.getByRole('button', { name: '发出征求意见书' }).click()
  await expect(officer.getByText('已发出征求意见书').first()).toBeVisible()
  await open(officer, '记录征求意见结果')
  await dialog.getByLabel('记录的事项').click()
  await pick(officer, '已收到意见')
  await dialog.getByLabel('意见', { exact: true }).click()
  await pick(officer, '同意公开')
  await dialog.getByRole('button', { name: /^记\s*录$/ }).click()
  await expect(dialog).toBeHidden()
}

async function extend(officer: Page, head: Page): Promise<void> {
  await open(officer, '拟延期')
  const dialog = officer.getByRole('dialog')
  await dialog.getByLabel('延期的原因').fill('需要核对各县（市、区）的数据。')
  await dialog.getByRole('button', { name: '报请延期' }).click()
  await expect(officer.getByText('已报负责人审批')).toBeVisible()
  await head.goto(officer.url())
  await take(head, '延长答复期限', '同意延期并告知')
  await expect(head.getByText('已延期', { exact: true })).toBeVisible()
}

async function propose(officer: Page): Promise<void> {
  await officer.reload()
  await open(officer, '拟写答复')
  const dialog = officer.getByRole('dialog')
  await dialog.locator('#act-outcome').click()
  await pick(officer, '予以公开')
  await dialog.getByLabel('答复内容').fill('到位资金汇总表（示例），请查收。')
  await dialog.getByRole('button', { name: '预览文书' }).click()
  await expect(dialog.getByText('到位资金汇总表（示例），请查收。').first()).toBeVisible()
  await dialog.getByRole('button', { name: '送审' }).click()
  await expect(officer.getByText('已送审，请等待负责人审批')).toBeVisible()
}

async function approve(person: Page, address: string): Promise<void> {
  await person.goto(address)
  await take(person, '审批答复', '同意，作出答复')
  await expect(person.getByText(/已审批/).first()).toBeVisible()
}

async function sealAndServe(officer: Page): Promise<void> {
  await officer.reload()
  await expect(officer.getByRole('button', { name: '登记送达' })).toBeDisabled()
  await open(officer, '用印')
  const dialog = officer.getByRole('dialog')
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: '答复书.pdf', mimeType: 'application/pdf', buffer: PDF })
  await dialog.getByRole('button', { name: /^上\s*传$/ }).click()
  await expect(officer.getByText(/已登记用印/)).toBeVisible()
  await take(officer, '登记送达', '登记送达')
  await expect(dialog).toBeHidden()
  await expect(officer.getByText('已送达').first()).toBeVisible()
}

async function open(page: Page, act: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^${[...act].join('\\s?')}`) })
    .first()
    .click()
}

async function take(page: Page, act: string, verb: string | RegExp): Promise<void> {
  await open(page, act)
  await page.getByRole('dialog').getByRole('button', { name: verb }).click()
}

async function pick(page: Page, option: string): Promise<void> {
  await page.locator('.ant-select-item-option:visible', { hasText: option }).last().click()
}

/** So many days from now, typed. */
async function fillDay(field: ReturnType<Page['getByLabel']>, ahead: number): Promise<void> {
  const at = new Date(Date.now() + ahead * 86_400_000)
  await field.fill(at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }))
  await field.press('Tab')
}
