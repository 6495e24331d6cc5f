import { z } from 'zod'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { StoredJob } from '../ports.ts'

/** Reads JSON by a schema; text that does not fit is a value, so that a damaged row can be parked. */
export function readJson<T>(schema: z.ZodType<T>, text: string | null): Result<T> {
  const damaged = (reason: string) =>
    failed({ kind: 'bad-input', problems: [{ field: '', reason }] })
  if (text === null) return damaged('is absent')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (notJson) {
    return damaged(`is not JSON: ${notJson instanceof Error ? notJson.message : String(notJson)}`)
  }
  const parsed = schema.safeParse(value)
  return parsed.success ? ok(parsed.data) : damaged(z.prettifyError(parsed.error))
}

/** Jobs about a bike of the registry go in order by this, jobs about one to be registered by `keyOfFrame`. */
export function keyOfBike(bikeId: number): string {
  return `bike|${String(bikeId)}`
}

export function keyOfFrame(comparedFrameNumber: string): string {
  return `frame|${comparedFrameNumber}`
}

/** Orders go one after the other. */
export function keyOfOrders(account: string): string {
  return `orders|${account}`
}

/** What every job about a bike of the registry carries; null where what it waits for will make the bike. */
const AboutBike = z.object({ bikeId: z.number().int().nullable() })

/**
 * The bike of the registry that a job is about: of what came of it, or of what it carries. Null while the
 * bike is not there yet, and for a job about none.
 */
export function bikeOf(job: StoredJob): number | null {
  const result = readJson(AboutBike, job.result)
  if (result.ok && result.value.bikeId !== null) return result.value.bikeId
  const payload = readJson(AboutBike, job.payload)
  return payload.ok ? payload.value.bikeId : null
}
