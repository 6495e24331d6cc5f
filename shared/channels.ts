import type { EndpointName, EventName } from './counter-api.ts'

/** The IPC channels, derived from the contract's names: nobody writes one. */
export const callChannel = (endpoint: EndpointName): string => `counter.call:${endpoint}`
export const eventChannel = (event: EventName): string => `counter.event:${event}`
