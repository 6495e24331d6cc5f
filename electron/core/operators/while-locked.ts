/**
 * Members that hold what people wrote or say of people: staff's reasons, a service's words, the history of
 * a bike (who reported what, the police's number). By their names, wherever in an answer they stand, so
 * that a screen which shows a bike somewhere new says nothing new. What takes their place fits the contract.
 */
const instead: Readonly<Record<string, (value: unknown) => unknown>> = {
  statusHistory: () => [],
  notes: () => null,
  policeReportNumber: () => null,
  message: () => null,
  serviceWords: () => null,
  dismissedBecause: () => null,
  /** Why an owner let a theft pass. */
  override: (value) => (isObject(value) ? { ...value, reason: '' } : value),
}

/** What a locked counter answers and tells, without anything that may name a customer. */
export function withoutPeople(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPeople)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const replace = Object.hasOwn(instead, name) ? instead[name] : undefined
      return [name, replace === undefined ? withoutPeople(member) : replace(member)]
    }),
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
