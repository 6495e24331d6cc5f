import type { KeyPlace } from './wedge.ts'

type TextField = HTMLInputElement | HTMLTextAreaElement

/** What was where before somebody, or a scanner, began to type. */
export type Before = {
  readonly focus: Element | null
  readonly field: TextField | null
  readonly value: string
  readonly selection: readonly [number | null, number | null]
}

function textFieldOf(target: EventTarget | null): TextField | null {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null
}

const typedTypes: ReadonlySet<string> = new Set([
  ...['text', 'search', 'tel', 'url', 'number', 'date', 'time', 'datetime-local', 'month', 'week'],
])

/**
 * What a key pressed there is for. `isEnd`: behind a text; an empty field did not take that text, so
 * it stands as nowhere.
 */
export function placeOf(target: EventTarget | null, isEnd: boolean): KeyPlace {
  if (target instanceof HTMLTextAreaElement) return 'text'
  if (target instanceof HTMLInputElement && typedTypes.has(target.type)) {
    return isEnd && target.value === '' ? 'nowhere' : 'field'
  }
  const isList =
    target instanceof Element &&
    target.closest('[role="listbox"], [role="menu"], [aria-haspopup="listbox"]') !== null
  return isList ? 'list' : 'nowhere'
}

/** Where a password manager types, as quickly as a scanner: what comes there is nobody else's. */
export function isForCredentials(target: EventTarget | null): boolean {
  const field = textFieldOf(target)
  if (field === null) return false
  return (
    field.type === 'password' || field.type === 'email' || field.autocomplete.includes('username')
  )
}

export function remember(target: EventTarget | null): Before {
  const field = textFieldOf(target)
  return {
    focus: document.activeElement,
    field,
    value: field?.value ?? '',
    selection: [field?.selectionStart ?? null, field?.selectionEnd ?? null],
  }
}

/** Everything as it was before `typed` was typed: value, cursor and focus. */
export function putBack({ focus, field, value, selection }: Before, typed: string): void {
  if (field !== null) setValue(field, value)
  // The first key of a scan with no focus may have put the focus into a field, and the rest after it.
  const other = textFieldOf(document.activeElement)
  if (other !== null && other !== field && other.value.endsWith(typed)) {
    setValue(other, other.value.slice(0, -typed.length))
  }
  if (document.activeElement !== focus) {
    if (focus instanceof HTMLElement && focus !== document.body) focus.focus()
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }
  const [start, end] = selection
  if (field !== null && start !== null && end !== null) field.setSelectionRange(start, end)
}

/** Through the element's own setter, so that React hears of it as of typing. */
function setValue(field: TextField, value: string): void {
  const { prototype } = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
  Reflect.set(prototype, 'value', value, field)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
