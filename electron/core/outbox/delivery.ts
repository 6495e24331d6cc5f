import type { Fault, ServiceName } from '../../../shared/fault.ts'
import type { JobKind } from '../../../shared/job.ts'
import type { CounterEvents } from '../events.ts'
import type { Ports, StoredJob, Undo } from '../ports.ts'
import { createBudget } from './budget.ts'
import type { JobHandler } from './handler.ts'
import { createLane, wakeLane, type Lane } from './lane.ts'
import { readJson, RegisterPayload } from './payloads.ts'
import { takeStep } from './step.ts'

const services = ['cicopass', 'cyclesoftware'] as const
/** A disk that refused is asked again after this. */
const diskRest = 5_000

export type Delivery = {
  /** Delivers from now on, whenever something is due. */
  start(): void
  /** Something changed: look again now. Ends a pause and a rest. */
  wake(service: ServiceName): void
  /** Looks again without ending a rest: for new jobs. */
  nudge(): void
  /**
   * Everything due now, until nothing more is due before `deadline` (epoch milliseconds). For
   * `counter sync`; the caller keeps the process alive meanwhile.
   */
  drain(options: { deadline: number }): Promise<void>
  /** Just these jobs, in order, as far as they go now; an unknown one is looked for once. */
  deliver(ids: readonly string[]): Promise<void>
  pausedBy(service: ServiceName): Fault | null
  /** Waits for what is on the wire, then delivers no more. */
  stop(): Promise<void>
}

export function createDelivery(
  ports: Pick<Ports, 'clock' | 'log' | 'random' | 'database' | 'answers'>,
  options: {
    handlers: Partial<Record<JobKind, JobHandler>>
    account: (service: ServiceName) => string | null
    events: CounterEvents
    changed: (job: StoredJob) => void
  },
): Delivery {
  const { clock, database, log } = ports
  const { jobs } = database
  const budget = createBudget(clock)
  const stopHearing = ports.answers.onAnswer((answer) => {
    budget.saw(answer)
  })
  const lanes: Record<ServiceName, Lane> = {
    cicopass: createLane('cicopass'),
    cyclesoftware: createLane('cyclesoftware'),
  }
  /** Ids on the wire or being looked for, in this process. */
  const inFlight = new Set<string>()
  const running = new Map<ServiceName, Promise<void>>()
  const timers = new Map<ServiceName, Undo>()
  let started = false
  let stopped = false

  settleInterrupted()

  /** A row that says `sending` with nobody sending it was cut off: it may have arrived. */
  function settleInterrupted(): void {
    for (const job of jobs.inStates(['sending'])) {
      if (inFlight.has(job.id)) continue
      const written = database.write(() => {
        job.state = 'unknown'
        job.nextAt = clock.now()
        jobs.save(job)
        const event = { what: 'found-sending', outcome: null, serviceWords: null } as const
        jobs.addEvent(job.id, { at: clock.now(), ...event })
      })
      if (!written.ok) log.error('An interrupted job could not be marked', { job: job.id })
    }
  }

  async function step(job: StoredJob): Promise<boolean> {
    const handler = options.handlers[job.kind]
    const lane = lanes[job.service]
    if (handler === undefined) {
      log.error('No handler for a job kind', { kind: job.kind })
      return false
    }
    inFlight.add(job.id)
    try {
      const written = await takeStep(job, { ...ports, handler, lane })
      if (!written) lane.restUntil = clock.now() + diskRest
      else if (job.state === 'parked' && job.parkedBecause === 'stolen') alarm(job)
      return written
    } finally {
      inFlight.delete(job.id)
      settleInterrupted()
      options.changed(job)
    }
  }

  function alarm(job: StoredJob): void {
    const payload = readJson(RegisterPayload, job.payload)
    const frameNumber = payload.ok ? payload.value.bike.frameNumber.sent : (job.frameNumber ?? '')
    options.events.emit('alarm', { jobId: job.id, frameNumber, title: job.title })
  }

  /** When this lane may do something next, or null when nothing is planned. */
  function nextAt(lane: Lane): number | null {
    const account = options.account(lane.service)
    if (account === null || lane.pausedBy !== null) return null
    const due = jobs.nextDueAt({ service: lane.service, account })
    if (due === null) return null
    return Math.max(due, lane.restUntil, budget.queueMayGoAt(lane.service))
  }

  async function runLane(lane: Lane): Promise<void> {
    for (;;) {
      if (stopped) return
      const at = nextAt(lane)
      if (at === null || at > clock.now()) return
      const account = options.account(lane.service)
      if (account === null) return
      const job = jobs.due({ service: lane.service, account, now: clock.now() })
      if (job === null) return
      if (!(await step(job))) return
    }
  }

  /** One run a lane at a time; whoever asks meanwhile waits for the same run and one more. */
  function run(service: ServiceName): Promise<void> {
    const before = running.get(service) ?? Promise.resolve()
    const mine = before.then(() => runLane(lanes[service]))
    const guarded = mine.catch((defect: unknown) => {
      log.error('Delivery failed', { service, defect: String(defect) })
      lanes[service].restUntil = clock.now() + diskRest
    })
    running.set(service, guarded)
    return guarded
  }

  function schedule(service: ServiceName): void {
    if (!started || stopped) return
    timers.get(service)?.()
    timers.delete(service)
    void run(service).then(() => {
      if (stopped) return
      const at = nextAt(lanes[service])
      if (at === null) return
      timers.get(service)?.()
      timers.set(
        service,
        clock.after(Math.max(0, Math.min(at - clock.now(), 60_000)), () => {
          schedule(service)
        }),
      )
    })
  }

  function hasten(service: ServiceName): void {
    const account = options.account(service)
    if (account === null) return
    const written = database.write(() => jobs.hasten({ service, account, now: clock.now() }))
    if (!written.ok) log.warn('Jobs could not be hastened', { service })
  }

  /** Whether this job may be worked on now, apart from its time. */
  function mayGo(job: StoredJob): boolean {
    if (job.state !== 'waiting' && job.state !== 'unknown') return false
    if (job.account !== options.account(job.service)) return false
    if (job.waitsFor !== null && jobs.get(job.waitsFor)?.state !== 'done') return false
    return !jobs.isBehindAnother(job)
  }

  async function deliverOne(id: string): Promise<void> {
    let looked = false
    for (;;) {
      const job = jobs.get(id)
      if (job === null || !mayGo(job)) return
      const lane = lanes[job.service]
      const wait = Math.max(lane.restUntil, budget.queueMayGoAt(job.service)) > clock.now()
      if (lane.pausedBy !== null || wait) return
      if (job.state === 'unknown' && looked) return
      if (job.state === 'waiting' && job.nextAt > clock.now()) return
      looked = job.state === 'unknown'
      if (!(await step(job))) return
    }
  }

  return {
    start() {
      started = true
      for (const service of services) schedule(service)
    },
    wake(service) {
      wakeLane(lanes[service])
      hasten(service)
      schedule(service)
    },
    nudge() {
      for (const service of services) schedule(service)
    },
    async drain({ deadline }) {
      for (const service of services) {
        wakeLane(lanes[service])
        hasten(service)
      }
      await Promise.all(
        services.map(async (service) => {
          for (;;) {
            await run(service)
            const at = nextAt(lanes[service])
            // A service that cannot be reached is left alone until the next sync.
            const unreachable = lanes[service].failuresInARow > 0
            if (stopped || at === null || at >= deadline || unreachable) return
            await new Promise<void>((resolve) => {
              clock.after(Math.max(5, at - clock.now()), resolve)
            })
          }
        }),
      )
    },
    async deliver(ids) {
      for (const id of ids) await deliverOne(id)
    },
    pausedBy: (service) => lanes[service].pausedBy,
    async stop() {
      stopped = true
      stopHearing()
      for (const cancel of timers.values()) cancel()
      await Promise.all(running.values())
    },
  }
}
