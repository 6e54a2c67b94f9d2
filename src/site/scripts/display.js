// What a visitor has chosen to see: the size of the type, or the large-type mode. Kept in the visitor's own browser, told
// to nobody. Without this script the browser's own zoom does the same, and the choice is not offered.
const root = document.documentElement
const KEY = 'gongkai-display'
const CHOICES = ['standard', 'large', 'larger', 'care']

function remembered() {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function show(choice) {
  root.dataset.display = choice
  for (const each of document.querySelectorAll('[data-choose]'))
    each.setAttribute('aria-pressed', String(each.dataset.choose === choice))
}

const first = remembered() ?? 'standard'
root.dataset.display = CHOICES.includes(first) ? first : 'standard'

document.addEventListener('DOMContentLoaded', () => {
  for (const each of document.querySelectorAll('[data-needs-script]')) each.hidden = false
  show(root.dataset.display)
})
document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('[data-choose], [data-print]') : null
  if (button === null) return
  if (button.dataset.print !== undefined) return window.print()
  show(button.dataset.choose)
  try {
    localStorage.setItem(KEY, button.dataset.choose)
  } catch {
    // A browser that keeps nothing: it holds for this page.
  }
})
