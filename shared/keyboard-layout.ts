import { z } from 'zod'

/**
 * A scanner that works as a keyboard presses keys, and this computer decides what they mean. Set to
 * the American keyboard at a computer with a French or Belgian one, its digits arrive as `&é"'(`; at a
 * German one its hyphen arrives as `ß`, at a Swiss, Italian, Spanish or Portuguese one as `'`, at a
 * Nordic one as `+`, at a Turkish one as `*`. Here that is noticed, from the whole text alone. The keys
 * are those of the layouts as Windows has them (kbdfr, kbdbe, kbdgr, kbdsg, kbdit, kbdsp, kbdpo,
 * kbdsw, kbdtuq). Letters that only changed places (A Q, Z W, Y Z) cannot be noticed.
 */

export const KeyboardLayout = z.enum([
  'azerty-fr',
  'azerty-be',
  'qwertz-de',
  /** A hyphen becomes an apostrophe at all four: Swiss, Italian, Spanish and Portuguese. */
  'ch-it-es-pt',
  'qwerty-nordic',
  'qwerty-tr',
])
export type KeyboardLayout = z.infer<typeof KeyboardLayout>

/** This computer's keyboard, and what the scanner meant. */
export type LayoutDamage = { layout: KeyboardLayout; meant: string }

/** By layout: the signs that arrive, and below each the one that was meant. */
const arrives: Readonly<Record<KeyboardLayout, readonly [string, string]>> = {
  'azerty-fr': [
    '&é"\'(-è_çà)°1234567890aqzwAQZW,?;.:/!§mMù%$£',
    '1234567890-_!@#$%^&*()qawzQAWZmM,<.>/?;:\'"]}',
  ],
  'azerty-be': [
    '&é"\'(§è!çà)°1234567890aqzwAQZW,?;.:/=+mMù%$*',
    '1234567890-_!@#$%^&*()qawzQAWZmM,<.>/?;:\'"]}',
  ],
  'qwertz-de': ['yzYZß?-_öÖäÄü+/()="#§&', 'zyZY-_/?;:\'"[]&*()@\\#^'],
  'ch-it-es-pt': ["'?-_ÖéöñÑçÇò/()=&", '-_/?:::;:::;&*()^'],
  'qwerty-nordic': ['+?-_öÖæÆøØäÄåÅ/()=&', '-_/?;:;:;:\'"[{&*()^'],
  'qwerty-tr': ['*?.:öÖçÇşŞiİıüğ/()=-', '-_/?,<.>;:\'"i][&*()='],
}

/** The signs of the digit keys of an AZERTY keyboard that stand in no code and in no name of a code. */
const azertyOnly = /[&é"'§è!çà]/gu
/** A bracket that nothing closes is a five. */
const azertySigns = /[&é"'(§è!çà]/gu
/** Three digits in a row, as an AZERTY keyboard writes them; no word of any language has that. */
const azertyDigits = /[&é"'(§è!çà_-]{3}/u
/** `C` `I` `C` `O`, one sign and the digits of a shield: the sign says which keyboard it is. */
const shield = /c[iıİ]co\s*([^\s\w])\s*\d{6,12}(?!\d)/iu
const signOfShield: Readonly<Record<string, KeyboardLayout>> = {
  ß: 'qwertz-de',
  "'": 'ch-it-es-pt',
  '+': 'qwerty-nordic',
  '*': 'qwerty-tr',
  ')': 'azerty-fr',
  '°': 'azerty-fr',
}

/** Null when the text is none of these. */
export function layoutDamage(text: string): LayoutDamage | null {
  const layout = azerty(text) ?? byShield(text) ?? byAddress(text) ?? bySigns(text)
  if (layout === null) return null
  const [seen, meant] = arrives[layout].map((signs) => [...signs])
  const signs = [...text].map((sign) => meant?.[seen?.indexOf(sign) ?? -1] ?? sign)
  return { layout, meant: signs.join('') }
}

/** The digit keys of an AZERTY keyboard give digits only with Shift, which no scanned digit presses. */
function azerty(text: string): KeyboardLayout | null {
  const code = text.trim().replace(/^(["'])(.*)\1$/u, '$2')
  if (/\d/.test(code)) return null
  const isOpen = code.split('(').length > code.split(')').length
  const found = code.match(isOpen ? azertySigns : azertyOnly) ?? []
  if (found.length === 0) return null
  // Words have spaces and small letters; a code has neither, however its digits arrive.
  const isCode =
    azertyDigits.test(code) || (!/\s/.test(code) && (!/[a-z]/.test(code) || found.length >= 3))
  if (!isCode) return null
  return /[§!]/u.test(code) ? 'azerty-be' : 'azerty-fr'
}

function byShield(text: string): KeyboardLayout | null {
  const sign = shield.exec(text)?.[1]
  return sign === undefined ? null : (signOfShield[sign.toLowerCase()] ?? null)
}

/** `https://` of a web address. */
function byAddress(text: string): KeyboardLayout | null {
  const [, colon, slash] = /^https?([^\s:])([-!=.])\2/iu.exec(text) ?? []
  if (colon === undefined || slash === undefined) return null
  if (slash === '!') return 'azerty-fr'
  if (slash === '=') return 'azerty-be'
  if (slash === '.') return 'qwerty-tr'
  if (/[æø]/iu.test(colon)) return 'qwerty-nordic'
  return /ö/iu.test(colon) ? 'qwertz-de' : 'ch-it-es-pt'
}

/** A hyphen inside a code; the brackets and the AIM identifier of GS1. */
function bySigns(text: string): KeyboardLayout | null {
  if (!/\d/.test(text)) return null
  const isCode = !/\s/.test(text) && (!/[a-z]/.test(text) || !/[A-Z]/.test(text))
  if (isCode && /[a-z\d]ß|ß[a-z\d]/iu.test(text)) return 'qwertz-de'
  if (/[a-z]ß\d|\dß\d/iu.test(text)) return 'qwertz-de'
  if (isCode && /[a-z\d]'[a-z\d]/iu.test(text)) return 'ch-it-es-pt'
  if (/^\)\d{2,4}=[^=]/.test(text)) return 'qwertz-de'
  return null
}
