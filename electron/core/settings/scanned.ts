import type { EndpointName } from '../../../shared/counter-api.ts'

/** By which a scan may be taken: at once, when what stopped the line was seen, or when a dialog is closed. */
export const takeScans = [
  'scan.read',
  'scan.layers',
  'scan.understood',
  'scan.confirm',
  'scan.useAt',
] as const satisfies readonly EndpointName[]
