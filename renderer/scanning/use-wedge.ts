import { useEffect, useEffectEvent } from 'react'
import { afterKey, noBurst } from './wedge.ts'

/**
 * Hears a scanner that works as a keyboard, wherever the focus is. What it typed into a field is
 * taken out of it again: the scan goes where it belongs, not where the cursor happened to be.
 */
export function useWedge(onScan: (text: string) => void): void {
  const take = useEffectEvent(onScan)
  useEffect(() => {
    let burst = noBurst
    let before: { field: HTMLInputElement; value: string } | null = null
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return
      const field = event.target instanceof HTMLInputElement ? event.target : null
      const last = burst
      const { burst: next, scan } = afterKey(burst, event.key, event.timeStamp)
      if (next.text.length === 1 && last.text !== next.text) {
        before = field === null ? null : { field, value: field.value }
      }
      burst = next
      if (scan === null) return
      event.preventDefault()
      event.stopPropagation()
      if (before !== null) restore(before.field, before.value)
      take(scan)
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
}

/** Through the element's own setter, so that React hears of it as of typing. */
function restore(field: HTMLInputElement, value: string): void {
  Reflect.set(HTMLInputElement.prototype, 'value', value, field)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
