// What helps reading. What a visitor has chosen to see (the size of the type, or the large-type mode) is kept in the
// visitor's own browser and told to nobody. Without this script the browser's own zoom does the same, and the choice is
// not offered; and 找错 asks for the words that were not marked.
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
// Before the link is followed, and so before the mark is gone.
document.addEventListener('pointerdown', ({ target }) => mark(target))
document.addEventListener('keydown', ({ target, key }) => key === 'Enter' && mark(target))

function mark(target) {
  const link = target instanceof Element ? target.closest('[data-find-fault]') : null
  const quoted = String(getSelection()).replace(/\s+/g, ' ').trim().slice(0, 200)
  if (!(link instanceof HTMLAnchorElement) || quoted === '') return
  const address = new URL(link.href)
  address.searchParams.set('quoted', quoted)
  link.href = address.href
}

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
