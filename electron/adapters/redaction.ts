/**
 * What may be in the log, which the shop's IT sends to others: what happened to which job, never
 * whose bike it was and never a secret. Identifiers of ours (UUIDs) and times stay whole, so that a
 * line can be matched with the queue. A frame number or shield code keeps its last three signs:
 * enough to recognise a bike one knows, not enough to find it. Why: docs/decisions/log-redaction.md
 */

/** A member by one of these names is a secret, whatever its value. */
const SECRET_NAME =
  /passw|secret|token|authorization|api-?key|cookie|credential|recovery|^code$|^key$|^pin$|hash$/i
/** A member by one of these names is about a person. */
const PERSON_NAME =
  /^(?:user_?name|customer|owner|phone.*|e-?mail|address|street|postal_?code|house_?number|city|notes?|message_?text|police.*)$/i

const HIDDEN = '‹hidden›'
/** Deeper than this nothing of ours goes; it also ends a circle. */
const DEEPEST = 6
const LONGEST_TEXT = 4_000

const PATTERNS: readonly { pattern: RegExp; instead: (found: string) => string }[] = [
  { pattern: /\b(?:Bearer|Basic)\s+[\w+/=.~-]+/gi, instead: () => HIDDEN },
  { pattern: /\/\/[^\s/]+:[^\s/]*@/g, instead: () => `//${HIDDEN}@` },
  { pattern: /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, instead: () => HIDDEN },
  { pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, instead: () => '‹e-mail›' },
  { pattern: /([?&](?:token|key|password|api-?key)=)[^&\s]+/gi, instead: hiddenParameter },
  // password=…, "pin": "…", wachtwoord: …, access_token=…; a quotation mark that nothing closes hides the rest
  {
    pattern:
      /(?:(?<![a-z0-9])(?:pass|pwd|pin(?:code)?)|pass(?:word|wd|phrase)|secret|token|api[-_ ]?key|credentials?|wachtwoord|kennwort|passwort|mot de passe)["']?\s*(?:[=:]|%3[AD])\s*(?:"[^"]*"?|'[^']*'?|[^\s,;&"'}\]]+)/gi,
    instead: hiddenValue,
  },
  { pattern: /\b(?:[A-Z0-9]{4}-){7}[A-Z0-9]{4}\b/gi, instead: () => HIDDEN },
  // A telephone number however it is grouped. What has fewer digits, more, or is an address of a machine
  // or a time stays for what comes below.
  {
    pattern:
      /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b\d{4}-\d\d-\d\dT[\d:.-]+Z?|(?<![\w.:-])(?:\+|\(\+?)?\d(?:[\s()./\u2010-\u2015-]{0,3}\d){8,14}(?![\w:-])/gi,
    instead: hiddenPhone,
  },
  // In words joined by dashes, letters and digits mixed: WBK-76-00-005.
  {
    pattern:
      /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b\d{4}-\d\d-\d\dT[\d:.-]+Z?|\b(?=[a-z0-9\u2010-\u2015-]*[a-z])(?=(?:[a-z\u2010-\u2015-]*\d){4})[a-z0-9]+(?:[\u2010-\u2015-][a-z0-9]+)+\b/gi,
    instead: shortened,
  },
  // A frame number as it stands on the frame, in groups: GZ-4711-0815, WBX 123 4567, gz 4711 0815,
  // WBK.1234.567, 12-345-678. In small letters or in digits alone only a long one is.
  { pattern: /\b[A-Z]{1,4}[ /-]?\d{1,6}(?:[ /-]\d{1,6})+\b/g, instead: shortened },
  {
    pattern:
      /\b[a-z]{1,4}[ /-]?\d{1,6}(?:[ /-]\d{1,6})+(?![\w:-])|\b[a-z]{1,4}\.\d{2,6}(?:\.\d{2,6})+\b|(?<![\w.:/-])\d{1,6}(?:-\d{1,6})+(?![\w:.-])/gi,
    instead: shortenedGroups,
  },
  // A UUID or a time is found first and kept; otherwise a word of seven signs or more with at
  // least four digits is taken for a frame number, and a shield code for itself.
  {
    pattern:
      /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b\d{4}-\d\d-\d\dT[\d:.-]+Z?|\bCICO[\s_-]*\d[\d\s-]{4,}\d|\bCICO-\w+|\b(?=(?:[A-Za-z]*\d){4})[A-Za-z0-9]{7,}\b/gi,
    instead: shortened,
  },
]

/** The text without secrets, e-mail addresses, frame numbers and shield codes. */
export function redactText(text: string): string {
  const shown = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text
  return PATTERNS.reduce((left, { pattern, instead }) => left.replaceAll(pattern, instead), shown)
}

/** A value that JSON can hold, redacted throughout. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'function' || typeof value === 'symbol') return typeof value
  if (typeof value !== 'object' || value === null) return value
  if (depth >= DEEPEST) return '‹deeper›'
  if (value instanceof Error) return redactError(value, depth)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (ArrayBuffer.isView(value)) return `‹${String(value.byteLength)} bytes›`
  if (Array.isArray(value)) return value.map((one) => redact(one, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, redactMember(name, one, depth)]),
  )
}

function redactMember(name: string, value: unknown, depth: number): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value
  if (SECRET_NAME.test(name) || PERSON_NAME.test(name)) return HIDDEN
  if (/frame_?number|shield_?code|bike_?key|unique_?key/i.test(name) && typeof value === 'string') {
    return lastThree(value)
  }
  // What staff and programs are told to find a line by: eight signs of ours, often most of them digits.
  if (name === 'reference' && typeof value === 'string' && OUR_REFERENCE.test(value)) return value
  return redact(value, depth + 1)
}

const OUR_REFERENCE = /^[0-9a-f]{8}$/

function redactError(error: Error, depth: number): unknown {
  const { name, message, stack, cause } = error
  return {
    name,
    message: redactText(message),
    ...('code' in error ? { code: redact(error.code, depth + 1) } : {}),
    stack: redactText(stack ?? ''),
    ...(cause === undefined ? {} : { cause: redact(cause, depth + 1) }),
  }
}

function shortened(found: string): string {
  const isOurs = /^[0-9a-f]{8}-|^\d{4}-\d\d-\d\dT/i.test(found)
  return isOurs ? found : lastThree(found)
}

/** Fewer than six digits are no frame number, and a day is none. */
function shortenedGroups(found: string): string {
  const isDay = /\d{4}-\d\d-\d\d$/.test(found)
  return isDay || found.replaceAll(/\D/g, '').length < 6 ? found : lastThree(found)
}

/** Nine to fifteen digits with something between them; digits alone are shortened like any number. */
function hiddenPhone(found: string): string {
  if (/^[0-9a-f]{8}-|^\d{4}-\d\d-\d\dT|^\d{1,3}(?:\.\d{1,3}){3}$/i.test(found)) return found
  return /^\d+$/.test(found) && !found.startsWith('0') ? found : '‹phone›'
}

function hiddenValue(found: string): string {
  const [name = ''] = /^[^=:%]*(?:[=:]|%3[AD])\s*/i.exec(found) ?? []
  return `${name}${HIDDEN}`
}

function lastThree(text: string): string {
  return text.length > 6 ? `…${text.slice(-3)}` : '…'
}

function hiddenParameter(found: string): string {
  return `${found.slice(0, found.indexOf('=') + 1)}${HIDDEN}`
}
