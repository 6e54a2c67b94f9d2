import { type Browser, expect, type Page, test } from '@playwright/test'
import { makeZip } from '../../src/lib/testing/make-zip.ts'
import { expectAccessible, expectNoSidewaysScroll, PHONE, staff } from './walking.ts'

/** As Word puts a heading, a list and a table with merged cells on the clipboard. */
const FROM_WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{mso-style-parent:""}</style>
<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--></head><body>
<h1 style='mso-margin-top-alt:auto'><span style='font-family:黑体'>一、总体情况<o:p></o:p></span></h1>
<p class=MsoNormal style='mso-char-indent-count:2.0'>共签约项目<span lang=EN-US>36</span>个。<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.&nbsp;</span><![endif]>汽车</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.&nbsp;</span><![endif]>新能源</p>
<table class=MsoTableGrid style='mso-yfti-tbllook:1184'><tr><td rowspan=2><p class=MsoNormal><b>产业</b></p></td><td colspan=2 onclick="alert(1)"><p class=MsoNormal>项目</p></td></tr>
<tr><td><p>个数</p></td><td><p>金额</p></td></tr><tr><td><p>汽车</p></td><td><p>12</p></td><td><p>46.2</p></td></tr></table>
<p><img src="file:///C:/clip_image001.png"><span style='mso-hide:all'>隐藏</span>完。</p></body></html>`

const KEPT =
  '<h2>一、总体情况</h2><p>共签约项目36个。</p><ol><li><p>汽车</p></li><li><p>新能源</p></li></ol>' +
  '<table><tbody><tr><td rowspan="2"><p><strong>产业</strong></p></td><td colspan="2"><p>项目</p></td></tr>' +
  '<tr><td><p>个数</p></td><td><p>金额</p></td></tr><tr><td><p>汽车</p></td><td><p>12</p></td><td><p>46.2</p></td></tr>' +
  '</tbody></table><p>完。</p>'

async function paste(page: Page, html: string): Promise<void> {
  await page.locator('.ProseMirror').focus()
  await page.evaluate(`{
    const data = new DataTransfer()
    data.setData('text/html', ${JSON.stringify(html)})
    document.querySelector('.ProseMirror')
      .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }`)
}

async function begin(browser: Browser, login: string, title: string): Promise<{ page: Page; id: string }> {
  const page = await staff(browser, login)
  await page.goto('/console/documents/new')
  await page.getByLabel('标题', { exact: true }).fill(title)
  await page.locator('#field-columnId').click()
  await page.locator('.ant-select-item-option', { hasText: '重点项目' }).first().click()
  await page.getByRole('button', { name: '保存草稿' }).click()
  await expect(page.getByRole('button', { name: '上传附件' })).toBeVisible()
  return { page, id: page.url().split('/').at(-1) ?? '' }
}

test('从 Word 粘贴的表格保留合并单元格，自动保存，附件与稿件同存', async ({ browser, page: visitor }) => {
  const { page, id } = await begin(browser, 'editor3', '关于签约项目的通报')
  await paste(page, FROM_WORD)
  await expect.poll(() => page.locator('.ProseMirror').innerHTML()).toBe(KEPT)
  const choose = page.getByLabel('选择附件')
  await choose.setInputFiles({ name: '名单.pdf', mimeType: '', buffer: Buffer.from('%PDF-1.7 名单') })
  await page.getByLabel('附件 1 的名称').fill('签约项目名单')
  await expect(page.getByText(/^已于 \d\d:\d\d 保存$/)).toBeVisible()
  await choose.setInputFiles({ name: '名单.pdf', mimeType: '', buffer: Buffer.from('MZ\0\0') })
  await expect(page.getByText(/不支持这种文件/)).toBeVisible()
  await expectAccessible(page, '编辑器')
  await page.setViewportSize(PHONE)
  await page.reload()
  await expect(page.getByLabel('附件 1 的名称')).toHaveValue('签约项目名单')
  await expect.poll(() => page.locator('.ProseMirror').innerHTML()).toBe(KEPT)
  await expectNoSidewaysScroll(page, '编辑器')
  expect((await visitor.goto(`/documents/${id}/attachments/1`))?.status()).toBe(404)
})

test('断网时文字留在本机，恢复后自动保存', async ({ browser }) => {
  const { page } = await begin(browser, 'editor3', '断网时写的稿件')
  await page.context().setOffline(true)
  await page.locator('.ProseMirror').pressSequentially('断网时写的字。')
  await expect(page.getByText(/网络不通：您的文字已保存在本机浏览器中/)).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText(/^已于 \d\d:\d\d 保存$/)).toBeVisible({ timeout: 20_000 })
  await page.reload()
  await expect(page.locator('.ProseMirror')).toHaveText('断网时写的字。')
})

test('两人同写一稿：告知对方，两份文本都不丢失', async ({ browser }) => {
  const { page, id } = await begin(browser, 'editor3', '两人合写的稿件')
  const other = await staff(browser, 'editor4')
  await other.goto(`/console/documents/${id}`)
  await other.locator('.ProseMirror').pressSequentially('宋明远写的。')
  await page.locator('.ProseMirror').pressSequentially('何雨写的。')
  await other.getByRole('button', { name: /^保\s*存$/ }).click()
  await expect(page.getByText(/宋明远 在 \d\d:\d\d 修改了这一稿/)).toBeVisible({ timeout: 25_000 })
  await expect(page.getByRole('region', { name: '对方的文本' })).toContainText('宋明远写的。')
  await expect(page.getByRole('region', { name: '您的文本' })).toContainText('何雨写的。')
  await page.getByRole('button', { name: '保留我的文本' }).click()
  await expect(page.getByText(/宋明远 .* 的文本/)).toBeVisible()
  await page.reload()
  await expect(page.locator('.ProseMirror')).toHaveText('何雨写的。')
})

test('从 Word 文件导入，损坏的文件说明原因', async ({ browser }) => {
  const { page } = await begin(browser, 'editor4', '导入的稿件')
  const choose = page.getByLabel('选择 Word 文件')
  await choose.setInputFiles({ name: '坏.docx', mimeType: '', buffer: Buffer.from('PK\x03\x04') })
  await expect(page.getByText(/文件已损坏/)).toBeVisible()
  const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const R = 'http://schemas.openxmlformats.org'
  const word = makeZip({
    '[Content_Types].xml': `<Types xmlns="${R}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${R}/package/2006/relationships"><Relationship Id="r" Type="${R}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${W}"><w:body><w:p><w:r><w:t>导入的正文。</w:t></w:r></w:p></w:body></w:document>`,
  })
  await choose.setInputFiles({ name: '通知.docx', mimeType: '', buffer: word })
  await expect(page.locator('.ProseMirror')).toHaveText('导入的正文。')
  await expect(page.getByText(/^已于 \d\d:\d\d 保存$/)).toBeVisible()
})

test('遮盖个人信息: 逐处核对后才遮盖，表格里的也在内，可以撤销', async ({ browser }) => {
  const editor = await staff(browser, 'editor1')
  await editor.goto('/console/documents/new')
  const text = editor.locator('[contenteditable=true]')
  await text.fill('张三（身份证号码：11010519491231002X）联系电话13800138000。')
  await editor.getByRole('button', { name: '遮盖个人信息' }).click()
  const dialog = editor.getByRole('dialog')
  await expect(dialog.getByRole('checkbox')).toHaveCount(2)
  await expect(dialog.getByText('110***********002X')).toBeVisible()
  await expectAccessible(editor, '遮盖个人信息')
  await dialog.getByRole('checkbox', { name: /手机号码/ }).uncheck()
  await dialog.getByRole('button', { name: '遮盖选中的 1 处' }).click()
  await expect(text).toContainText('身份证号码：110***********002X）联系电话13800138000')
  await editor.getByRole('button', { name: '撤销' }).click()
  await expect(text).toContainText('11010519491231002X')
})

test('边写边查: 停下来就标出，一按改好，表格里的也查', async ({ browser }) => {
  const editor = await staff(browser, 'editor1')
  await editor.goto('/console/documents/new')
  const text = editor.locator('[contenteditable=true]')
  await text.click()
  await editor.keyboard.type('会议作了布署，联系人电话13800138000。')
  const found = editor.getByRole('region', { name: '边写边查' })
  await expect(found).toContainText('2 处须留意')
  await expect(text.locator('.found-block')).toHaveText('13800138000')
  await expectAccessible(editor, '边写边查')
  await found.getByRole('button', { name: '改为“部署”' }).click()
  await expect(text).toContainText('会议作了部署')
  await expect(found).toContainText('1 处须留意')
  await editor.getByRole('button', { name: '撤销' }).click()
  await expect(found).toContainText('2 处须留意')
  await paste(editor, '<table><tr><td>市攻府</td></tr></table>')
  await expect(found).toContainText('3 处须留意')
})
