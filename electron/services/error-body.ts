import { readMarkup } from './markup.ts'

/**
 * Reads what a service says in an answer's body, in whatever form it says it. Forms: JSON
 * `{message}`, `{error}`, `{error_message}`, `{errors}` (a list, or ASP.NET's fields with lists),
 * problem+json, XML `<result><error>…`, SOAP `<faultstring>`, plain text, HTML, nothing
 * (SERVICES.md). The words are shown beside ours and never interpreted. Nothing here throws.
 */
export type AnswerBody = {
  /** `text` is anything that is none of the others; `html` did not come from the service's API. */
  form: 'empty' | 'json' | 'xml' | 'soap' | 'html' | 'text'
  /** The parsed value when `form` is `json`. */
  value: unknown
  /** The body says no, whatever the status: `error: true`, `status: false`, `<error>1`, a SOAP fault. */
  saysNo: boolean
  /** At most 500 characters on one line, or null when there are none. */
  words: string | null
}

const longestWords = 500
/** Of one sentence, before its white space is folded. */
const longestSentence = 5_000

export function readAnswerBody(text: string): AnswerBody {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  const nothing = { value: undefined, saysNo: false, words: null }
  if (trimmed === '') return { form: 'empty', ...nothing }
  const json = readJson(trimmed)
  if (json !== undefined) {
    return {
      form: 'json',
      value: json,
      saysNo: jsonSaysNo(json),
      words: bounded(jsonWords(json, 0)),
    }
  }
  // Only the beginning is searched for words: a body may be megabytes of something else.
  if (trimmed.startsWith('<')) return readMarkupBody(trimmed.slice(0, 100_000))
  return { ...nothing, form: 'text', words: bounded([trimmed.slice(0, 2_000)]) }
}

/**
 * Parses JSON, and again without trailing commas when that fails: one of Cicopass's published
 * examples has one. Answers `undefined` for what is not JSON.
 */
export function readJson(text: string): unknown {
  const value = parsed(text)
  // What broke off in the middle is not parsed twice.
  if (value !== undefined || !/^[{[]/.test(text) || !/[}\]]$/.test(text.slice(-1))) return value
  return parsed(withoutTrailingCommas(text))
}

/** `undefined` is "not JSON"; JSON has no undefined of its own. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (notJson) {
    if (!(notJson instanceof SyntaxError)) throw notJson
    return undefined
  }
}

/**
 * Drops a comma before `}` or `]`, but never one inside a string. One pass over the text: what a
 * service answers must not cost more than its length.
 */
function withoutTrailingCommas(text: string): string {
  const kept: string[] = []
  let from = 0
  let comma: number | null = null
  let isInString = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (isInString) {
      if (sign === '\\') at += 1
      else if (sign === '"') isInString = false
      continue
    }
    if (comma !== null && (sign === '}' || sign === ']')) {
      kept.push(text.slice(from, comma))
      from = comma + 1
    }
    if (sign === ',') comma = at
    else if (comma !== null && !/\s/.test(sign)) comma = null
    if (sign === '"') isInString = true
  }
  kept.push(text.slice(from))
  return kept.join('')
}

function jsonSaysNo(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { error, status } = value
  const noError = [undefined, null, false, 0, '', '0', 'false']
  const isError = typeof error === 'object' ? error !== null : !noError.some((no) => no === error)
  return isError || status === false || (typeof status === 'string' && /^false$/i.test(status))
}

const wordFields = [
  'message',
  'error_message',
  'error_description',
  'title',
  'detail',
  'error',
  'errors',
]

/** Every sentence a JSON answer has, from the fields that are known to carry one, in that order. */
function jsonWords(value: unknown, depth: number): string[] {
  if (depth > 3) return []
  if (typeof value === 'string') return [value]
  if (Array.isArray(value))
    return value.slice(0, 20).flatMap((entry) => jsonWords(entry, depth + 1))
  if (!isRecord(value)) return []
  const byName = new Map(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]))
  return wordFields.flatMap((name) => {
    const field = byName.get(name)
    if (name !== 'errors' || !isRecord(field)) return jsonWords(field, depth + 1)
    // ASP.NET: `{ "FrameNumber": ["The FrameNumber field is required."] }`
    return Object.entries(field)
      .slice(0, 20)
      .flatMap(([about, said]) => jsonWords(said, depth + 1).map((words) => `${about}: ${words}`))
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readMarkupBody(text: string): AnswerBody {
  const markup = readMarkup(text, soughtElements)
  const fault = markup.textOf('faultstring') ?? markup.textOf('reason')
  if (fault !== null || markup.has('fault')) {
    return { form: 'soap', value: undefined, saysNo: true, words: bounded([fault ?? '']) }
  }
  if (/^<!doctype\s+html/i.test(text) || htmlElements.some((name) => markup.has(name))) {
    const first = markup.textOf('title') ?? markup.textOf('h1') ?? markup.text
    return { form: 'html', value: undefined, saysNo: false, words: bounded([first]) }
  }
  const error = markup.textOf('error')
  const said = markup.textOf('error_message') ?? markup.textOf('message')
  const saysNo = error !== null && !/^(|0|false)$/i.test(error)
  return { form: 'xml', value: undefined, saysNo, words: bounded([said ?? error ?? markup.text]) }
}

const htmlElements = ['html', 'head', 'body', 'title', 'h1', 'p', 'div']
const soughtElements = ['faultstring', 'reason', 'title', 'h1', 'error', 'error_message', 'message']

function bounded(sentences: readonly string[]): string | null {
  const unique = new Set<string>()
  for (const sentence of sentences) {
    // Control characters would move the cursor of a terminal that prints this.
    const clean = sentence
      .slice(0, longestSentence)
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim()
    if (clean !== '') unique.add(clean)
  }
  const words = [...unique].join(' · ')
  if (words === '') return null
  return words.length > longestWords ? `${words.slice(0, longestWords - 1)}…` : words
}
