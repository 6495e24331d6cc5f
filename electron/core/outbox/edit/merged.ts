/** Named as whoever made the job named them: the fields of the service's call. */
export type Fields = Record<string, unknown>

/** `changes` over `before`; null takes a field away, and an object is changed field by field. */
export function merged(before: Fields, changes: Fields): Fields {
  const after = Object.entries(changes).map(([name, value]): [string, unknown] => {
    const was = before[name]
    return [name, isFields(value) && isFields(was) ? merged(was, value) : value]
  })
  const both = Object.entries({ ...before, ...Object.fromEntries(after) })
  return Object.fromEntries(both.filter(([, value]) => value !== null))
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
