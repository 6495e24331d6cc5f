/**
 * Random numbers that repeat: the same seed gives the same shop, the same ids and the same faults,
 * so that a failing run can be run again. The generator is mulberry32 (public domain).
 */
export interface Random {
  /** At least 0, below 1. */
  fraction(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** One of the choices; there must be at least one. */
  pick<T>(choices: readonly T[]): T
  /** `#` becomes a digit, `@` a capital letter without I, O and Q; everything else stays. */
  written(pattern: string): string
  /** Lower-case hexadecimal digits. */
  hex(digits: number): string
}

const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  function between(low: number, high: number): number {
    return low + Math.floor(fraction() * (high - low + 1))
  }
  function pick<T>(choices: readonly T[]): T {
    const [first, ...others] = choices
    if (first === undefined) throw new Error('There is nothing to pick from.')
    return others[between(0, others.length) - 1] ?? first
  }
  return {
    fraction,
    between,
    pick,
    written: (pattern) =>
      pattern.replace(/[#@]/g, (sign) =>
        sign === '#' ? String(between(0, 9)) : letters.charAt(between(0, letters.length - 1)),
      ),
    hex: (digits) => Array.from({ length: digits }, () => between(0, 15).toString(16)).join(''),
  }
}
