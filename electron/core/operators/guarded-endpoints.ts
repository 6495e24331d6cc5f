import { endpoints, events, type EventName } from '../../../shared/counter-api.ts'
import type { DeclaredEvent, Endpoint, Who } from '../../../shared/endpoints/endpoint.ts'

/** Null: no such endpoint, which is nobody's. */
export function whoMay(
  name: string,
  declared: Readonly<Record<string, Endpoint>> = endpoints,
): Who | null {
  return Object.hasOwn(declared, name) ? (declared[name]?.who ?? null) : null
}

export function isToldWhileLocked(
  name: EventName,
  declared: Readonly<Record<string, DeclaredEvent>> = events,
): boolean {
  return declared[name]?.namesCustomers === false
}

/** What only an owner does once there are operators. */
export function ownersOnly(
  declared: Readonly<Record<string, Endpoint>> = endpoints,
): readonly string[] {
  return Object.entries(declared)
    .filter(([, { who }]) => who === 'owner' || who === 'recovery')
    .map(([name]) => name)
}
