import { z } from 'zod'
import { failed, ok, type Result } from './fault.ts'
import {
  lineEnd,
  withoutFullAscii,
  withoutInvisibleSigns,
  withoutWrapping,
} from './text-folding.ts'

/** A CicoShield's code in its one written form: `CICO-123456789`. */
export const ShieldCode = z.string().regex(/^CICO-\d{6,12}$/)
export type ShieldCode = z.infer<typeof ShieldCode>

/**
 * One sign of any kind may stand for the hyphen: a dash that was pasted, or what another keyboard
 * makes of it (`'`, `+`, `*`, `ß`). A letter or digit there makes it something else.
 */
const written =
  /(?:^|[^A-Z0-9])C[Iıİ]CO(?:[\s\-_./]*|\s*[^A-Z0-9\s]\p{M}*\s*)((?:\d[\s\-_.]?){5,11}\d)(?![A-Z0-9])/giu
/** A whole code and more digits behind a space: another column, and not of the code. */
const moreBehind = /\d{6}\D+\d/u
const webAddress = /\S+:\/\/\S+/gu

/**
 * The shield's code in what was scanned or typed: plain, lower case, spaced, or inside a URL. `null`
 * when there is none, when there are several, or when a frame number or anything else of that kind
 * stands beside it, which would be lost: it may be something else altogether.
 */
export function findShieldCode(read: string): ShieldCode | null {
  const text = plain(read)
  const matches = [...text.matchAll(written)]
  const codes = new Set(matches.map(([, digits = '']) => digits.replace(/\D/g, '')))
  const [code, ...others] = [...codes]
  if (code === undefined || others.length > 0) return null
  if (matches.some(([, digits = '']) => moreBehind.test(digits.trim()))) return null
  const beside = text.replace(webAddress, ' ').replaceAll(written, ' ')
  return holdsNumber(beside) ? null : `CICO-${code}`
}

/** Four letters and digits with a digit among them: a number of its own. */
function holdsNumber(text: string): boolean {
  return text.split(/[^A-Z0-9]+/iu).some((word) => word.length >= 4 && /\d/.test(word))
}

function plain(read: string): string {
  let decoded = read
  try {
    decoded = decodeURIComponent(read)
  } catch (notEncoded) {
    if (!(notEncoded instanceof URIError)) throw notEncoded
  }
  return withoutFullAscii(withoutInvisibleSigns(decoded).normalize('NFKC'))
}

/** `CICO`, a few signs of any kind, digits: whole, cut short or damaged by a keyboard. */
const anywhere = /[^A-Z0-9]CICO\D{0,3}\d{3}/iu
/** With O and I typed as 0 and 1 or L. */
const mistyped = /[^A-Z0-9]C[I1L]C[O0]\D{0,3}\d{6,12}(?![A-Z0-9])/iu

/** Behind another code without anything between, with O and I among the digits, or cut short. */
const glued = /CICO[^A-Z0-9]{0,3}(?=[OIL]*\d)[\dOIL]{6,12}|^ CICO[\s\-_./]*\d*$/iu
/** Its first letters lost or doubled; no frame number is `CO`, a dash and nine digits. */
const withoutBeginning = /^ [CIO]{0,6}-\d{9}$/iu
/** Each sign on its own, or a word for it in front. */
const spelt =
  /^(?:C[I1L]C[O0](?:SHIELD|PASS)?|SHIELD|STICKER)(?:CODE|NUMMER|NUMBER|NR|NO)?\d{6,12}$/

/** Whether a shield's code stands anywhere in a text. Such a text is never a frame number. */
export function hasShieldCode(text: string): boolean {
  const seen = ` ${plain(text)}`
  if (anywhere.test(seen) || mistyped.test(seen) || glued.test(seen)) return true
  return withoutBeginning.test(seen) || spelt.test(seen.toUpperCase().replace(/[^A-Z0-9]/g, ''))
}

/** Nothing else beside it: letters in place of the hyphen, or a digit too many. */
const likeShield = /^\W*c[iıİ]co\s*[^\d\s]{0,12}\s*\d{6,}\W*$/iu

/** Whether this is a shield's code that was damaged: it is refused as such, and never a frame number. */
export function isLikeShieldCode(text: string): boolean {
  if (findShieldCode(text) !== null) return false
  return likeShield.test(text) || likeShield.test(plain(text))
}

/** As `findShieldCode`, for a place where only a shield makes sense. Bare digits count there. */
export function readShieldCode(asRead: string): Result<ShieldCode> {
  const found = findShieldCode(asRead)
  if (found !== null) return ok(found)
  const bare = withoutInvisibleSigns(asRead)
  const digits = lineEnd.test(bare) ? '' : bare.replace(/[\s-]/g, '')
  if (/^\d{9}$/.test(digits)) return ok(`CICO-${digits}`)
  return failed({ kind: 'shield-code-refused', asRead })
}

/** As `readShieldCode`, for a column of a list: nothing may stand beside the code. */
export function readOnlyShieldCode(asRead: string): Result<ShieldCode> {
  const beside = withoutWrapping(plain(asRead)).replaceAll(written, '').trim()
  const read = readShieldCode(asRead)
  return read.ok && findShieldCode(asRead) !== null && beside !== ''
    ? failed({ kind: 'shield-code-refused', asRead })
    : read
}
