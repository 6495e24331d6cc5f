import { randomUUID } from 'node:crypto'
import type { Fault as TrainingFault } from '../../electron/training/faults.ts'
import type { Profile } from '../../electron/training/profile.ts'
import type { RegistryBike, ShieldLink } from '../../electron/training/registry.ts'
import type { Training } from '../../electron/training/training-services.ts'
import { comparedForm } from '../../shared/bike.ts'
import type { JobKind, JobState, ParkedBecause } from '../../shared/job.ts'
import { command } from './handed-over.ts'
import { openTestCounter, type TestCounter } from './test-counter.ts'

/** A job as the judge reads it, straight from the disk. */
export type JudgedJob = {
  id: string
  kind: JobKind
  state: JobState
  attempts: number
  parkedBecause: ParkedBecause | null
  frameNumber: string | null
  shieldCode: string | null
  waitsFor: string | null
  bikeId: number | null
  discardReason: string | null
}

export type FailingCall = 'registerBike' | 'linkShield' | 'lookup' | 'stolenSearch' | 'login'

/** One counter, its registry, and the plain model: what was confirmed and what was taken back. */
export type World = {
  here: TestCounter
  readonly training: Training
  readonly frameNumbers: readonly string[]
  readonly shieldCodes: readonly string[]
  /** In the registry before, without a shield. */
  readonly knownBikeId: number
  /** Jobs that somebody was told are saved. */
  readonly confirmed: Set<string>
  readonly undone: Set<string>
  readonly discarded: Set<string>
  /** Sales of the window, the newest last. */
  readonly sales: string[]
  /** Whether somebody, or a better hand-over, gave this job up. */
  givenUp(job: JudgedJob): boolean
  jobs(): JudgedJob[]
  registrationsOf(frameNumber: string): RegistryBike[]
  linksOf(shieldCode: string): ShieldLink[]
  bike(id: number | null): RegistryBike | undefined
  fail(call: FailingCall, fault: TrainingFault): void
  /** Runs one command; what it answers with jobs is confirmed. */
  tell(words: readonly string[], input?: unknown): Promise<number>
  sync(): Promise<void>
  /** Moves the clock on. The registry makes a late change within a minute, so it is made before. */
  moveClock(milliseconds: number): void
  /** Sets the clock on the wall; no time goes by. */
  jumpClock(milliseconds: number): void
  /** No more faults, a network, and every late change made. */
  calm(): Promise<void>
  close(): Promise<void>
}

/** The registry's slowest change comes this long after it was sent, in time that truly goes by. */
const latest = 59_900
/** The time a test takes goes by as well: so close to it, the change comes now. */
const soon = 2_000
let worlds = 0

export async function openWorld(training: Training, profile: Profile): Promise<World> {
  worlds += 1
  const { cicopass } = training
  cicopass.profile = profile
  // Each world signs in anew, and their POS has an allowance.
  training.cyclesoftware.limits = null
  cicopass.faults.clear()
  cicopass.dropLateCommits()
  if (!cicopass.isOnline) await cicopass.goOnline()
  const numbers = [1, 2, 3].map((nth) => `WLD-${String(worlds).padStart(5, '0')}/${String(nth)}K`)
  const knownBikeId = registerKnownBike(training, worlds)
  const firstShield = worlds * 4
  let lateSince: number | null = null

  const world: World = {
    here: await openTestCounter({ training, timeout: 250, random: () => 0.5 }),
    training,
    frameNumbers: numbers,
    shieldCodes: [0, 1, 2, 3].map((nth) => training.freeShield(firstShield + nth)),
    knownBikeId,
    confirmed: new Set(),
    undone: new Set(),
    discarded: new Set(),
    sales: [],
    givenUp(job) {
      // A link ends with the registration it waited for.
      const isGiven = world.discarded.has(job.id) || world.discarded.has(job.waitsFor ?? '')
      return isGiven || (job.discardReason ?? '').startsWith('replaced by')
    },
    jobs: () => readJobs(world.here),
    registrationsOf: (frameNumber) =>
      cicopass.registrations.filter(
        (bike) => comparedForm(bike.frameNumber) === comparedForm(frameNumber),
      ),
    linksOf: (shieldCode) => cicopass.linksMade.filter((link) => link.shieldCode === shieldCode),
    bike: (id) => cicopass.bikes.find((bike) => bike.id === id),
    fail(call, fault) {
      cicopass.faults.add({ call, fault })
    },
    async tell(words, input = null) {
      noteLate()
      const began = world.here.clock.elapsed()
      const { status, json } = await command<{ jobs?: { id: string }[] }>(world.here, words, input)
      for (const { id } of json.jobs ?? []) world.confirmed.add(id)
      noteLate(began)
      return status
    },
    async sync() {
      await world.tell(['sync', '--timeout', '0'])
    },
    moveClock(milliseconds) {
      noteLate()
      const { clock } = world.here
      const until = clock.elapsed() + milliseconds
      if (lateSince !== null && until >= lateSince + latest - soon) {
        clock.moveOn(Math.max(0, Math.min(until, lateSince + latest) - clock.elapsed()))
        cicopass.flushLateCommits()
        lateSince = null
      }
      clock.moveOn(Math.max(0, until - clock.elapsed()))
    },
    jumpClock(milliseconds) {
      world.here.clock.jump(milliseconds)
    },
    async calm() {
      cicopass.faults.clear()
      world.here.fillDisk(0)
      if (!cicopass.isOnline) await cicopass.goOnline()
      cicopass.flushLateCommits()
    },
    async close() {
      await world.here.close()
      cicopass.faults.clear()
      cicopass.dropLateCommits()
      if (!cicopass.isOnline) await cicopass.goOnline()
    },
  }
  return world

  /** Before and after each call: what is late now was sent since it `began`, or a second ago. */
  function noteLate(began = world.here.clock.elapsed() - 1_000): void {
    if (cicopass.lateCommits === 0) lateSince = null
    else lateSince ??= began
  }
}

function registerKnownBike({ cicopass, examples }: Training, world: number): number {
  const id = cicopass.registry.nextBikeId()
  cicopass.registry.bikes.push({
    ...examples.registeredBike,
    id,
    frameNumber: `KNOWN${String(world)}X`,
    ownerId: randomUUID(),
    shieldCode: null,
  })
  return id
}

function readJobs({ ports }: TestCounter): JudgedJob[] {
  const states = [
    'held',
    'waiting',
    'sending',
    'unknown',
    'done',
    'parked',
    'undone',
    'discarded',
  ] as const
  return ports.database.jobs.inStates(states).map((job) => {
    const result = JSON.parse(job.result ?? 'null') as { bikeId?: number } | null
    const { id, kind, state, attempts, parkedBecause, frameNumber, shieldCode, waitsFor } = job
    const bikeId = result?.bikeId ?? null
    const { discardReason } = job
    const told = { id, kind, state, attempts, parkedBecause, frameNumber, shieldCode, waitsFor }
    return { ...told, bikeId, discardReason }
  })
}
