import type { TFunction } from 'i18next'
import type { RegisteredBike } from '../../../shared/bike.ts'
import type { BikeCheck, NamedBike } from '../../../shared/check.ts'
import { jobKinds } from '../../../shared/job-kinds.ts'
import type { QueuedJob } from '../../../shared/job.ts'
import type { Tone } from '../../components/pill.tsx'
import { titleOf } from '../sell/sell-view.ts'
import { unknownStatuses } from '../sell/verdict-view.ts'

/** The words of a verdict as keys of `check`, and what else is to be said under it. */
export type CheckWords = {
  tone: 'go' | 'look' | 'stop'
  big:
    | 'verdict.checking'
    | `verdict.frame.${'clear' | 'registered' | 'stolen' | 'notChecked'}`
    | `verdict.shield.${'registered' | 'stolen' | 'unknown' | 'notChecked'}`
  hint:
    | `hint.${'clear' | 'registered' | 'status' | 'shieldRegistered' | 'shieldHere' | 'unknown' | 'notChecked'}`
    | null
}

/** Staff read "not reported stolen at Cicopass", never "not stolen" (DESIGN.md). */
export function checkWords({ asked, state, verdict, hits }: BikeCheck): CheckWords {
  const isFrame = asked.kind === 'frame-number'
  // What is known to be stolen is said at once, whatever the rest of the answer says.
  if (state === 'checking' && verdict !== 'stolen') {
    return { tone: 'look', big: 'verdict.checking', hint: null }
  }
  switch (verdict) {
    case 'stolen': {
      const big = isFrame ? 'verdict.frame.stolen' : 'verdict.shield.stolen'
      return { tone: 'stop', big, hint: null }
    }
    case 'registered': {
      if (!isFrame) {
        const hint = hits.length > 0 ? 'hint.shieldRegistered' : 'hint.shieldHere'
        return { tone: 'look', big: 'verdict.shield.registered', hint }
      }
      const isKnown = unknownStatuses(hits).length === 0
      return {
        tone: isKnown ? 'go' : 'look',
        big: 'verdict.frame.registered',
        hint: isKnown ? 'hint.registered' : 'hint.status',
      }
    }
    case 'clear':
      return { tone: 'go', big: 'verdict.frame.clear', hint: 'hint.clear' }
    case 'unknown':
      return { tone: 'look', big: 'verdict.shield.unknown', hint: 'hint.unknown' }
    case 'not-checked':
    case null: {
      const big = isFrame ? 'verdict.frame.notChecked' : 'verdict.shield.notChecked'
      return { tone: 'look', big, hint: 'hint.notChecked' }
    }
  }
}

export function namedBike(bike: RegisteredBike): NamedBike {
  return { id: bike.id, title: titleOf(bike), frameNumber: bike.frameNumber }
}

/**
 * The bike whose page stands beside the verdict: the chosen one if the verdict is about it, otherwise
 * the only one it is about. Another bike beside a verdict would be read as its evidence.
 */
export function bikeShown(check: BikeCheck | null, chosen: NamedBike | null): NamedBike | null {
  if (check === null) return chosen
  const isOurs = check.own.some(({ result }) => result?.['bikeId'] === chosen?.id)
  const isHit = check.hits.some(({ id }) => id === chosen?.id)
  if (chosen !== null && (isHit || isOurs)) return chosen
  const [only, ...others] = check.hits
  return only === undefined || others.length > 0 ? null : namedBike(only)
}

/** What a status means at a glance; one we do not know asks to look. */
export function statusTone(status: string): Tone {
  switch (status.trim().toLowerCase()) {
    case 'stolen':
      return 'stop'
    case 'registered':
      return 'go'
    default:
      return 'look'
  }
}

/** A status in words; one we do not know as it came. */
export function statusWords(t: TFunction, status: string): string {
  const known = status.trim().toLowerCase()
  return known === 'registered' || known === 'stolen' ? t(`check.status.${known}`) : status
}

/** The shields this counter linked or is linking to the bike, the newest first. */
export function shieldsOf(jobs: readonly QueuedJob[]): QueuedJob[] {
  return jobs.filter(
    ({ kind, state }) =>
      jobKinds.of(kind).usesShield && state !== 'discarded' && state !== 'undone',
  )
}

/** How many of the jobs are done: another one, and the registry may say something new. */
export function doneCount(jobs: readonly QueuedJob[] | undefined): number {
  return jobs?.filter(({ state }) => state === 'done').length ?? 0
}

/** A moment in the form of a `datetime-local` field, in this computer's time zone. */
export function localMinute(at: number): string {
  const offset = new Date(at).getTimezoneOffset() * 60_000
  return new Date(at - offset).toISOString().slice(0, 16)
}
