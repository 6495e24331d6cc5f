/**
 * The text with each of these put in for its `{{parameter}}`: texts and numbers as they are, a list of
 * them with commas. A parameter that is not among them stays as it is written.
 */
export function fillIn(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (parameter, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (Array.isArray(value)) return value.filter(isPlain).join(', ')
    return isPlain(value) ? String(value) : parameter
  })
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
