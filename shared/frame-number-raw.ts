import type { FrameNumberReason } from './frame-number-reasons.ts'
import { isFrameNumberLabel, isPartLabel, saysProductCode } from './frame-number-words.ts'
import { gs1Content } from './gs1.ts'
import { readJsonText } from './json-text.ts'
import { layoutDamage } from './keyboard-layout.ts'
import { hasShieldCode } from './shield.ts'
import { lineEnd, withoutFullAscii, withoutInvisibleSigns } from './text-folding.ts'

/** What a text declares itself to be, before anything of it is folded. */
export type Recognised =
  | { is: 'plain'; text: string }
  /** The number is inside: read that. `isData`: it is no GS1 any more, whatever it looks like. */
  | { is: 'inside'; text: string; isData: boolean }
  | { is: 'refused'; reason: FrameNumberReason }

/**
 * AIM identifiers (ISO/IEC 15424) of GS1: GS1-128, DataBar, GS1 DataMatrix, GS1 QR, GS1 DotCode. In
 * capitals: a scanner that types turns their case when Caps Lock is on.
 */
const gs1Identifiers: ReadonlySet<string> = new Set(['C1', 'E0', 'D2', 'Q3', 'J1'])
const aimIdentifier = /^\s*\](?<symbology>[A-Za-z][0-9A-Za-z])/
const webAddress = /(?:^|\s)(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S/iu
/** An address as people write it: a name, a common ending and a path. */
const bareAddress =
  /^(?:[a-z0-9-]+\.)*[a-z][a-z0-9-]*\.(?:com|nl|be|de|fr|eu|net|org|info|bike|shop|app|io|ly|me|co)\/\S/iu
/** What QR codes hold beside web addresses: a network, a card, a payment, a place, a message. */
const otherContent =
  /^(?:WIFI|MECARD|BIZCARD|BEGIN|MATMSG|MAILTO|SMSTO|SMS|GEO|URN|OTPAUTH|BITCOIN|UPI|BCD\s)[:\s]/iu
/** Our own printed cards (`shared/test-code.ts`, `shared/scan-rules.ts`), however they were typed. */
const ownCode = /COUNTER.?TEST.?0123456789|^\W*COUNTER\W?(?:OK|USE)\W*$/iu
const separators = /[\u001c\u001d\u001e\u001f]/u

function refused(reason: FrameNumberReason): Recognised {
  return { is: 'refused', reason }
}

/**
 * Shield codes, keyboard damage, GS1 by its symbology or its form, JSON and web addresses. Each of
 * them is what it is: only JSON and GS1 can hold a frame number. `isData`: it came out of a GS1 code.
 */
export function recognise(asRead: string, isData: boolean): Recognised {
  const raw = withoutFullAscii(asRead)
  if (hasShieldCode(raw)) return refused('shield-code')
  const aim = aimIdentifier.exec(raw)
  const symbology = aim?.groups?.['symbology'] ?? null
  const text = raw.slice(aim?.[0].length ?? 0)
  if (isData && symbology !== null) return refused('something-else')
  // EAN and UPC print nothing but product codes.
  if (symbology?.startsWith('E') === true) return refused('something-else')
  const trimmed = text.replace(/^\uFEFF?\s+|\s+$/gu, '')
  if (/^[[{]/u.test(trimmed)) return insideJson(trimmed)
  if (webAddress.test(trimmed) || bareAddress.test(trimmed)) return refused('web-address')
  if (otherContent.test(trimmed) || ownCode.test(trimmed)) return refused('something-else')
  if (layoutDamage(trimmed) !== null) return refused('keyboard')
  const seen = withoutInvisibleSigns(text)
  if (saysProductCode(seen)) return refused('something-else')
  const declared = symbology !== null && gs1Identifiers.has(symbology.toUpperCase())
  const gs1 = isData ? null : gs1Content(seen, declared)
  if (gs1 !== null) {
    if (gs1.is !== 'serial') return refused('something-else')
    return { is: 'inside', text: gs1.serial, isData: true }
  }
  if (lineEnd.test(seen)) return refused('line-break')
  if (separators.test(seen)) return refused('columns')
  return symbology === null ? { is: 'plain', text } : { is: 'inside', text, isData }
}

/** More levels than a label has are no label. */
const deepest = 5

/** The value of the one key that names a frame number; keys of other things beside it say nothing. */
function insideJson(text: string): Recognised {
  const json = readJsonText(withNumbersAsText(text))
  if ('refused' in json) return refused(json.isTwice ? 'columns' : 'something-else')
  const numbers = new Set(frameNumbersIn(json.value, 0).map((number) => number.trim()))
  const [number, ...others] = [...numbers].filter((one) => one !== '')
  if (others.length > 0) return refused('columns')
  if (number === undefined) return refused(numbers.size > 0 ? 'empty' : 'something-else')
  return { is: 'inside', text: number, isData: false }
}

/** A long number keeps every digit, and one in scientific notation its form. */
function withNumbersAsText(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gu, (token) =>
    token.startsWith('"') ? token : JSON.stringify(token),
  )
}

function frameNumbersIn(value: unknown, level: number): string[] {
  if (typeof value !== 'object' || value === null || level > deepest) return []
  return Object.entries(value).flatMap(([key, inside]) => {
    if (typeof inside === 'string') return isFrameNumberLabel(key) ? [inside] : []
    return isPartLabel(key) ? [] : frameNumbersIn(inside, level + 1)
  })
}
