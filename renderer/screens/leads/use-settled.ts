import { useEffect, useEffectEvent } from 'react'

/** Longer than a scanner that types takes between two signs, shorter than a person notices. */
const pause = 150

/**
 * Calls when what was typed is whole and nobody types on. A scanner that works as a keyboard may pass
 * through a field on its way: its signs come quicker than that and are taken out again.
 */
export function useSettled(
  typed: string,
  isWhole: (typed: string) => boolean,
  onSettled: (typed: string) => void,
): void {
  const settle = useEffectEvent(() => {
    if (isWhole(typed)) onSettled(typed)
  })
  useEffect(() => {
    const timer = setTimeout(() => settle(), pause)
    return () => clearTimeout(timer)
  }, [typed])
}
