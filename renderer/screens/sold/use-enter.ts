import { useEffect, useEffectEvent } from 'react'

/** Enter, where nothing on the page takes it. */
export function useEnter(isOn: boolean, onEnter: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!isOn || event.key !== 'Enter' || event.repeat || event.defaultPrevented) return
    const target = event.target instanceof Element ? event.target : document.body
    if (target.closest('button, a, input, [role="dialog"], [role="alertdialog"]') !== null) return
    event.preventDefault()
    onEnter()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
