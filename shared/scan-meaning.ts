import { readFrameNumber } from './bike.ts'
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
}

type MeaningWithoutWhy = ScanMeaning extends infer M
  ? M extends unknown
    ? Omit<M, 'why'>
    : never
  : never

/** `null`: not this one, ask the next rule. */
type Reading = (scan: Scan, context: MeaningContext) => MeaningWithoutWhy | null

/** No bike's frame number comes near it; a longer text is a document, not a number. */
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
    if (code === null) return null
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
    const digits = bareDigits(scan.text)
    return digits !== null && isKnown(digits, context) ? productCode(digits) : null
  },
  'product-code-by-check-digit'(scan, context) {
    const digits = bareDigits(scan.text)
    if (digits === null || !context.bikeMissing || !hasRightCheckDigit(digits)) return null
    return productCode(digits)
  },
  'web-address': (scan) =>
    /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)/i.test(scan.text) ? { kind: 'nothing' } : null,
  'too-long-for-a-frame-number': (scan) =>
    scan.text.length > longestFrameNumber ? { kind: 'nothing' } : null,
  'frame-number': (scan) => frameNumber(scan.text),
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
  return value === undefined ? null : readOwn(rule, value)
}

/** A value that is no such thing after all is left to the next rule. */
function readOwn({ meaning }: OwnRule, value: string): MeaningWithoutWhy | null {
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
      return frameNumber(value)
  }
}

function frameNumber(text: string): MeaningWithoutWhy | null {
  const read = readFrameNumber(text.replaceAll('\u001d', ''))
  return read.ok ? { kind: 'frame-number', number: read.value } : null
}

/** Digits and nothing else; the spaces printed under a bar code do not count. */
function bareDigits(text: string): string | null {
  const digits = text.replace(/\s/g, '')
  return /^\d+$/.test(digits) ? digits : null
}

function isKnown(code: string, context: MeaningContext): boolean {
  return formsOfProductCode(code).some((form) => context.knownProductCode(form))
}

function productCode(code: string): MeaningWithoutWhy {
  return {
    kind: 'product-code',
    barcode: normalisedProductCode(code),
    // A shop's own code has no check digit that could be wrong.
    checkDigitIsRight: hasRightCheckDigit(code) || !carriesCheckDigit(code),
  }
}
