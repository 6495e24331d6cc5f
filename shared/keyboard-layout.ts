import { z } from 'zod'

/**
 * A scanner that works as a keyboard presses keys, and this computer decides what they mean. Set to
 * the American keyboard at a computer with a French or Belgian one, its digits arrive as `&é"'(`; at a
 * German one its hyphen arrives as `ß`. Here that is noticed, from the text alone.
 */

export const KeyboardLayout = z.enum(['azerty-fr', 'azerty-be', 'qwertz-de'])
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
}

/** Three digits in a row, as an AZERTY keyboard writes them; no word of any language has that. */
const azertyDigits = /[&é"'(§è!çà_-]{3}/u
/** A hyphen before digits, or the `://` of a web address, as a German keyboard writes them. */
const qwertzSigns = /[a-z]ß\d|\dß\d|tpsÖ--|tpÖ--/iu

/** Null when the text is none of these. */
export function layoutDamage(text: string): LayoutDamage | null {
  // The digit keys of an AZERTY keyboard give digits only with Shift, which no scanned digit presses.
  if (azertyDigits.test(text) && !/\d/.test(text) && /[&é"'(èçà]/u.test(text)) {
    return damage(/[§!]/u.test(text) ? 'azerty-be' : 'azerty-fr', text)
  }
  return qwertzSigns.test(text) ? damage('qwertz-de', text) : null
}

function damage(layout: KeyboardLayout, text: string): LayoutDamage {
  const [seen, meant] = arrives[layout].map((signs) => [...signs])
  const signs = [...text].map((sign) => meant?.[seen?.indexOf(sign) ?? -1] ?? sign)
  return { layout, meant: signs.join('') }
}
