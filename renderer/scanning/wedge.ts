/**
 * Tells a scanner that works as a keyboard from a person: it types at least six signs, each within
 * 35 ms of the last, and ends with Enter. Fast typists need about 60 ms a sign.
 */
export type KeyBurst = { readonly text: string; readonly lastAt: number }

const longestGap = 35
const shortestScan = 6

export const noBurst: KeyBurst = { text: '', lastAt: -Infinity }

/** What the burst is after one more key at `at` (milliseconds). Answers the scan when Enter ends one. */
export function afterKey(
  burst: KeyBurst,
  key: string,
  at: number,
): { burst: KeyBurst; scan: string | null } {
  const goesOn = at - burst.lastAt <= longestGap
  if (key === 'Enter') {
    const isScan = goesOn && burst.text.length >= shortestScan
    return { burst: noBurst, scan: isScan ? burst.text : null }
  }
  // Shift and its like come between the signs of a scan and are none themselves.
  if ([...key].length !== 1)
    return { burst: goesOn ? { ...burst, lastAt: at } : noBurst, scan: null }
  return { burst: { text: goesOn ? burst.text + key : key, lastAt: at }, scan: null }
}
