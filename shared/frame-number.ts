import { z } from 'zod'
import { failed, ok, type Result } from './fault.ts'
import { hasSeveralWords, holdsProductCode, isUnlikely } from './frame-number-doubts.ts'
import type { ConfirmableReason, FrameNumberReason } from './frame-number-reasons.ts'
import { recognise } from './frame-number-raw.ts'
import { isNoNumber, mayStartWithLabel, withoutLabel } from './frame-number-words.ts'
import { isOtherCode, looksLikeOtherCode } from './other-codes.ts'
import { isOtherTag, looksLikeOtherTag } from './other-tags.ts'
import { withoutInvisibleSigns, withoutWrapping } from './text-folding.ts'

/**
 * A frame number as it is stored, sent and compared. A row keeps the form it was written in: no rule
 * of today is asked of it (DESIGN.md, "What is stored is never read anew").
 */
export const FrameNumber = z.object({
  /** What the scanner or the person gave. */
  asRead: z.string(),
  /** What goes to the registry. */
  sent: z.string(),
  /** What decides whether two frame numbers are the same. */
  compared: z.string(),
  /** A person said that it is the frame number, though it does not look like one. */
  confirmed: z.literal(true).optional(),
})
export type FrameNumber = z.infer<typeof FrameNumber>

declare const entered: unique symbol
/** One that came through the reader: only such a one begins a registration or a check. */
export type EnteredFrameNumber = FrameNumber & { readonly [entered]: true }

/** What a text is where a frame number is asked for. */
export type FrameNumberReading =
  | { is: 'number'; number: EnteredFrameNumber }
  /** It may be one: a person has to say so. */
  | { is: 'unconfirmed'; reason: ConfirmableReason; number: EnteredFrameNumber }
  | { is: 'refused'; reason: FrameNumberReason }

/** What the shop and its POS know of a text, where the door can ask. */
export type KnownTexts = {
  /** As a product code, an article or an object number. */
  isProductCode?: (text: string) => boolean
  /** As the frame number of the very bike: then it is no product code, whatever it looks like. */
  isFrameNumber?: (text: string) => boolean
  /** Whether the account is French, where every bike that is sold carries an FNUCI id. */
  isFrench?: () => boolean
}

/** The longest a frame number may be, in signs; a longer text is a document. */
const longestFrameNumber = 40
/** A shorter one has to be confirmed: the POS's own documentation has `FR1`. */
const shortestFrameNumber = 4

/**
 * Which rule makes the compared form: 1 took the letters A–Z and digits of whatever was given
 * (`comparedForm`), 2 takes those of what the reader leaves. tests/fixtures/frame-numbers.json has the
 * answers of both, and a line in it never changes.
 */
export const comparedFormVersion = 2

/**
 * The one reader of frame numbers, for every door that people and programs write through (DESIGN.md,
 * "Words with one meaning"). The raw text is looked at first: shield codes, keyboard damage, GS1, JSON
 * and web addresses are what they are. Then only what is certain is folded. Never throws.
 */
export function frameNumberIn(asRead: string, known: KnownTexts = {}): FrameNumberReading {
  const bare = textInside(asRead)
  if (!bare.ok) return { is: 'refused', reason: bare.reason }
  const sent = inCapitals(bare.text.replace(/\s+/gu, ''))
  const reason = refusalOf(bare.text, sent)
  if (reason !== null) return { is: 'refused', reason }
  const number = { asRead, sent, compared: lettersAndDigits(sent) } as EnteredFrameNumber
  const forms = [...new Set([bare.text, sent, number.compared])]
  const doubt = doubtAbout(bare.text, number, known)
  if (doubt === null) return { is: 'number', number }
  return isOfForm(doubt) && forms.some((form) => known.isFrameNumber?.(form) === true)
    ? { is: 'number', number: asConfirmed(number) }
    : { is: 'unconfirmed', reason: doubt, number }
}

/**
 * As `frameNumberIn`, for a door that takes the number or refuses it: `canBeConfirmed` of the fault's
 * reason says whether a person may confirm it. `confirmed`: one has.
 */
export function readFrameNumber(
  asRead: string,
  { confirmed = false, ...known }: KnownTexts & { confirmed?: boolean } = {},
): Result<EnteredFrameNumber> {
  const reading = frameNumberIn(asRead, known)
  if (reading.is === 'number') return ok(reading.number)
  if (reading.is === 'unconfirmed' && confirmed) return ok(asConfirmed(reading.number))
  return failed({ kind: 'frame-number-refused', reason: reading.reason, asRead })
}

/** Whether a number is asked about for its form alone: what the POS holds as the bike's own is not. */
export function isOfForm(reason: ConfirmableReason): boolean {
  return reason === 'product-code' || reason === 'tag-like' || reason === 'other-code'
}

/** A person said that this is the frame number. */
export function asConfirmed(number: EnteredFrameNumber): EnteredFrameNumber {
  return { ...number, confirmed: true }
}

type Inside = { ok: true; text: string } | { ok: false; reason: FrameNumberReason }

/** How many wrappings may lie in each other: a label in the JSON of a quoted QR code. */
const mostLayers = 8

/** What is left when everything certain around it is off; its own spaces are still in it. */
function textInside(asRead: string): Inside {
  let text = asRead
  let isData = false
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const found = recognise(text, isData)
    if (found.is === 'refused') return { ok: false, reason: found.reason }
    if (found.is === 'inside') {
      text = found.text
      isData ||= found.isData
      continue
    }
    const bare = withoutLabel(withoutWrapping(withoutInvisibleSigns(found.text)))
    if (bare === text) return { ok: true, text }
    // What was folded or taken off may have hidden something.
    text = bare
  }
  return { ok: false, reason: 'columns' }
}

/** Only a–z: other letters have capitals that are other signs (`ß` is `SS`, `ı` is `I`). */
function inCapitals(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase())
}

function lettersAndDigits(text: string): string {
  return text.replace(/[^A-Z0-9]/g, '')
}

const shortened = /(?:^|\s)-?(?:\d+[.,]?\d*E\+\d{1,3}|\d[.,]\d+E-?\d{1,3}|\d+[.,]0{1,3})(?:\s|$)/iu
const struck =
  /[\u00d8\u00f8\u0110\u0111\u0126\u0127\u0141\u0142\u0166\u0167\u01b5\u01b6\u0243\u2205\u2300]/u
const otherLetters = /[^\u0000-\u007f]/u

function refusalOf(text: string, sent: string): FrameNumberReason | null {
  if (text === '') return 'empty'
  if (isNoNumber(text)) return 'placeholder'
  if (shortened.test(text)) return 'shortened'
  if (/[\t;,|]/u.test(text)) return 'columns'
  if (struck.test(text)) return 'struck-letter'
  if ([...text].some((sign) => otherLetters.test(sign) && /[^\p{P}\p{S}\s]|\ufffd/u.test(sign))) {
    return 'letters'
  }
  if (sent.length > longestFrameNumber) return 'too-long'
  if (isOtherCode(sent)) return 'something-else'
  return isOtherTag(text, sent) ? 'other-tag' : null
}

function doubtAbout(
  text: string,
  { sent, compared }: FrameNumber,
  { isProductCode = () => false, isFrench = () => false }: KnownTexts,
): ConfirmableReason | null {
  if (compared.length < shortestFrameNumber) return 'too-short'
  if (/[^A-Z0-9\-./_]/u.test(sent)) return 'other-signs'
  if (mayStartWithLabel(text)) return 'label'
  if ([text, sent, compared].some(isProductCode)) return 'product-code'
  const inCapital = inCapitals(text)
  if (/^\d{12,18}$/.test(compared) && holdsProductCode(compared)) return 'product-code'
  if (hasSeveralWords(inCapital)) return 'several-words'
  if (holdsProductCode(inCapital)) return 'product-code'
  if (looksLikeOtherTag(sent, isFrench())) return 'tag-like'
  if (looksLikeOtherCode(inCapital, sent)) return 'other-code'
  return isUnlikely(inCapital) ? 'unlikely' : null
}

/**
 * The first rule's sent form: capitals, no white space. For what is stored, and for asking a service
 * with the text as it was registered then.
 */
export function sentForm(asRead: string): string {
  return asRead.normalize('NFC').toUpperCase().replace(/\s+/gu, '')
}

/** The first rule's compared form: A–Z and 0–9 of `sentForm`. What is stored was compared by it. */
export function comparedForm(asRead: string): string {
  return lettersAndDigits(sentForm(asRead))
}

/** A text in every form in which it may be the same as another: the first rule's and today's. */
export function comparedForms(text: string): string[] {
  const bare = textInside(text)
  const today = bare.ok ? lettersAndDigits(inCapitals(bare.text)) : ''
  return [...new Set([today, comparedForm(text)])].filter((form) => form !== '')
}

/**
 * Whether two texts are the same frame number, however they are spelt: what services answer and what is
 * stored is compared, never refused.
 */
export function sameFrameNumber(one: string, other: string): boolean {
  const forms = comparedForms(one)
  return comparedForms(other).some((form) => forms.includes(form))
}

/** Whether a service's text is this number, whatever its spelling and whichever rule wrote it down. */
export function isNumberOf(written: string, { asRead, sent, compared }: FrameNumber): boolean {
  const isCompared = compared !== '' && comparedForm(written) === compared
  return isCompared || sameFrameNumber(written, sent) || sameFrameNumber(written, asRead)
}

/** The texts under which a bike with this number may have been registered, the sent form first. */
export function formsToAsk({ asRead, sent, compared }: FrameNumber): string[] {
  const asBefore = asRead.length <= longestAsRead ? [sentForm(asRead), comparedForm(asRead)] : []
  return [...new Set([sent, compared, ...asBefore])].filter((form) => form !== '')
}

/** A longer text was refused by the first rule too. In signs. */
const longestAsRead = 200

const lookAlikes: Record<string, string> = { O: '0', I: '1', L: '1', B: '8', S: '5', Z: '2' }

/** The compared form with look-alikes folded (O 0, I 1 L, B 8, S 5, Z 2): equal means "look again". */
export function lookAlikeForm(asRead: string): string {
  return [...comparedForm(asRead)].map((sign) => lookAlikes[sign] ?? sign).join('')
}

/** In groups of four, for reading aloud. Copy `sent`, never this. */
export function inGroupsOfFour(sent: string): string {
  return sent.replace(/(.{4})(?=.)/gsu, '$1 ')
}
