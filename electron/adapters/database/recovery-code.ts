import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, which are read as 1, 1, 0 and V. 5 bits a letter. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_LETTERS = 31
const GROUP = 4
const LOOK_ALIKES: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0', U: 'V' }

/** Eight groups of four for paper: 155 random bits and a check letter, `7K3M-…`. */
export function newRecoveryCode(): string {
  const letters = [...randomBytes(RANDOM_LETTERS)].map((byte) => letterAt(byte % ALPHABET.length))
  const all = letters.join('') + checkLetter(letters.join(''))
  return all.match(new RegExp(`.{${String(GROUP)}}`, 'g'))?.join('-') ?? all
}

/**
 * The 32 letters of a code as a person typed it: any case, any spaces and dashes, look-alikes
 * allowed. `null` when it cannot be one: another length, another sign, or the check letter disagrees.
 */
export function parseRecoveryCode(typed: string): string | null {
  const letters = [...typed.normalize('NFKC').toUpperCase()]
    .filter((sign) => !/[\s\p{Pd}_.]/u.test(sign))
    .map((sign) => LOOK_ALIKES[sign] ?? sign)
    .join('')
  if (letters.length !== RANDOM_LETTERS + 1) return null
  if ([...letters].some((sign) => !ALPHABET.includes(sign))) return null
  const random = letters.slice(0, RANDOM_LETTERS)
  return checkLetter(random) === letters.slice(RANDOM_LETTERS) ? letters : null
}

/** The Luhn algorithm modulo 32: any one wrong letter is noticed, and nearly any swapped pair. */
function checkLetter(random: string): string {
  const base = ALPHABET.length
  const sum = [...random].reverse().reduce((total, letter, place) => {
    const weighted = ALPHABET.indexOf(letter) * (place % 2 === 0 ? 2 : 1)
    return total + Math.floor(weighted / base) + (weighted % base)
  }, 0)
  return letterAt((base - (sum % base)) % base)
}

function letterAt(place: number): string {
  return ALPHABET.charAt(place)
}
