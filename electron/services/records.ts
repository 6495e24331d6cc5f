/**
 * The most records that are read of one list. More than a body of the size we accept holds in a
 * published form: a list that is longer is not one, and would keep main busy for seconds.
 */
export const mostRecords = 20_000

/** The records of a list, or null for what is none. PHP writes a list whose keys have gaps as an object. */
function recordsOf(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value as unknown[]
  if (!isRecord(value)) return null
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every((key) => /^\d{1,15}$/.test(key))
    ? Object.values(value)
    : null
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The first `most` of a list that read as something; what is no list has none. */
export function readEach<T>(
  value: unknown,
  most: number,
  read: (record: unknown) => T | null,
): T[] {
  const records = recordsOf(value) ?? []
  return records.slice(0, most).flatMap((record) => read(record) ?? [])
}
