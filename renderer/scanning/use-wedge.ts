import { useEffect, useEffectEvent } from 'react'
import { altDigit, keyOfControlCode, signOfAltCode } from './alt-codes.ts'
import { isInputPending } from './input-pending.ts'
import { notePressed } from './own-enter.ts'
import { isForCredentials, placeOf, putBack, remember, type Before } from './typed-into.ts'
import { createWedge, type Heard, type Key } from './wedge.ts'

/**
 * Hears a scanner that works as a keyboard, wherever the focus is. What it typed into a field is
 * taken out of it again, and the focus is where it was: the scan goes where it belongs, not where the
 * cursor happened to be. Its Enter does nothing else, whether the scan was understood or not.
 */
export function useWedge(
  onHeard: (heard: Heard<Before>) => void,
  sendsNoEnd: () => boolean = () => false,
): void {
  const take = useEffectEvent(onHeard)
  const isSilent = useEffectEvent(sendsNoEnd)
  useEffect(() => {
    const wedge = createWedge<Before>({ sendsNoEnd: () => isSilent() })
    let altDigits: string | null = null
    let timer: ReturnType<typeof setTimeout> | undefined

    const wait = () => {
      clearTimeout(timer)
      const due = wedge.quietAt()
      if (due === null) return
      timer = setTimeout(
        () => {
          // Keys that a busy page has not handled yet: the silence is looked at behind them.
          const heard = isInputPending() ? null : wedge.quiet(performance.now())
          if (heard === null) wait()
          else hear(heard)
        },
        Math.max(1, due - performance.now()),
      )
    }
    const hear = (heard: Heard<Before>) => {
      if (heard.before !== null) putBack(heard.before, heard.text)
      take(heard)
    }
    const press = (key: Omit<Key<Before>, 'before' | 'place'>, target: EventTarget | null) => {
      const isEnd = key.key === 'Enter' || key.key === 'Tab'
      const { swallow, heard } = wedge.key({
        ...key,
        place: placeOf(target, isEnd),
        isTip: document.querySelector('.key-tip') !== null,
        before: () => remember(target),
      })
      if (heard !== null) hear(heard)
      wait()
      return swallow
    }
    const listen = (event: KeyboardEvent) => {
      const { key, timeStamp: at, repeat, target } = event
      notePressed(key, at)
      if (isForCredentials(target)) {
        wedge.forget()
        return
      }
      if (key === 'Alt' && !repeat) altDigits = ''
      const isSign = event.getModifierState('AltGraph')
      if (!isSign && (event.altKey || altDigits !== null) && key !== 'Alt') {
        const digit = altDigit(event)
        altDigits = digit === null ? null : `${altDigits ?? ''}${digit}`
        if (digit !== null) wedge.key({ key: 'Alt', at })
        return
      }
      const control = event.ctrlKey && !isSign && wedge.isTyping(at) ? keyOfControlCode(key) : null
      if (!isSign && (event.ctrlKey || event.metaKey) && control === null) return
      if (press({ key: control ?? key, at, repeat }, target) || control !== null) {
        event.preventDefault()
        event.stopPropagation()
      }
    }
    const listenUp = (event: KeyboardEvent) => {
      if (event.key !== 'Alt' || altDigits === null) return
      const sign = signOfAltCode(altDigits)
      altDigits = null
      if (sign !== null) press({ key: sign, at: event.timeStamp }, event.target)
    }
    window.addEventListener('keydown', listen, true)
    window.addEventListener('keyup', listenUp, true)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', listen, true)
      window.removeEventListener('keyup', listenUp, true)
    }
  }, [])
}
