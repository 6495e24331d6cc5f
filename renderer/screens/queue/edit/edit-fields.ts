import type { JobFormField } from '../../../../shared/job-kinds.ts'

type Fields = Readonly<Record<string, unknown>>

/** A field's value as text for its input; a moment in this computer's own time. */
export function textOf({ name, type }: JobFormField, fields: Fields): string {
  const value = name
    .split('.')
    .reduce<unknown>((within, part) => (isFields(within) ? within[part] : undefined), fields)
  if (type === 'moment' && typeof value === 'string') return localMoment(value)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** What differs from `fields`, as the counter wants it: an emptied field is null. */
export function changesOf(
  list: readonly JobFormField[],
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

function valueOf({ type }: JobFormField, text: string): unknown {
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
