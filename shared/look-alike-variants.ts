/**
 * Which other numbers somebody may have meant who typed this one: O for 0, I or L for 1, B for 8, S for 5,
 * Z for 2, and the other way round. Asked at the registry beside the number itself, and never more than a
 * question: "O or 0?" (DESIGN.md, "Look-alikes").
 */

/** No more than these are asked. */
const mostVariants = 4

const meant: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', B: '8', S: '5', Z: '2' }
const typedAs: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': 'I',
  '8': 'B',
  '5': 'S',
  '2': 'Z',
}
/** What is mistaken most often comes first. */
const rank = ['O', 'I', 'L', 'S', 'Z', 'B', '0', '1', '5', '2', '8']

type Swap = { at: number; sign: string; to: string; rank: number }

/**
 * At most four variants of a compared form, the likeliest first: a letter among digits, then a digit
 * beside letters. A sign that was mistaken more than once was mistaken everywhere: that variant is first.
 */
export function lookAlikeVariants(compared: string): string[] {
  const signs = Array.from(compared)
  const swaps = signs
    .flatMap((sign, at): Swap[] => {
      const to = meant[sign] ?? typedAs[sign]
      if (to === undefined) return []
      const beside = [signs[at - 1], signs[at + 1]].filter((one) => one !== undefined)
      const isLetter = /[A-Z]/.test(sign)
      // It stands out when what is beside it is of the other kind.
      const standsOut = beside.some((one) => /[A-Z]/.test(one) !== isLetter)
      const first = (isLetter ? 0 : 20) + (standsOut ? 0 : 40)
      return [{ at, sign, to, rank: first + rank.indexOf(sign) }]
    })
    .toSorted((one, other) => one.rank - other.rank)
  const everywhere = swaps
    .filter(({ sign }) => swaps.filter((other) => other.sign === sign).length > 1)
    .filter(({ sign }) => /[A-Z]/.test(sign))
    .map(({ sign, to }) => compared.replaceAll(sign, to))
  const single = swaps.map(({ at, to }) => compared.slice(0, at) + to + compared.slice(at + 1))
  return [...new Set([...everywhere.slice(0, 1), ...single])]
    .filter((variant) => variant !== compared)
    .slice(0, mostVariants)
}
