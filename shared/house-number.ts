/** A house number in its two parts: `149a`, `149 bis` and `149-2` are 149 with `a`, `bis` and `2`. */
export type HouseNumber = { number: string; postfix: string }

/** The one reader of a house number; null for what does not begin with one. */
export function readHouseNumber(written: string): HouseNumber | null {
  const parts = /^\D{0,10}?0*(\d{1,6})(.{0,30})$/su.exec(written.normalize('NFKC').trim())
  const [, number, rest = ''] = parts ?? []
  if (number === undefined) return null
  return { number, postfix: rest.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '') }
}
