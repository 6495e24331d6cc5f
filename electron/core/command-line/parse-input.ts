import type { z } from 'zod'
import { readJsonText } from '../../../shared/json-text.ts'
import type { Result } from '../../../shared/fault.ts'
import { readFields } from '../read-fields.ts'
import { badInput } from './outcome.ts'

/** Parses JSON from standard input by a schema; every problem is named by its field. */
export function parseInput<T>(schema: z.ZodType<T>, input: string | null): Result<T> {
  const json = readJsonText(input ?? '')
  if ('value' in json) return readFields(schema, json.value)
  return badInput('', `standard input must be one JSON object: it ${json.refused}`)
}
