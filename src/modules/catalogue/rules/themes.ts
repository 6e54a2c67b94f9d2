import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { THEME_CLASSIFICATION } from '../theme-classification.ts'

/** A class of the 主题分类, or a class and one of its sub-classes joined by a slash. */
export function whyNotTheme(theme: string): Refusal | null {
  const [top = '', sub, ...more] = theme.split('/')
  const subs = Object.hasOwn(THEME_CLASSIFICATION, top) ? THEME_CLASSIFICATION[top] : undefined
  const isKnown = subs !== undefined && more.length === 0 && (sub === undefined || subs.includes(sub))
  return isKnown
    ? null
    : refusal('theme-unknown', `“${theme}”不在主题分类中，请从列表中选择`, { field: 'theme' })
}
