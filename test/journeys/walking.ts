import { readFileSync } from 'node:fs'
import { type Browser, expect, type Page } from '@playwright/test'
import { DEMO_PASSWORD } from '../../src/demo/found.ts'

export const PHONE = { width: 390, height: 844 }

const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** A browser of its own in which somebody of the staff is signed in, at 待办. */
export async function staff(browser: Browser, login: string): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto('/console/')
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '待办' })).toBeVisible()
  return page
}

/** axe over the page as it stands: WCAG 2.2 AA, nothing serious or critical. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  // A colour on its way from one state to the next is nobody's choice.
  await page.evaluate(
    'Promise.race([Promise.allSettled(document.getAnimations().map((each) => each.finished)), new Promise((go) => setTimeout(go, 2000))])',
  )
  await page.evaluate(AXE)
  const serious = await page.evaluate(`axe
    .run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(RULES)} } })
    .then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes[0].html + ' — ' + nodes[0].failureSummary))`)
  expect(serious, name).toEqual([])
}

/** Nothing sticks out: a page that scrolls sideways is not fit for a phone. */
export async function expectNoSidewaysScroll(page: Page, name: string): Promise<void> {
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(overflow, `${name} 横向超出 ${overflow} 像素`).toBeLessThanOrEqual(0)
}

/** Three sign-offs by three people, then the secrecy review, each through the console. */
export async function signThrough(browser: Browser, documentId: string): Promise<void> {
  for (const login of ['reviewer1a', 'reviewer2a', 'reviewer3a']) {
    const reviewer = await staff(browser, login)
    await reviewer.goto(`/console/reviews?document=${documentId}`)
    await reviewer.getByRole('checkbox', { name: /已审/ }).check()
    await reviewer.getByRole('checkbox', { name: /已校/ }).check()
    await reviewer.getByRole('button', { name: '通过（P）' }).click()
    await expect(reviewer.getByText('已签署通过'), login).toBeVisible()
    await reviewer.context().close()
  }
  const secrecy = await staff(browser, 'secrecy')
  await secrecy.goto(`/console/documents/${documentId}`)
  const pass = secrecy.getByRole('button', { name: '不涉密，可以公开' })
  await pass.click()
  await expect(pass).toBeHidden()
  await secrecy.context().close()
}
