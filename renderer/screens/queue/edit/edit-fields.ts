import type { JobKind } from '../../../../shared/job.ts'

/** A field of a job as its form asks for it; a dot in its name is a level. */
export type EditField = {
  name: string
  /** Its label, as a key of `queue.edit.field`. */
  label:
    | 'shieldCode'
    | 'place'
    | 'location'
    | 'moment'
    | 'policeReportNumber'
    | 'insuranceCompany'
    | 'foundBy'
    | 'title'
    | 'message'
    | 'customer'
    | 'phone'
    | 'email'
    | 'notes'
    | 'quantity'
    | 'note'
  type?: 'number' | 'moment'
  isRequired?: boolean
}

/** What a person may want to put right; everything else stays as it was. A bike has a form of its own. */
export const editFields: Record<Exclude<JobKind, 'bike.register' | 'lead.cancel'>, EditField[]> = {
  'shield.link': [{ name: 'shieldCode', label: 'shieldCode', isRequired: true }],
  'theft.report': [
    { name: 'stolenPlaceTitle', label: 'place', isRequired: true },
    { name: 'stolenPlaceLocation', label: 'location', isRequired: true },
    { name: 'stolenDateTime', label: 'moment', type: 'moment', isRequired: true },
    { name: 'policeReportNumber', label: 'policeReportNumber' },
    { name: 'insuranceCompany', label: 'insuranceCompany' },
    { name: 'notes', label: 'notes' },
  ],
  'theft.recover': [
    { name: 'foundPlaceTitle', label: 'place', isRequired: true },
    { name: 'foundPlaceLocation', label: 'location', isRequired: true },
    { name: 'foundDateTime', label: 'moment', type: 'moment', isRequired: true },
    { name: 'foundBy', label: 'foundBy' },
    { name: 'notes', label: 'notes' },
  ],
  'lead.create': [
    { name: 'title', label: 'title', isRequired: true },
    { name: 'message', label: 'message', isRequired: true },
    { name: 'customer.name', label: 'customer', isRequired: true },
    { name: 'customer.phone_number', label: 'phone' },
    { name: 'customer.email', label: 'email' },
    { name: 'customer.notes', label: 'notes' },
  ],
  'shields.order': [
    { name: 'quantity', label: 'quantity', type: 'number', isRequired: true },
    { name: 'note', label: 'note' },
  ],
}

type Fields = Readonly<Record<string, unknown>>

/** A field's value as text for its input; a moment in this computer's own time. */
export function textOf({ name, type }: EditField, fields: Fields): string {
  const value = name
    .split('.')
    .reduce<unknown>((within, part) => (isFields(within) ? within[part] : undefined), fields)
  if (type === 'moment' && typeof value === 'string') return localMoment(value)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** What differs from `fields`, as the counter wants it: an emptied field is null. */
export function changesOf(
  list: readonly EditField[],
  fields: Fields,
  texts: readonly string[],
): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  list.forEach((field, place) => {
    const text = (texts[place] ?? '').trim()
    if (text === textOf(field, fields).trim()) return
    const [outer = '', inner] = field.name.split('.')
    const value = valueOf(field, text)
    const within = changes[outer]
    changes[outer] =
      inner === undefined ? value : { ...(isFields(within) ? within : {}), [inner]: value }
  })
  return changes
}

function valueOf({ type }: EditField, text: string): unknown {
  if (text === '') return null
  if (type === 'number') return Number(text)
  return type === 'moment' ? new Date(text).toISOString() : text
}

function localMoment(iso: string): string {
  const moment = new Date(iso)
  if (Number.isNaN(moment.getTime())) return ''
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}
