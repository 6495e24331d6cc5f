import type { z } from 'zod'
import { failed, ok, type Result } from '../../shared/fault.ts'

/** Reads what was given by a schema; every problem is named by its field. */
export function readFields<T>(schema: z.ZodType<T>, given: unknown): Result<T> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return ok(parsed.data)
  const problems = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    reason:
      issue.code === 'unrecognized_keys' ? `unknown: ${issue.keys.join(', ')}` : issue.message,
  }))
  return failed({ kind: 'bad-input', problems })
}
