/** A row's place in its table: a number, or the parts of a primary key. */
export type Key = readonly (string | number)[]

/** Rows between two keys, of which some cannot be read. Null: from the first row, or to the last. */
export type Gap = { low: Key | null; lowIsIn: boolean; high: Key | null }

/** How many numbers lie in it; 1 where that cannot be said. */
export function sizeOf({ low, lowIsIn, high }: Gap): number {
  const [from] = low ?? []
  const [to] = high ?? []
  if (low?.length !== 1 || typeof from !== 'number' || typeof to !== 'number') return 1
  return Math.max(0, to - from - (lowIsIn ? 0 : 1))
}

/**
 * A key between two, to go on from: above the lowest row of the gap and at most its highest. Null when
 * there is none: one number is left, or no text can be thought of.
 *
 * @param length how many parts a key of this table has: of a gap without ends nothing else tells
 */
export function between({ low, lowIsIn, high }: Gap, length: number): Key | null {
  const same: (string | number)[] = []
  for (let n = 0; n < length; n += 1) {
    const from = low?.[n] ?? ''
    const to = high?.[n]
    if (from === to) {
      same.push(from)
      continue
    }
    const part =
      typeof from === 'number'
        ? middleNumber(lowIsIn || n < length - 1 ? from : from + 1, Number(to ?? from + 1_000_000))
        : middleText(from, to === undefined ? null : String(to))
    return part === null ? null : [...same, part, ...Array<string>(length - n - 1).fill('')]
  }
  return null
}

function middleNumber(first: number, end: number): number | null {
  return end - first >= 2 ? Math.floor((first + end) / 2) : null
}

const LAST_SIGN = 0x7f
const LONGEST = 200

function middleText(low: string, high: string | null): string | null {
  let same = ''
  for (let n = 0; n < LONGEST; n += 1) {
    const from = n < low.length ? low.charCodeAt(n) : 0
    const isAlongHigh = high?.slice(0, n) === same && n < high.length
    const to = isAlongHigh ? high.charCodeAt(n) : LAST_SIGN
    if (to - from >= 2) {
      const middle = same + String.fromCharCode(Math.floor((from + to) / 2))
      return middle > low && (high === null || middle < high) ? middle : null
    }
    same += String.fromCharCode(Math.max(1, from))
  }
  return null
}
