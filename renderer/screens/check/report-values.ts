import type { Input } from '../../../shared/counter-api.ts'

/** A report as it stands in its form: everything is text or a tick. */
export type ReportValues = {
  place: string
  town: string
  /** `yyyy-mm-ddThh:mm`, in this computer's time zone. */
  when: string
  isPoliceReported: boolean
  policeReportNumber: string
  isInsured: boolean
  insuranceCompany: string
  foundBy: string
  notes: string
}

export const nothingReported: ReportValues = {
  place: '',
  town: '',
  when: '',
  isPoliceReported: false,
  policeReportNumber: '',
  isInsured: false,
  insuranceCompany: '',
  foundBy: '',
  notes: '',
}

/** What is not ticked, and what is blank, is not said. */
export function theftReport(values: ReportValues): Input<'bikes.reportStolen'>['report'] {
  const { isPoliceReported, isInsured } = values
  return {
    stolenPlaceTitle: values.place.trim(),
    stolenPlaceLocation: values.town.trim(),
    stolenDateTime: new Date(values.when).toISOString(),
    isPoliceReported,
    isInsured,
    ...said({
      policeReportNumber: isPoliceReported ? values.policeReportNumber : '',
      insuranceCompany: isInsured ? values.insuranceCompany : '',
      notes: values.notes,
    }),
  }
}

export function foundReport(values: ReportValues): Input<'bikes.reportFound'>['report'] {
  return {
    foundPlaceTitle: values.place.trim(),
    foundPlaceLocation: values.town.trim(),
    foundDateTime: new Date(values.when).toISOString(),
    ...said({ foundBy: values.foundBy, notes: values.notes }),
  }
}

function said(fields: Record<string, string>): Record<string, string> {
  const trimmed = Object.entries(fields).map(([name, text]) => [name, text.trim()] as const)
  return Object.fromEntries(trimmed.filter(([, text]) => text !== ''))
}
