import { useEffect, useEffectEvent } from 'react'
import { useOwnEnter } from '../../scanning/own-enter.ts'

/** Enter, where nothing on the page takes it and no code follows it. */
export function useEnter(isOn: boolean, onEnter: () => void): void {
  const press = useOwnEnter(onEnter)
  const look = useEffectEvent((event: KeyboardEvent) => {
    if (!isOn || event.key !== 'Enter' || event.repeat || event.defaultPrevented) return
    const target = event.target instanceof Element ? event.target : document.body
    if (target.closest('button, a, input, [role="dialog"], [role="alertdialog"]') !== null) return
    event.preventDefault()
    press('keyboard')
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => look(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
