import { frameNumberIn, type KnownTexts } from './frame-number.ts'
import {
  carriesCheckDigit,
  formsOfProductCode,
  hasRightCheckDigit,
  normalisedProductCode,
} from './product-code.ts'
import { gtinOfElementString, gtinOfWebAddress } from './gs1.ts'
import { matchScan } from './scan-pattern.ts'
import {
  defaultScanRules,
  type BuiltInRule,
  type OwnRule,
  type ScanRule,
  type ScanRules,
} from './scan-rules.ts'
import type { Scan, ScanMeaning } from './scan.ts'
import { findShieldCode, readShieldCode } from './shield.ts'

/** What the counter knows when a scan arrives. */
export type MeaningContext = {
  /** The bike of this sale is still missing. */
  bikeMissing: boolean
  /** Whether the shop's stock or the learned articles have this code. Asked for every written form. */
  knownProductCode(code: string): boolean
  /** Whether the POS has this text as the frame number of the bike at hand. */
  isFrameNumber?: ((text: string) => boolean) | undefined
  /**
   * The product code of the bike at hand; null: it has none that is known. Absent where no bike is.
   */
  productCode?: string | null | undefined
  /** Whether the account is French (`KnownTexts`). */
  isFrench?: (() => boolean) | undefined
}

/** What the reader of frame numbers may ask about a text. */
export function knownTextsOf(
  context: Omit<MeaningContext, 'bikeMissing' | 'productCode'>,
): Required<KnownTexts> {
  return {
    isProductCode: (code) => isKnown(code, context),
    isFrameNumber: (number) => context.isFrameNumber?.(number) === true,
    isFrench: () => context.isFrench?.() === true,
  }
}

type MeaningWithoutWhy = ScanMeaning extends infer M
  ? M extends unknown
    ? Omit<M, 'why'>
    : never
  : never

/** `null`: not this one, ask the next rule. */
type Reading = (scan: Scan, context: MeaningContext) => MeaningWithoutWhy | null

/** No bike's frame number comes near it; a longer text is a document, but for JSON, which may hold one. */
const longestFrameNumber = 40

/** GS1 symbologies by AIM identifier: GS1-128, DataBar, GS1 DataMatrix, GS1 QR, GS1 DotCode. */
const gs1Identifiers: ReadonlySet<string> = new Set(['C1', 'e0', 'd2', 'Q3', 'J1'])

const builtIn: Readonly<Record<BuiltInRule, Reading>> = {
  'shield-code'(scan) {
    const code = findShieldCode(scan.text)
    return code === null ? null : { kind: 'shield', code }
  },
  'gs1-product-code'(scan, context) {
    const declared = scan.aim !== null && gs1Identifiers.has(scan.aim)
    const code = gtinOfWebAddress(scan.text) ?? gtinOfElementString(scan.text, declared)
    if (code === null || isFrameNumber(scan, context)) return null
    const serial = serialBeside(scan, code, context)
    if (serial !== null) return serial
    const sure = declared || !/^\d+$/.test(scan.text)
    if (sure || isKnown(code, context)) return productCode(code)
    return context.bikeMissing && hasRightCheckDigit(code) ? productCode(code) : null
  },
  'product-code-by-symbology'(scan) {
    const digits = bareDigits(scan.text)
    if (digits === null || scan.aim?.startsWith('E') !== true) return null
    // `]E3` is an EAN-13 with an add-on of two or five digits behind it.
    return productCode(scan.aim === 'E3' ? digits.slice(0, 13) : digits)
  },
  'known-product-code'(scan, context) {
    // An article number or a code of the shop's own may have letters.
    const code = bareDigits(scan.text) ?? scan.text.trim()
    if (code === '' || !isKnown(code, context) || isFrameNumber(scan, context)) return null
    return productCode(code)
  },
  'product-code-by-check-digit'(scan, context) {
    const digits = bareDigits(scan.text)
    if (digits === null || !context.bikeMissing || !hasRightCheckDigit(digits)) return null
    return isFrameNumber(scan, context) ? null : productCode(digits)
  },
  'web-address': (scan) =>
    /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)/i.test(scan.text) ? { kind: 'nothing' } : null,
  'too-long-for-a-frame-number': (scan) =>
    scan.text.length > longestFrameNumber && !/^\s*[[{"]/.test(scan.text)
      ? { kind: 'nothing' }
      : null,
  'frame-number': (scan, context) => frameNumber(rawTextOf(scan), context),
}

/**
 * What a scan means: the first rule that answers, its name in `why`. A wrong check digit on a product
 * code is `checkDigitIsRight: false`, a warning and no refusal. A product code comes in its one
 * written form (`normalisedProductCode`). Never throws.
 */
export function meaningOf(
  scan: Scan,
  context: MeaningContext,
  rules: ScanRules = defaultScanRules,
): ScanMeaning {
  for (const rule of rules) {
    const meaning = rule.isOn ? readBy(rule, scan, context) : null
    if (meaning !== null) return { ...meaning, why: rule.name }
  }
  return { kind: 'nothing', why: 'not-a-frame-number' }
}

function readBy(rule: ScanRule, scan: Scan, context: MeaningContext): MeaningWithoutWhy | null {
  if (rule.kind === 'built-in') return builtIn[rule.name](scan, context)
  const value = matchScan(scan.text, rule)?.trim()
  return value === undefined ? null : readOwn(rule, value, context)
}

/** A value that is no such thing after all is left to the next rule. */
function readOwn(
  { meaning }: OwnRule,
  value: string,
  context: MeaningContext,
): MeaningWithoutWhy | null {
  switch (meaning) {
    case 'badge':
      return value === '' ? null : { kind: 'badge', badge: value }
    case 'understood':
    case 'nothing':
      return { kind: meaning }
    case 'shield': {
      const code = readShieldCode(value)
      return code.ok ? { kind: 'shield', code: code.value } : null
    }
    case 'product-code':
      return value === '' ? null : productCode(bareDigits(value) ?? value)
    case 'object': {
      const digits = bareDigits(value)
      const objectId = Number(digits)
      if (digits === null || !Number.isSafeInteger(objectId)) return null
      return { kind: 'object', objectId }
    }
    case 'frame-number':
      return frameNumber(value, context)
  }
}

/** What the scanner said of the symbology in front, as a reader of raw text wants it. */
export function rawTextOf({ text, aim }: Pick<Scan, 'text' | 'aim'>): string {
  return aim === null ? text : `]${aim}${text}`
}

/** Too short to be one is nothing when it is scanned: half a code. It can be typed. */
function frameNumber(
  text: string,
  context: Omit<MeaningContext, 'bikeMissing'>,
): MeaningWithoutWhy | null {
  const read = frameNumberIn(text, knownTextsOf(context))
  if (read.is === 'refused') return null
  const { number } = read
  if (read.is === 'number') return { kind: 'frame-number', number }
  return read.reason === 'too-short' ? null : { kind: 'frame-number', number, asks: read.reason }
}

/**
 * A GS1 code of one bike names its article and carries its serial number (docs/decisions/
 * serial-number-of-a-gs1-code.md). Once that article is at hand the serial number is what is asked for;
 * where nobody knows which article is, a person says so. Another article's is that article.
 */
function serialBeside(
  scan: Scan,
  code: string,
  { bikeMissing, productCode: atHand, ...context }: MeaningContext,
): MeaningWithoutWhy | null {
  if (bikeMissing || atHand === undefined) return null
  const isOther = atHand !== null && normalisedProductCode(atHand) !== normalisedProductCode(code)
  if (isOther || gtinOfWebAddress(scan.text) !== null) return null
  const meaning = frameNumber(rawTextOf(scan), context)
  if (meaning?.kind !== 'frame-number' || atHand !== null) return meaning
  return { asks: 'product-code', ...meaning }
}

/** Digits and nothing else; the spaces printed under a bar code do not count. */
function bareDigits(text: string): string | null {
  const digits = text.replace(/\s/g, '')
  return /^\d+$/.test(digits) ? digits : null
}

function isKnown(code: string, context: Pick<MeaningContext, 'knownProductCode'>): boolean {
  return formsOfProductCode(code).some((form) => context.knownProductCode(form))
}

/** The POS has it as the number of the very bike: then it is no product code, whatever it looks like. */
function isFrameNumber({ text }: Scan, context: MeaningContext): boolean {
  return context.isFrameNumber?.(text) === true
}

function productCode(code: string): MeaningWithoutWhy {
  return {
    kind: 'product-code',
    barcode: normalisedProductCode(code),
    // A shop's own code has no check digit that could be wrong.
    checkDigitIsRight: hasRightCheckDigit(code) || !carriesCheckDigit(code),
  }
}
