import type { CallName } from '../../electron/training/calls.ts'
import type { Random } from '../../electron/training/random.ts'
import type { Training } from '../../electron/training/training-services.ts'
import type { ServiceName } from '../../shared/fault.ts'
import { frameNumberIn } from '../../shared/frame-number.ts'
import type { JobKind } from '../../shared/job.ts'
import { jobKinds } from '../../shared/job-kinds.ts'
import { jobSubjects } from './job-subjects.ts'
import type { AtStake } from './subject-parts.ts'

/** A command that somebody gives, and what it is to bring about. */
export type Errand = {
  words: readonly string[]
  input: string
  service: ServiceName
  /** Its requests, those that only read too. */
  calls: readonly [CallName, ...CallName[]]
  atStake: readonly AtStake[]
}

/** An errand of this kind that no other can be mistaken for. */
export async function newErrand(
  kind: JobKind,
  training: Training,
  random: Random,
): Promise<Errand> {
  // One that no person would be asked about, as one that looks like a product code.
  let mark: string
  do mark = `MRK-${random.hex(12)}`.toUpperCase()
  while (frameNumberIn(mark).is !== 'number')
  const { send, reads, marked } = jobSubjects[kind]
  const { words, input, atStake } = await marked(training, mark)
  // What changes something is the most worth killing for.
  const changing = atStake.map((one) => jobSubjects[one.kind].send)
  return {
    ...{ words, atStake, input: input === null ? '' : JSON.stringify(input) },
    service: jobKinds.of(kind).service,
    calls: [send, ...changing, ...reads],
  }
}
