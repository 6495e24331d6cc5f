/**
 * The product code inside a GS1 element string or GS1 web address. Elements are an application
 * identifier and its value; `01` is the product code (GTIN, 14 digits). GS1 General Specifications, 7.8.
 */
import { hasRightCheckDigit } from './product-code.ts'

const groupSeparator = '\u001d'
const gtinIdentifier = '01'
const serialIdentifier = '21'

/**
 * Elements of a predefined length, by the first two digits of their identifier: identifier and value
 * together. Every other element ends at a group separator. GS1 General Specifications, figure 7.8.5-2.
 */
const predefinedLengths: Readonly<Record<string, number>> = {
  '00': 20,
  '01': 16,
  '02': 16,
  '03': 16,
  '04': 18,
  '11': 8,
  '12': 8,
  '13': 8,
  '14': 8,
  '15': 8,
  '16': 8,
  '17': 8,
  '18': 8,
  '19': 8,
  '20': 4,
  '31': 10,
  '32': 10,
  '33': 10,
  '34': 10,
  '35': 10,
  '36': 10,
  '41': 16,
}

/**
 * The GTIN's fourteen digits, or null. `declared`: the scanner said that this is GS1. Without that,
 * only a text that starts with `01` and fourteen digits is one, or one with identifiers in brackets.
 */
export function gtinOfElementString(text: string, declared: boolean): string | null {
  const inBrackets = /^(?:\(\d{2,4}\)[^()]*)*?\(01\)(\d{12,14}|\d{8})(?!\d)/.exec(text)?.[1]
  if (inBrackets !== undefined) return inBrackets
  if (!declared && !/^\u001d?01\d{14}/.test(text)) return null

  const gtin = inARow(declared ? withSeparators(text) : text).find(isGtin)?.value ?? ''
  return /^\d{14}$/.test(gtin) ? gtin : null
}

function endOfElement(rest: string): number {
  const end = rest.indexOf(groupSeparator)
  return end === -1 ? rest.length : end
}

/** The GTIN of a GS1 Digital Link (`https://id.gs1.org/01/08717231204726`), or null. */
export function gtinOfWebAddress(text: string): string | null {
  if (!/^https?:\/\//i.test(text)) return null
  return /\/01\/(\d{14}|\d{12,13}|\d{8})(?=[/?#]|$)/.exec(text)?.[1] ?? null
}

/** What GS1 data says of the thing it is on: its serial number (`21`), or something else altogether. */
export type Gs1Content = { is: 'serial'; serial: string } | { is: 'something-else' }

/**
 * Reads a text that declares itself GS1, by its symbology (`declared`), by identifiers in brackets, by
 * its group separators or as a whole product code or shipping unit in front. Null: it does not.
 */
export function gs1Content(text: string, declared: boolean): Gs1Content | null {
  if (/^\(\d{2,4}\)/.test(text)) return contentOf(inBrackets(text))
  if (declared) return declaredContent(text)
  // Two columns may stand on both sides of a separator too (`2100001` and a number): a serial number
  // comes with the product code it belongs to. GS1 General Specifications, mandatory associations.
  if (text.includes(groupSeparator)) {
    const elements = inARow(text)
    return elements.some(isProductCode) ? contentOf(elements) : { is: 'something-else' }
  }
  const unit = /^(?:01|02)(\d{14})/.exec(text)?.[1]
  if (unit !== undefined && hasRightCheckDigit(unit)) return contentOf(inARow(text))
  // A shipping unit (SSCC): nobody's frame number has twenty digits.
  return /^00\d{18}$/.test(text) ? { is: 'something-else' } : null
}

function declaredContent(text: string): Gs1Content | null {
  const elements = withSeparators(text)
  if (/^\u001d?\d{2}/.test(elements)) return contentOf(inARow(elements))
  // GS1 data cut or regrouped on its way.
  const isCut = /^\d/.test(elements) || elements.includes(groupSeparator)
  return isCut ? { is: 'something-else' } : null
}

/** Scanners can be set to send another sign for the separator: GS1 data holds no other control character. */
function withSeparators(text: string): string {
  return text.replaceAll(/[\t\u001e]/g, groupSeparator)
}

function isGtin({ identifier }: Element): boolean {
  return identifier === gtinIdentifier
}

function isProductCode(element: Element): boolean {
  return isGtin(element) && /^\d{14}$/.test(element.value) && hasRightCheckDigit(element.value)
}

function contentOf(elements: readonly Element[]): Gs1Content {
  // What no identifier begins is no element: another column, or another scan.
  if (!elements.every(({ identifier }) => /^\d{2,4}$/.test(identifier))) {
    return { is: 'something-else' }
  }
  const serials = elements.filter(({ identifier }) => identifier === serialIdentifier)
  const [serial] = serials
  const isOne = serial !== undefined && serials.length === 1 && serial.value !== ''
  return isOne ? { is: 'serial', serial: serial.value } : { is: 'something-else' }
}

type Element = { identifier: string; value: string }

function inBrackets(text: string): Element[] {
  return [...text.matchAll(/\((\d{2,4})\)([^()]*)/g)].map(([, identifier = '', value = '']) => ({
    identifier,
    // Inside a value a separator stays: two numbers would be read as one.
    value: value.replace(/[\u001d\s]+$/, '').trim(),
  }))
}

/** A serial number ends at a separator or with the text: what comes behind it cannot be told apart. */
function inARow(text: string): Element[] {
  const elements: Element[] = []
  let rest = text
  while (rest.length > 0) {
    if (rest.startsWith(groupSeparator)) {
      rest = rest.slice(1)
      continue
    }
    const length = predefinedLengths[rest.slice(0, 2)] ?? endOfElement(rest)
    elements.push({ identifier: rest.slice(0, 2), value: rest.slice(2, length) })
    rest = rest.slice(length)
  }
  return elements
}
