/** CycleSoftware's ways of writing times and places (SERVICES.md, "Types"), read once at the edge. */

/** `yyyy-mm-dd hh:mm:ss` in the shop's zone, or ISO 8601 with an offset, as epoch milliseconds. */
export function readDateTime(written: string, timeZone: string): number | null {
  const iso = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(written.trim())
  if (iso) return known(Date.parse(written.trim()))
  const local = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(written.trim())
  if (local === null) return null
  const asIfUtc = known(Date.parse(`${local[1] ?? ''}T${local[2] ?? ''}Z`))
  if (asIfUtc === null) return null
  // The zone's offset changes twice a year: take it at the first guess, then at the better one.
  const guess = asIfUtc - zoneOffset(asIfUtc, timeZone)
  return asIfUtc - zoneOffset(guess, timeZone)
}

/** The day on the shop's calendar, `yyyy-mm-dd`, of epoch milliseconds. */
export function shopDay(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
}

/** Milliseconds the zone's clocks are ahead of UTC at a moment. */
function zoneOffset(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at)
  return Date.parse(`${parts.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}

function known(time: number): number | null {
  return Number.isNaN(time) ? null : time
}

const unknownPlace = 0

/** Latitude and longitude, or null: `[0,0]`, an empty list and anything else mean unknown. */
export function readCoordinates(value: unknown): [number, number] | null {
  if (!Array.isArray(value) || value.length !== 2) return null
  const [latitude, longitude] = value.map((part) =>
    part === null || part === '' ? NaN : Number(part),
  )
  if (latitude === undefined || longitude === undefined) return null
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return null
  return latitude === unknownPlace && longitude === unknownPlace ? null : [latitude, longitude]
}
