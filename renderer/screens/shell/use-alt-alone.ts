import { useEffect, useEffectEvent } from 'react'

/** Alt (⌥) pressed and let go with nothing between, as Windows opens a menu. AltGr writes signs. */
export function useAltAlone(onPress: () => void): void {
  const press = useEffectEvent(onPress)
  useEffect(() => {
    let isAlone = false
    const down = ({ key, ctrlKey, shiftKey, metaKey, repeat }: KeyboardEvent) => {
      if (!repeat) isAlone = key === 'Alt' && !ctrlKey && !shiftKey && !metaKey
    }
    const up = (event: KeyboardEvent) => {
      if (event.key !== 'Alt' || !isAlone) return
      isAlone = false
      // The system's own answer is the menu of the window.
      event.preventDefault()
      press()
    }
    const no = () => {
      isAlone = false
    }
    window.addEventListener('keydown', down, true)
    window.addEventListener('keyup', up, true)
    window.addEventListener('pointerdown', no, true)
    window.addEventListener('blur', no)
    return () => {
      window.removeEventListener('keydown', down, true)
      window.removeEventListener('keyup', up, true)
      window.removeEventListener('pointerdown', no, true)
      window.removeEventListener('blur', no)
    }
  }, [])
}
