import type { z } from 'zod'
import type { Result } from '../../../shared/fault.ts'
import { readFields } from '../read-fields.ts'
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
  return readFields(schema, value)
}
