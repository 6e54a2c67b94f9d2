import { useEffect } from 'react'

/** Single letters as shortcuts; not while somebody types, and not with Ctrl, Alt or Command. */
export function useKeys(actions: Record<string, () => void>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return
      const { target } = event
      if (target instanceof HTMLElement && (target.isContentEditable || target.matches(TYPING))) return
      const action = actions[event.key.toLowerCase()]
      if (action === undefined) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [actions])
}

const TYPING = 'textarea, select, input:not([type="checkbox"]):not([type="radio"])'
