/**
 * Tells a scanner that works as a keyboard from a person: it types at least six signs, each within
 * 35 ms of the last, and ends with Enter or Tab as quickly. Fast typists need about 60 ms a sign; two
 * or three keys struck as one are quicker, six and an Enter never are.
 */
export type KeyBurst = { readonly text: string; readonly lastAt: number }

export type Key = {
  readonly key: string
  /** Milliseconds of any steady clock: when the key went down, not when it was looked at. */
  readonly at: number
  /** The system repeats a key that is held down, quicker than 35 ms on many machines. */
  readonly repeat?: boolean
}

const longestGap = 35
const shortestScan = 6

export const noBurst: KeyBurst = { text: '', lastAt: -Infinity }

/** What the burst is after one more key. Answers the scan when Enter or Tab ends one. */
export function afterKey(
  burst: KeyBurst,
  { key, at, repeat = false }: Key,
): { burst: KeyBurst; scan: string | null } {
  if (repeat) return { burst: noBurst, scan: null }
  const goesOn = at - burst.lastAt <= longestGap
  if (key === 'Enter' || key === 'Tab') {
    const isScan = goesOn && burst.text.length >= shortestScan
    return { burst: noBurst, scan: isScan ? burst.text : null }
  }
  // Shift and its like come between the signs of a scan and are none themselves.
  if ([...key].length !== 1)
    return { burst: goesOn ? { ...burst, lastAt: at } : noBurst, scan: null }
  return { burst: { text: goesOn ? burst.text + key : key, lastAt: at }, scan: null }
}
