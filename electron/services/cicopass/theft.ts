import { z } from 'zod'
import type { RecoveryReport, TheftReport } from '../../../shared/theft.ts'

/** `mark-stolen` and `mark-found` publish no answer: what the service says, if it says anything. */
export const Marked = z
  .string()
  .nullable()
  .transform((serviceWords) => ({ serviceWords }))

/** The body of `mark-stolen`: the published fields, those that say nothing left out. */
export function encodeTheft(report: TheftReport): Record<string, unknown> {
  return said({
    status: 'Stolen',
    notes: report.notes,
    stolenPlaceTitle: report.stolenPlaceTitle,
    stolenPlaceLocation: report.stolenPlaceLocation,
    stolenDateTime: moment(report.stolenDateTime),
    isPoliceReported: report.isPoliceReported,
    policeReportNumber: report.policeReportNumber,
    isInsured: report.isInsured,
    insuranceCompany: report.insuranceCompany,
  })
}

/** The body of `mark-found`. */
export function encodeRecovery(report: RecoveryReport): Record<string, unknown> {
  return said({
    status: 'Found',
    notes: report.notes,
    foundPlaceTitle: report.foundPlaceTitle,
    foundPlaceLocation: report.foundPlaceLocation,
    foundDateTime: moment(report.foundDateTime),
    foundBy: report.foundBy,
  })
}

/** A moment as the registry's examples write it: in UTC, seconds unless there is more to say. */
function moment(written: string): string {
  return new Date(written).toISOString().replace('.000Z', 'Z')
}

function said(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  )
}
