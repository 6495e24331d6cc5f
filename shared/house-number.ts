/** A house number in its two parts: `149a`, `149 bis` and `149-2` are 149 with `a`, `bis` and `2`. */
export type HouseNumber = { number: string; postfix: string }

/** What stands behind a number is a letter, a floor, a side (`bis`, `3 hoog`, `achter`), and no street. */
const longestPostfix = 12

/** The one reader of a house number; null for what does not begin with one. */
export function readHouseNumber(written: string): HouseNumber | null {
  // Small figures are of what stands behind the number (`149²`, `149½`); composed they would be digits of it.
  if (/^\D*\p{No}/u.test(written)) return null
  const plain = written.replace(/\p{No}+/gu, (small) => ` ${small} `).replace(/\p{Cf}/gu, '')
  const parts = /^\D{0,10}?0*(\d{1,6})(?!\d)(.{0,30})$/su.exec(plain.normalize('NFKC').trim())
  const [, number, rest = ''] = parts ?? []
  if (number === undefined || Number(number) === 0) return null
  const postfix = rest.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return [...postfix].length > longestPostfix ? null : { number, postfix }
}
