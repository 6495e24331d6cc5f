import type { z } from 'zod'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { badInput } from './outcome.ts'

/** Parses JSON from standard input by a schema; every problem is named by its field. */
export function parseInput<T>(schema: z.ZodType<T>, input: string | null): Result<T> {
  let value: unknown
  try {
    value = JSON.parse(input ?? '')
  } catch (notJson) {
    const reason = notJson instanceof Error ? notJson.message : String(notJson)
    return badInput('', `standard input must be one JSON object: ${reason}`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const problems = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    reason:
      issue.code === 'unrecognized_keys' ? `unknown: ${issue.keys.join(', ')}` : issue.message,
  }))
  return failed({ kind: 'bad-input', problems })
}
