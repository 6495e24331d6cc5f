import { useEffect, useEffectEvent, useState } from 'react'
import { isInputPending } from './input-pending.ts'

/**
 * A sign that goes down sooner behind an Enter, in milliseconds, was typed by whoever pressed that:
 * `slow` of wedge.ts, the longest step of a scanner. Some scanners send Enter in front of a code.
 */
const ownPause = 61
/** How long that is waited for: a key is handled a little after it went down. */
const patience = ownPause + 30
/** The newest key that presses a button, and the first sign behind it, by the times at which they went down. */
let newest: { readonly at: number; signAt: number | null } = { at: -Infinity, signAt: null }

/** Every key that goes down. */
export function notePressed(key: string, at: number): void {
  if (key === 'Enter' || key === ' ') newest = { at, signAt: null }
  else if ([...key].length === 1 && at >= newest.at) newest.signAt ??= at
}

/** By what somebody asked for something, as React Aria calls it: `keyboard`, `mouse`, `touch`, … */
export type AskedBy = string

/**
 * For what an Enter must not do by chance. By a key it runs a moment later, when it is known that no
 * code follows that key; where one does, a scanner typed both, and nothing happens. By hand it runs at once.
 */
export function useOwnEnter<Args extends unknown[]>(
  run: (...args: Args) => void,
): (by: AskedBy, ...args: Args) => void {
  const go = useEffectEvent(run)
  const [asked, setAsked] = useState<{ pressed: typeof newest; args: Args } | null>(null)
  useEffect(() => {
    if (asked === null) return undefined
    const look = () => {
      // Keys that a busy page has not handled yet may be the code.
      if (isInputPending()) {
        timer = setTimeout(look, 1)
        return
      }
      setAsked(null)
      const { pressed, args } = asked
      if (pressed.signAt === null || pressed.signAt - pressed.at > ownPause) go(...args)
    }
    let timer = setTimeout(look, patience)
    return () => clearTimeout(timer)
  }, [asked])
  return (by, ...args) => {
    const pressed = newest
    if (by === 'keyboard') setAsked((before) => before ?? { pressed, args })
    else run(...args)
  }
}
