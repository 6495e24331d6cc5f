import { useEffect, useEffectEvent } from 'react'

/** A scanner that types sends its signs closer together than this, in milliseconds; nobody does. */
const alone = 120

/** Opens the list of keys at a `?` that a person pressed: not in a text, not in a scan, not in a dialog. */
export function useQuestionMark(onAsk: () => void): void {
  const ask = useEffectEvent(onAsk)
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY
    let timer: ReturnType<typeof setTimeout> | undefined
    const listen = (event: KeyboardEvent) => {
      clearTimeout(timer)
      // Shift comes before a question mark on most keyboards.
      if (event.key === 'Shift') return
      const isAlone = event.timeStamp - last > alone
      last = event.timeStamp
      if (event.key !== '?' || event.repeat || !isAlone || isTyping(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      timer = setTimeout(() => ask(), alone)
    }
    window.addEventListener('keydown', listen, true)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', listen, true)
    }
  }, [])
}

/** The main field of a screen, empty, is as good as no focus at all. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('[role="dialog"],[role="alertdialog"]') !== null) return true
  if (!target.matches('input, textarea, select, [contenteditable]')) return false
  return !(
    target instanceof HTMLInputElement &&
    target.matches('[data-code-input]') &&
    !target.value
  )
}
