import type { Job } from './job.ts'
import { jobKinds, type JobKinds } from './job-kinds.ts'

type Stopped = Pick<Job, 'kind' | 'state' | 'parkedBecause'>

/**
 * Whether edit-and-send-again makes sense: only of what a person has to decide, and not where it would
 * be a way past a theft, where nothing can be read, where it may be at the service in a form that only the
 * service tells, or where it says nothing that could be wrong (docs/decisions/edit-and-send-again.md).
 */
export function isEditable(
  { kind, state, parkedBecause }: Stopped,
  kinds: JobKinds = jobKinds,
): boolean {
  const { edit, resolvedBy } = kinds.of(kind)
  if (state !== 'parked' || edit === null) return false
  if (parkedBecause === 'ambiguous' && resolvedBy === 'nobody') return false
  return !['stolen', 'damaged', 'dependency-gone'].includes(parkedBecause ?? '')
}

/** Whether only a person who looks at the service can say what became of it. */
export function isForPersonToTell(
  { kind, state, parkedBecause }: Stopped,
  kinds: JobKinds = jobKinds,
): boolean {
  const isOpen = parkedBecause === 'cannot-tell' || parkedBecause === 'ambiguous'
  return state === 'parked' && isOpen && kinds.of(kind).resolvedBy === 'person'
}

/** One that waited in the queue and turned out stolen: an owner's word may let it pass. */
export function isStoppedAsStolen(
  { kind, state, parkedBecause }: Stopped,
  kinds: JobKinds = jobKinds,
): boolean {
  return kinds.of(kind).mayBeOverridden && state === 'parked' && parkedBecause === 'stolen'
}

/** One that met a bike of another make with its number: a person may say that it is another bike. */
export function isStoppedByOtherMake(
  { kind, state, parkedBecause }: Stopped,
  kinds: JobKinds = jobKinds,
): boolean {
  return kinds.of(kind).mayBeOverridden && state === 'parked' && parkedBecause === 'other-brand'
}
