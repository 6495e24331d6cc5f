import { useEffect, useEffectEvent } from 'react'

export type SellKeys = { onEnter: () => void; onEscape: () => void; onBackspace: () => void }

/** The keys of the Sell screen that work wherever the focus is, except inside a dialog. */
export function useSellKeys(keys: SellKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    const target = event.target instanceof Element ? event.target : document.body
    if (target.closest('[role="dialog"],[role="alertdialog"],[role="listbox"]') !== null) return
    const field = target instanceof HTMLInputElement ? target : null
    // The main field, empty, is as good as no focus at all.
    const isFree = field === null ? true : field.matches('[data-code-input]') && field.value === ''
    switch (event.key) {
      case 'Escape':
        // Out of a form that is being filled in; only then out of the sale.
        if (field !== null && field.closest('form') !== null) field.blur()
        else keys.onEscape()
        return
      case 'Enter':
        if (event.repeat || !isFree || target.closest('button, a') !== null) return
        event.preventDefault()
        keys.onEnter()
        return
      case 'Backspace':
        if (event.repeat || !isFree) return
        event.preventDefault()
        keys.onBackspace()
        return
      default:
        if (field === null && [...event.key].length === 1 && event.key !== ' ') {
          // The sign itself follows the focus, because it is typed after this.
          document.querySelector<HTMLInputElement>('[data-code-input]')?.focus()
        }
    }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
