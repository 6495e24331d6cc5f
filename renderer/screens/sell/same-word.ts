/**
 * Brands and colours as a person compares them: letters and digits only, without case or accents.
 * The counter's own rule is `comparedBrand` of shared/bike.ts; this file is its copy without zod,
 * which the first screen does not load (tests/unit/renderer-sell-view.test.ts holds them together).
 */
function comparedWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

export function sameBrand(one: string, other: string): boolean {
  return comparedWord(one) === comparedWord(other)
}

export function sameColorWord(one: string, other: string): boolean {
  return comparedWord(one) === comparedWord(other)
}
