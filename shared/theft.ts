import { z } from 'zod'
import { dayRefusals, readWrittenMoment } from './date-time.ts'

const optionalText = z.string().trim().max(2_000).optional()
/** ISO 8601 with a time zone. */
const moment = z.iso.datetime({ offset: true })

/**
 * A moment as people and programs write it, as ISO 8601 with a time zone. One that is written so stays as it
 * is; another one is read (`readWrittenMoment`), in this computer's time zone where it names none.
 */
export const WrittenMoment = z.string().transform((written, context) => {
  if (moment.safeParse(written).success) return written
  const read = readWrittenMoment(written, new Intl.DateTimeFormat().resolvedOptions().timeZone)
  if (read.is === 'moment') return new Date(read.at).toISOString()
  context.addIssue({ code: 'custom', message: dayRefusals[read.reason] })
  return z.NEVER
})

/**
 * The fields of `PUT /api/partners/bikes/{id}/mark-stolen`, `status` apart: only what the police
 * need is required (when and where).
 */
export const TheftReport = z.object({
  notes: optionalText,
  stolenPlaceTitle: z.string().trim().min(1).max(200),
  stolenPlaceLocation: z.string().trim().min(1).max(200),
  stolenDateTime: moment,
  isPoliceReported: z.boolean(),
  policeReportNumber: optionalText,
  isInsured: z.boolean().optional(),
  insuranceCompany: optionalText,
})
export type TheftReport = z.infer<typeof TheftReport>

/** The fields of `PUT /api/partners/bikes/{id}/mark-found`, `status` apart. */
export const RecoveryReport = z.object({
  notes: optionalText,
  foundPlaceTitle: z.string().trim().min(1).max(200),
  foundPlaceLocation: z.string().trim().min(1).max(200),
  foundDateTime: moment,
  foundBy: optionalText,
})
export type RecoveryReport = z.infer<typeof RecoveryReport>
