import { randomUUID } from 'node:crypto'
import type { Fault } from '../../shared/fault.ts'

/** A throw as the log keeps it: what it says, and where it came from. */
export function defectDetails(defect: unknown): { defect: string; stack?: string } {
  if (!(defect instanceof Error)) return { defect: String(defect) }
  const { stack } = defect
  return { defect: String(defect), ...(stack === undefined ? {} : { stack }) }
}

/** A throw as staff see it: a reference, by which the log has the rest. */
export function internalFault(): Extract<Fault, { kind: 'internal' }> {
  return { kind: 'internal', reference: randomUUID().slice(0, 8) }
}
