import { useEffect, useEffectEvent } from 'react'
import { isForCredentials, putBack, remember, textFieldOf, type Before } from './typed-into.ts'
import { afterKey, noBurst } from './wedge.ts'

/** A space behind as many signs at a scanner's pace belongs to the scan, not to the button in focus. */
const surelyBurst = 3

/**
 * Hears a scanner that works as a keyboard, wherever the focus is. What it typed into a field is
 * taken out of it again, and the focus is where it was: the scan goes where it belongs, not where the
 * cursor happened to be.
 */
export function useWedge(onScan: (text: string) => void): void {
  const take = useEffectEvent(onScan)
  useEffect(() => {
    let burst = noBurst
    let before: Before | null = null
    const listen = (event: KeyboardEvent) => {
      const isSign = event.getModifierState('AltGraph')
      if (!isSign && (event.ctrlKey || event.altKey || event.metaKey)) return
      if (isForCredentials(event.target)) {
        burst = noBurst
        return
      }
      const last = burst
      const { key, repeat } = event
      const { burst: next, scan } = afterKey(burst, { key, repeat, at: event.timeStamp })
      if (next.text.length === 1 && last.text !== next.text) before = remember(event.target)
      burst = next
      const isBurst = next.text.length > surelyBurst
      if (scan !== null || (key === ' ' && isBurst && textFieldOf(event.target) === null)) {
        event.preventDefault()
        event.stopPropagation()
      }
      if (scan === null) return
      if (before !== null) putBack(before, scan)
      take(scan)
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
}
