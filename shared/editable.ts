import type { Job } from './job.ts'

/**
 * Whether edit-and-send-again makes sense: only of what a person has to decide, and not where it would
 * be a way past a theft, where nothing can be read, or where it says nothing that could be wrong
 * (docs/decisions/edit-and-send-again.md).
 */
export function isEditable({
  kind,
  state,
  parkedBecause,
}: Pick<Job, 'kind' | 'state' | 'parkedBecause'>): boolean {
  if (state !== 'parked' || kind === 'lead.cancel') return false
  if (kind === 'bike.register' && parkedBecause === 'ambiguous') return false
  return !['stolen', 'damaged', 'dependency-gone'].includes(parkedBecause ?? '')
}

/** A registration that waited in the queue and turned out stolen: an owner's word may let it pass. */
export function isStoppedAsStolen({
  kind,
  state,
  parkedBecause,
}: Pick<Job, 'kind' | 'state' | 'parkedBecause'>): boolean {
  return kind === 'bike.register' && state === 'parked' && parkedBecause === 'stolen'
}

/** A registration that met a bike of another make with its number: a person may say that it is another bike. */
export function isStoppedByOtherMake({
  kind,
  state,
  parkedBecause,
}: Pick<Job, 'kind' | 'state' | 'parkedBecause'>): boolean {
  return kind === 'bike.register' && state === 'parked' && parkedBecause === 'other-brand'
}
