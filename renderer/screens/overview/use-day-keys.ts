import { useEffect, useEffectEvent } from 'react'
import type { DayFigures } from '../../../shared/overview.ts'
import { dayBeside } from './overview-view.ts'

/** ← and → walk through the days, unless something on the page has its own use for them. */
export function useDayKeys(
  days: readonly DayFigures[],
  chosen: DayFigures | undefined,
  onChoose: (day: string) => void,
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : null
    if (step === null || chosen === undefined || event.defaultPrevented) return
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    const target = event.target instanceof Element ? event.target : document.body
    if (target.closest('input, [role="dialog"], [role="alertdialog"]') !== null) return
    event.preventDefault()
    onChoose(dayBeside(days, chosen, step).day)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** Ctrl+P, and ⌘P, as everywhere: without a plain letter, which a scanner may type. */
export function usePrintKey(onPrint: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (!event.repeat) onPrint()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
