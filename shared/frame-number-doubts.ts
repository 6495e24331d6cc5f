/** What makes a text that may be a frame number a question: more than one number, or rather a word. */

import { checkDigitFor, hasRightCheckDigit } from './product-code.ts'

/** Beside a whole number four letters with a vowel are a word; a maker's letters have none (`WSBC`). */
const word = /^(?=[A-Z]*[AEIOUY])[A-Z]{4,}\.?$/
/** Names of makes and colours that lists have beside a number, and every longer word. */
const described =
  /^(?:TREK|CUBE|KOGA|GIANT|SCOTT|FOCUS|UNION|QWIC|ZWART|ROOD|BLAUW|GROEN|GRIJS|GEEL|WIT|BRUIN|ROZE|PAARS|BLACK|RED|BLUE|GREEN|GREY|GRAY|WHITE|BROWN|PINK|ROT|BLAU|GRAU|GELB|BRAUN|NOIR|ROUGE|BLEU|VERT|GRIS|BLANC|JAUNE|ROSE|(?=[A-Z]*[AEIOUY])[A-Z]{6,}\.?)$/
/** Sizes and kinds of frames, which lists put in front of a number. */
const size = /^(?:X{0,2}[SL]|M|D|H)$/
/** Of more letters than one: no maker's letters. */
const longSize = /^X{1,3}[SL]$/
/** In front of digits a word that can be spoken may be another column: `maat 57`, `doos 12`. */
const spoken = /^(?=[A-Z]*[AEIOUY])[A-Z]{3,}\.?$/
/** Makers whose letters can be spoken too: Trek, Specialized, Cube. */
const ofMaker = /^(?:WTU|WUD|WOW)$/
/** Words that join what stands beside them. */
const joining = /^(?:IS|EN|ET|OF|OU|OP|OR|IN|AN)$/
const unit = /^(?:CM|MM|INCH|KG|EUR)$/
/** How many pieces there are. */
const pieces = /^\d{1,2}\s?X\s/
const year = /^(?:19[89]|20[0-4])\d$/

/**
 * Whether a text in capitals may be several columns, words or numbers. Groups are one number
 * (`GZ 4711 0815`, `WBK 123 4567`); letters in front of digits belong to them (`GZ 12345678`). A number
 * that is whole by itself with something beside it, a word, an amount or a wide gap may be a row.
 */
export function hasSeveralWords(text: string): boolean {
  const words = text.split(/\s+/u)
  if (hasSeveralNumbers(text)) return true
  if (words.length === 1) return false
  if (/\s{2}/u.test(text) || words.some((one) => /^\d+[.,]\d\d$/.test(one))) return true
  if (words.some((one) => described.test(one) || joining.test(one) || day.test(one))) return true
  if (words.length > 2 && words.some((one) => unit.test(one))) return true
  if (/\s\/\s/.test(text) || year.test(words[0] ?? '') || year.test(words.at(-1) ?? '')) return true
  if (pieces.test(text) || isWordInFront(words) || hasTwoCounts(words)) return true
  const isWordBehind = (one: string, place: number): boolean =>
    /^[A-Z]{2,}$/.test(one) &&
    !unit.test(one) &&
    words.slice(0, place).some((before) => /\d/.test(before))
  if (words.some(isWordBehind)) return true
  if (words.slice(0, -1).some((one) => isWhole(lettersAndDigits(one)))) return true
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  return isWhole(last) && !(/^[A-Z]{1,3}$/.test(first) && /^\d/.test(last) && !size.test(first))
}

function isWordInFront(words: readonly string[]): boolean {
  return words.some((one, place) => {
    const next = words[place + 1] ?? ''
    if (longSize.test(one)) return next !== ''
    return /^\d/.test(next) && spoken.test(one) && !ofMaker.test(one)
  })
}

/**
 * Five digits and more beside others: the groups of one number have four or fewer, unless a maker's letters
 * stand in front (`UA 03 15045`).
 */
function hasTwoCounts(words: readonly string[]): boolean {
  const [first = '', ...others] = words
  const counted = words.filter((one) => /\d/.test(one))
  if (counted.length > 1 && counted.some((one) => /^\d{7,}$/.test(one))) return true
  const isLong = words.some((one) => /^\d{5,}$/.test(one))
  return /^\d/.test(first) && isLong && others.some((one) => !/^[A-Z]$/.test(one))
}

/** Two whole numbers, or one and a word, joined by a sign or by none: `WBK1234567/WBK1234568`. */
function hasSeveralNumbers(text: string): boolean {
  const parts = text.split(/[^A-Z0-9]+/u).filter((part) => part !== '')
  const whole = parts.filter(isWhole)
  if (whole.length > 1) return true
  if (whole.length === 1 && parts.some((part) => word.test(part))) return true
  const half = text.slice(0, text.length / 2)
  if (isWhole(half) && text === half + half) return true
  // `GZ1234 GZ1235`, `GZ1234 KO1235`: each begins anew.
  const beginnings = parts.flatMap((part) => /^([A-Z]{1,4})\d{3,}$/.exec(part)?.[1] ?? [])
  const isAnew = beginnings.filter((letters) => letters.length > 1).length > 1
  return isAnew || new Set(beginnings).size < beginnings.length
}

/** Long enough for a frame number of its own; one with a dash in it is taken for groups. */
function isWhole(text: string): boolean {
  const isMixed = /[A-Z]/.test(text) && /\d/.test(text)
  return /^[A-Z0-9]+$/.test(text) && /\d/.test(text) && text.length >= (isMixed ? 7 : 8)
}

function lettersAndDigits(text: string): string {
  return text.replace(/[^A-Z0-9]/g, '')
}

const day =
  /^(?:(?:19|20)\d\d[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})$/
/** How spreadsheets write a month in the shop's languages. */
const monthName =
  '(?:JANV?|FEB|FEVR|MRT|MRZ|MAR|MARS|APR|AVR|MEI|MAY|MAI|JUN|JUIN|JUL|JUIL|AUG|AOUT|SEPT?|OKT|OCT|NOV|DEC|DEZ)\\.?'
/** What a spreadsheet makes of `5-2024` and of `3-12`. */
const month = new RegExp(`^(?:\\d{1,4}[-. ])?${monthName}[-. ]?\\d{1,4}$`)
const dayAndMonth = new RegExp(`^\\d{1,2}[-. ]${monthName}$`)
/** Signs in a row stand for what nobody could read or what was cut off: `WBK12345..67`, `WBK123___`. */
const gap = /[-._/]{2}/
const measure = /^\d{1,3}(?:[.,]\d)?\s?(?:CM|MM|INCH|KG|WH|EUR)$/
const amount = /^\d{1,5}\.\d\d$/
/** A spreadsheet keeps fifteen digits of a number and makes noughts of the others. */
const rounded = /^[1-9]\d{14}0{2,}$/

/** With two digits for the year, which a number in groups has too: only what is a day is one. */
const shortDay = /^(\d{1,2})([-./])(\d{1,2})\2\d\d$/
/** Without anything between: `20240501`, `01052024`. */
const dayInDigits = /^(?:(?:19[89]|20[0-4])\d(\d\d)(\d\d)|(\d\d)(\d\d)(?:19[89]|20[0-4])\d)$/
/** What a hand finds on the keyboard, and what programs print when a scanner is tried. */
const typedToFill =
  /^(?:ABC|ABCD|ABCDEF|QWERTY|QWERTZ|AZERTY|QWE|ASD|ASDF|TEST|DUMMY|TODO|SAMPLE|EXAMPLE|VOORBEELD|BEISPIEL|EXEMPLE|DEMO|X{2,})[-_. ]?\d{1,10}$/
const triedOut = /^(?:CODE|EAN|UPC|ITF|QR|BARCODE)[-_ ]?(?:8|13|14|39|93|128|A|E|CODE)[-_ ]?\d*$/

/**
 * Whether a text in capitals is rather a word, a date, a measure, an amount, a rounded number,
 * something that was typed to fill the field or a number of which signs are missing.
 */
export function isUnlikely(text: string): boolean {
  if (!/\d/.test(text) || isDay(text)) return true
  const forms = [
    year,
    day,
    month,
    dayAndMonth,
    measure,
    amount,
    rounded,
    typedToFill,
    triedOut,
    gap,
  ]
  return forms.some((form) => form.test(text)) || isFilling(lettersAndDigits(text))
}

function isDay(text: string): boolean {
  const [, first, , second] = shortDay.exec(text) ?? []
  if (first !== undefined && second !== undefined) return isDayOfMonth(first, second)
  const [, month = '', day = '', dayFirst = '', monthSecond = ''] = dayInDigits.exec(text) ?? []
  return isDayOfMonth(day, month) || isDayOfMonth(dayFirst, monthSecond)
}

function isDayOfMonth(day: string, month: string): boolean {
  const isIn = (text: string, most: number): boolean => Number(text) >= 1 && Number(text) <= most
  return isIn(day, 31) && isIn(month, 12)
}

const upwards = '0123456789012345678901234567890'
const downwards = '9876543210987654321098765432109'

/** Digits in a row, the same few again and again, or noughts and a count: `1234567890`, `00000001`. */
function isFilling(signs: string): boolean {
  if (!/^\d{4,12}$/.test(signs)) return false
  const isRow = upwards.includes(signs) || downwards.includes(signs)
  // The check digit of EAN-8 or UPC-A behind it: what generators of bar codes print.
  const isRowWithCheck = signs.length > 6 && upwards.includes(signs.slice(0, -1))
  const isCount = signs.length > 5 && /^0+\d$/.test(signs)
  return isRow || isRowWithCheck || isCount || (signs.length > 5 && /^(\d{1,3})\1+$/.test(signs))
}

/**
 * A product code with the scanner's own sign for its kind in front or behind: makers set `F`, `A`, `B`,
 * `d` or two letters there for EAN and UPC ("code identifier"), where AIM has `]E0`.
 */
const withCodeIdentifier = /^(?:[A-Z]{1,2}(\d{12,14})[A-Z]?|(\d{12,14})[A-Z]{1,2})$/

/** Whether a part of a text is a product code or a shipping unit by its length and check digit. */
export function holdsProductCode(text: string): boolean {
  return text.split(/[^A-Z0-9]+/u).some((part) => {
    const [, behind, before] = withCodeIdentifier.exec(part) ?? []
    const digits = behind ?? before ?? part
    return /^\d{12,18}$/.test(digits) && (hasRightCheckDigit(digits) || isShippingUnit(digits))
  })
}

/** An SSCC without its identifier in front. */
function isShippingUnit(digits: string): boolean {
  return digits.length === 18 && checkDigitFor(digits.slice(0, -1)) === Number(digits.at(-1))
}
