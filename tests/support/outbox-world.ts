import { randomUUID } from 'node:crypto'
import type { StoredJob } from '../../electron/core/ports.ts'
import { cicopassCalls, type CallName } from '../../electron/training/calls.ts'
import type { Fault as TrainingFault } from '../../electron/training/faults.ts'
import type { Profile } from '../../electron/training/profile.ts'
import type { Change, Received } from '../../electron/training/received.ts'
import type { RegistryBike, ShieldLink } from '../../electron/training/registry.ts'
import type { Training } from '../../electron/training/training-services.ts'
import { comparedForm } from '../../shared/bike.ts'
import { JobState } from '../../shared/job.ts'
import { LeadRequest } from '../../shared/lead.ts'
import { command } from './handed-over.ts'
import { aLead } from './other-jobs.ts'
import { openTestCounter, patiently, type TestCounter } from './test-counter.ts'

/** A job as the judge reads it, straight from the disk. */
export type JudgedJob = Pick<
  StoredJob,
  | 'id'
  | 'kind'
  | 'state'
  | 'attempts'
  | 'parkedBecause'
  | 'frameNumber'
  | 'shieldCode'
  | 'waitsFor'
  | 'discardReason'
  | 'payload'
> & { bikeId: number | null }

/** The real counter and the real services. What people know of it is in `Model`. */
export type World = {
  here: TestCounter
  readonly training: Training
  readonly frameNumbers: readonly string[]
  readonly shieldCodes: readonly string[]
  /** In the registry before, without a shield. */
  readonly knownBikes: readonly number[]
  /** At the POS before. */
  readonly knownLeads: readonly string[]
  jobs(): JudgedJob[]
  registrationsOf(frameNumber: string): RegistryBike[]
  linksOf(shieldCode: string): ShieldLink[]
  bike(id: number | null): RegistryBike | undefined
  /** What the services did at requests of this name that `isOurs` picks, since this world began. */
  changes(call: CallName, isOurs: (received: Received) => boolean): Change[]
  /** Whether the counter gave up on an answer: it was silent, or this machine is very busy. */
  gaveUpWaiting(): boolean
  fail(call: CallName, fault: TrainingFault): void
  /** Runs one command; answers the ids of its jobs. */
  tell(words: readonly string[], input?: unknown): Promise<string[]>
  sync(): Promise<void>
  /** As if the process was killed, and begun again. */
  crash(): Promise<void>
  /** Moves the clock on. The services make a late change within a minute, so it is made before. */
  moveClock(milliseconds: number): void
  /** Sets the clock on the wall; no time goes by. */
  jumpClock(milliseconds: number): void
  makeLateChanges(): void
  /** No more faults, a network, and every late change made. */
  calm(): Promise<void>
  close(): Promise<void>
}

/** A busy machine is no silence: nothing that answers is given up. */
const patience = 20_000
/** A sync waits a second for an answer. Silence that the network ends before, and, once in a while, after. */
const silences = [50, 50, 1_300] as const
/** The registry's slowest change comes this long after its request was over, in time that truly goes by. */
const latest = 59_900
/** The time a test takes goes by as well: so close to it, the change comes now. */
const soon = 2_000
let worlds = 0

export async function openWorld(training: Training, profile: Profile): Promise<World> {
  worlds += 1
  const { cicopass, cyclesoftware } = training
  const services = [cicopass, cyclesoftware]
  cicopass.profile = profile
  // Each world signs in anew, and their POS has an allowance.
  cyclesoftware.limits = null
  for (const service of services) {
    service.longestSilence = ({ id }) => silences[id % silences.length] ?? silences[0]
  }
  await makeCalm(services)
  const numbers = [1, 2, 3].map((nth) => `WLD-${String(worlds).padStart(5, '0')}/${String(nth)}K`)
  const firstShield = worlds * 4
  let lateSince: number | null = null
  const here = await openTestCounter({ training, timeout: patience, random: () => 0.5 })
  const lead = await patiently(() => here.ports.leads.createLead(plainLead))
  if (!lead.ok) throw new Error(`No lead to begin with: ${JSON.stringify(lead.fault)}`)
  const began = new Map(services.map((service) => [service, service.received.length]))

  const world: World = {
    here,
    training,
    frameNumbers: numbers,
    shieldCodes: [0, 1, 2, 3].map((nth) => training.freeShield(firstShield + nth)),
    knownBikes: ['X', 'Y'].map((end) => registerKnownBike(training, `${String(worlds)}${end}`)),
    knownLeads: [lead.value.uuid],
    jobs: () => readJobs(world.here),
    registrationsOf: (frameNumber) =>
      cicopass.registrations.filter(
        (bike) => comparedForm(bike.frameNumber) === comparedForm(frameNumber),
      ),
    linksOf: (shieldCode) => cicopass.linksMade.filter((link) => link.shieldCode === shieldCode),
    bike: (id) => cicopass.bikes.find((bike) => bike.id === id),
    changes: (call, isOurs) =>
      services
        .flatMap((service) => service.received.slice(began.get(service)))
        .filter((received) => received.call === call && isOurs(received))
        .flatMap((received) => received.changes),
    gaveUpWaiting: () =>
      services.some((service) =>
        service.received.slice(began.get(service)).some(({ end }) => end === 'gone'),
      ),
    fail(call, fault) {
      const isCicopass = cicopassCalls.some(({ name }) => name === call)
      training[isCicopass ? 'cicopass' : 'cyclesoftware'].faults.add({ call, fault })
    },
    async tell(words, input = null) {
      noteLate()
      const { json } = await command<{ jobs?: { id: string }[] }>(world.here, words, input)
      noteLate()
      return (json.jobs ?? []).map(({ id }) => id)
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
        world.makeLateChanges()
        lateSince = null
      }
      clock.moveOn(Math.max(0, until - clock.elapsed()))
    },
    async crash() {
      world.here = await world.here.crashAndRestart()
      // A late change counts from when the services see that nobody waits for the answer any more.
      const isOpen = (): boolean =>
        services.some(
          ({ received, lateCommits, lateCommitAge }) =>
            received.some(({ end }) => end === 'open') ||
            (lateCommits > 0 && lateCommitAge === null),
        )
      for (let tries = 0; tries < 400 && isOpen(); tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      noteLate()
    },
    jumpClock(milliseconds) {
      world.here.clock.jump(milliseconds)
    },
    makeLateChanges() {
      for (const service of services) service.flushLateCommits()
    },
    async calm() {
      world.here.fillDisk(0)
      world.makeLateChanges()
      await makeCalm(services)
    },
    async close() {
      await world.here.close()
      await makeCalm(services)
    },
  }
  return world

  /** Before and after each call: since when the oldest change is late, by the counter's clock. */
  function noteLate(): void {
    if (services.every(({ lateCommits }) => lateCommits === 0)) lateSince = null
    const ages = services.flatMap(({ lateCommitAge }) => lateCommitAge ?? [])
    if (ages.length > 0) lateSince ??= world.here.clock.elapsed() - Math.max(...ages)
  }
}

const plainLead = LeadRequest.parse({ ...aLead, store: { account: '1', store: '1' } })

async function makeCalm(
  services: readonly (Training['cicopass'] | Training['cyclesoftware'])[],
): Promise<void> {
  for (const service of services) {
    service.faults.clear()
    service.dropLateCommits()
    if (!service.isOnline) await service.goOnline()
  }
}

function registerKnownBike({ cicopass, examples }: Training, name: string): number {
  const id = cicopass.registry.nextBikeId()
  cicopass.registry.bikes.push({
    ...examples.registeredBike,
    id,
    frameNumber: `KNOWN${name}`,
    ownerId: randomUUID(),
    shieldCode: null,
    statusHistory: [],
  })
  return id
}

function readJobs({ ports }: TestCounter): JudgedJob[] {
  return ports.database.jobs.inStates(JobState.options).map((job) => {
    const result = JSON.parse(job.result ?? 'null') as { bikeId?: number } | null
    return { ...job, bikeId: result?.bikeId ?? null }
  })
}
