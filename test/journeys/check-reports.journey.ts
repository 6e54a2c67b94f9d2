import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, PHONE, staff } from './walking.ts'

const at = (name: string) => `test/fixtures/${name}`

test('核对报告: 一次读两年的报告，核对结转，写下的判断再读时仍在', async ({ browser }) => {
  const compiler = await staff(browser, 'compiler')
  await compiler.goto('/console/reports')
  await compiler.getByRole('link', { name: '核对已公布的报告' }).click()
  await expect(compiler.getByRole('heading', { level: 1, name: '核对报告' })).toBeVisible()
  const chooser = compiler.locator('input[type=file]')
  const both = [at('suqian-2023.txt'), at('suqian-2024.txt')]
  await chooser.setInputFiles(both)
  await expect(compiler.getByText('读取的文件（2）')).toBeVisible()
  await chooser.setInputFiles({
    name: '说明.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('不是年度报告'),
  })
  await expect(compiler.getByText('读取的文件（3）')).toBeVisible()
  await compiler.getByRole('button', { name: /2024 年/ }).click()
  await expect(compiler.getByText(/已与 suqian-2023.txt 核对结转/)).toBeVisible()
  await expect(compiler.getByRole('region', { name: '表三' }).getByRole('table')).toBeVisible()
  await expectAccessible(compiler, '核对报告')
  await compiler.setViewportSize(PHONE)
  await expectNoSidewaysScroll(compiler, '核对报告')
  await compiler.setViewportSize({ width: 1440, height: 900 })
  await compiler.getByRole('button', { name: '写下判断' }).first().click()
  await compiler.getByRole('button', { name: '确有错误' }).click()
  await expect(compiler.getByText(/已保存，再次核对/)).toBeVisible()
  await compiler.getByRole('button', { name: '清空' }).click()
  await chooser.setInputFiles(both)
  await compiler.getByRole('button', { name: /2024 年/ }).click()
  await expect(compiler.getByText(/确有错误（许可/).first()).toBeVisible()
})
