/** CycleSoftware's way of writing a place (SERVICES.md, "Types"), read once at the edge. */
const unknownPlace = 0

/** Latitude and longitude, or null: `[0,0]`, an empty list and anything else mean unknown. */
export function readCoordinates(value: unknown): [number, number] | null {
  if (!Array.isArray(value) || value.length !== 2) return null
  const [latitude, longitude] = value.map((part: unknown) =>
    typeof part === 'number' || (typeof part === 'string' && part.trim() !== '')
      ? Number(part)
      : NaN,
  )
  if (latitude === undefined || longitude === undefined) return null
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return null
  return latitude === unknownPlace && longitude === unknownPlace ? null : [latitude, longitude]
}
