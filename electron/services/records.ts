import { z } from 'zod'

/**
 * The most records that are read of one list. More than a body of the size we accept holds in a
 * published form: a list that is longer is not one, and would keep main busy for seconds.
 */
export const mostRecords = 20_000

/** The records of a list, or null for what is none. PHP writes a list whose keys have gaps as an object. */
export function recordsOf(value: unknown): unknown[] | null {
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

/** A list, record by record: those that could be read, and how many could not. */
export type Listed<T> = { entries: T[]; unreadable: number }

/** Reads a list by the schema of one record. What is no list at all is unreadable as a whole. */
export function listOf<T>(schema: z.ZodType<T>) {
  return z.unknown().transform((value, context): Listed<T> => {
    const records = recordsOf(value)
    if (records === null || records.length > mostRecords) {
      context.addIssue({ code: 'custom', message: 'not a list' })
      return z.NEVER
    }
    const entries = records.flatMap((record) => {
      const read = schema.safeParse(record)
      return read.success ? [read.data] : []
    })
    return { entries, unreadable: records.length - entries.length }
  })
}
