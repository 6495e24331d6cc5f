import type { z } from 'zod'

/** The value of a stored JSON text, or null when it does not parse or is no longer of that shape. */
export function readJson<T extends z.ZodType>(text: string, shape: T): z.output<T> | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null // the answer to damaged text is the caller's to choose
  }
  const parsed = shape.safeParse(value)
  return parsed.success ? parsed.data : null
}
