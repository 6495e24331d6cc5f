import type { z } from 'zod'
import { fc } from './random.ts'

/** The published shapes, with anything at all where a field does not decide. */
export const access = {
  base: new URL('https://pos.example'),
  authorization: '',
  timeZone: 'Europe/Amsterdam',
  country: 'NL',
}
export const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('', ' ', '7+1', 'N/A', [null], {}, [], -1, 1e300, '0000-00-00 00:00:00'),
)

export function oddRecord(...names: string[]) {
  return fc.record(Object.fromEntries(names.map((name) => [name, anything])), { requiredKeys: [] })
}

export function value<T>(schema: z.ZodType<T>, written: unknown): T {
  return schema.parse(JSON.parse(JSON.stringify(written)))
}
