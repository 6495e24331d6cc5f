import type { z } from 'zod'
import { ok, type Result } from '../../../../shared/fault.ts'
import type { NewJob, StoredJob } from '../../ports.ts'
import { readFields } from '../../read-fields.ts'
import type { JobOrigin } from '../new-job.ts'
import { readJson } from '../payloads.ts'
import { merged, type Fields } from './merged.ts'

/** How one kind's payload reads as fields, and becomes another job with other ones. */
export type Editable = {
  fieldsOf(job: StoredJob): Result<Fields>
  /** With these changes to its fields. Not yet on disk; names the job in `replaces`. */
  remake(job: StoredJob, changes: Fields, origin: JobOrigin): Result<NewJob>
}

export function editable<P, F extends Fields>(
  payload: z.ZodType<P>,
  by: {
    write: (payload: P, job: StoredJob) => F
    fields: z.ZodType<F>
    /** What was given, with what no longer holds because of it taken away. */
    given?: (changes: Fields) => Fields
    make: (fields: F, was: { payload: P; job: StoredJob; origin: JobOrigin }) => Result<NewJob>
  },
): Editable {
  return {
    fieldsOf(job) {
      const read = readJson(payload, job.payload)
      return read.ok ? ok(by.write(read.value, job)) : read
    },
    remake(job, changes, origin) {
      const read = readJson(payload, job.payload)
      if (!read.ok) return read
      const fields = merged(by.write(read.value, job), by.given?.(changes) ?? changes)
      const given = readFields(by.fields, fields)
      return given.ok ? by.make(given.value, { payload: read.value, job, origin }) : given
    },
  }
}
