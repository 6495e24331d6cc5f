import { z } from 'zod'

/**
 * A scanner that works as a keyboard presses keys, and this computer decides what they mean. Set to
 * the American keyboard at a computer with a French or Belgian one, its digits arrive as `&é"'(`; at a
 * German one its hyphen arrives as `ß`, at a Swiss, Italian, Spanish or Portuguese one as `'`, at a
 * Nordic one as `+`, at a Turkish one as `*`; at a Czech or Slovak one its digits are `+ěščřžýáíé`, at a
 * Hungarian one its nought is `ö`, at a Dvorak one `CICO-` is `JCJR[`. Here that is noticed, from the
 * whole text alone. The keys are those of the layouts as Windows has them (kbdfr, kbdbe, kbdgr, kbdsg,
 * kbdit, kbdsp, kbdpo, kbdsw, kbdtuq, kbdcz, kbdsl, kbdhu, kbddv). Letters that only changed places
 * (A Q, Z W, Y Z) cannot be noticed.
 */

export const KeyboardLayout = z.enum([
  'azerty-fr',
  'azerty-be',
  'qwertz-de',
  /** A hyphen becomes an apostrophe at all four: Swiss, Italian, Spanish and Portuguese. */
  'ch-it-es-pt',
  'qwerty-nordic',
  'qwerty-tr',
  'qwertz-cz-sk',
  'qwertz-hu',
  'dvorak',
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
  // The Slovak second and fifth digit keys (`ľ`, `ť`) beside the Czech ones (`ě`, `ř`).
  'qwertz-cz-sk': ['+ěľščřťžýáíé=%yzYZ"-_?:ů§ô', "122345567890-_zyZY:/?<>;';"],
  'qwertz-hu': ['öüÖÜóyzYZéÉ-_áőú)', "0-)_=zyZY;:/?'[]("],
  dvorak: [
    '\',.pyfgcrl/=aoeuidhtns-;qjkxbmwvz[]"<>PYFGCRL?+AOEUIDHTNS_:QJKXBMWVZ{}',
    'qwertyuiop[]asdfghjkl;\'zxcvbnm,./-=QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?_+',
  ],
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
  '=': 'qwertz-cz-sk',
}
/** The signs of Czech and Slovak digit keys that no other keyboard here has on them. */
const czechOnly = /[ěľščřťžýáí]/gu
const czechDigits = /[+ěľščřťžýáíé=]{3}/u
/** The nought and the hyphen of a Hungarian keyboard among digits. */
const hungarianSigns = /\d[öü]|[öü]\d/u
const dvorakShield = /^\W*jcjr[[{]\d{6,12}\W*$/iu
const dvorakAddress = /^dyylo?Szz/iu

/** Null when the text is none of these. */
export function layoutDamage(text: string): LayoutDamage | null {
  const layout = byAddress(text) ?? czech(text) ?? azerty(text) ?? byShield(text) ?? bySigns(text)
  if (layout === null) return null
  const [seen, meant] = arrives[layout].map((signs) => [...signs])
  // A scanner that types digits as digits (the number pad, Caps Lock) damages the other signs only.
  const typesDigits = /\d/.test(text) && !/[&é"'(§è_çà]/u.test(text)
  const signs = [...text].map((sign) =>
    typesDigits && /\d/.test(sign) ? sign : (meant?.[seen?.indexOf(sign) ?? -1] ?? sign),
  )
  return { layout, meant: signs.join('') }
}

/** As `azerty`, by the signs of Czech and Slovak digit keys. */
function czech(text: string): KeyboardLayout | null {
  const code = text.trim()
  if (/\d/.test(code) || /[A-ZÁČĎÉĚÍĽŇÓŘŠŤÚŮÝŽ].*[a-z]/u.test(code)) return null
  const found = code.match(czechOnly) ?? []
  if (found.length === 0) return null
  if (/\s/.test(code)) return null
  return czechDigits.test(code) || !/[a-z]/.test(code) ? 'qwertz-cz-sk' : null
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
  if (colon === '"') return 'qwertz-cz-sk'
  if (/é/iu.test(colon)) return 'qwertz-hu'
  if (/[æø]/iu.test(colon)) return 'qwerty-nordic'
  return /ö/iu.test(colon) ? 'qwertz-de' : 'ch-it-es-pt'
}

/** A hyphen inside a code; the brackets and the AIM identifier of GS1. */
function bySigns(text: string): KeyboardLayout | null {
  if (dvorakShield.test(text) || dvorakAddress.test(text)) return 'dvorak'
  if (!/\d/.test(text)) return null
  const isCode = !/\s/.test(text) && (!/[a-z]/.test(text) || !/[A-Z]/.test(text))
  if (isCode && /[a-z\d]ß|ß[a-z\d]/iu.test(text)) return 'qwertz-de'
  if (/[a-z]ß\d|\dß\d/iu.test(text)) return 'qwertz-de'
  if (isCode && /[a-z\d]'[a-z\d]/iu.test(text)) return 'ch-it-es-pt'
  if (isCode && hungarianSigns.test(text)) return 'qwertz-hu'
  if (/^\)\d{2,4}=[^=]/.test(text)) return 'qwertz-de'
  return null
}
