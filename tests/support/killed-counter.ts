import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import type { CallName } from '../../electron/training/calls.ts'
import type { Fault } from '../../electron/training/faults.ts'
import type { Random } from '../../electron/training/random.ts'
import type { Profile } from '../../electron/training/profile.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { cli, runProgram, type Finished, type Running } from './counter-process.ts'
import type { Errand } from './errands.ts'
import { startSecretService } from './secret-service.ts'

/** What a service does with the request that the process is killed over. */
const fates: readonly (Fault | null)[] = [
  null,
  null,
  { kind: 'slow', ms: 40, processed: 'late' },
  { kind: 'slow', ms: 120 },
  { kind: 'answer-lost' },
  { kind: 'connection-cut' },
  { kind: 'late-commit', afterMs: 300 },
  { kind: 'late-commit', afterMs: 2_000, meanwhile: 'silent' },
  { kind: 'silent', processed: true },
  { kind: 'error', status: 503, processed: true },
  { kind: 'cut-halfway' },
]

/** How far a killed process had come. */
export type Strike = {
  /** It was killed, and not over before. */
  killed: boolean
  /** Requests of it that had arrived, and how many of them it never got an answer to. */
  arrived: number
  unanswered: number
}

/**
 * A counter of its own: data folder, keyring and both services. Its command line is killed with
 * SIGKILL, again and again.
 */
export type KilledCounter = {
  training: Training
  /** Gives the command, kills it at some moment, and says how far it had come. */
  strike(errand: Errand): Promise<Strike>
  /** The same over a `sync` of whatever is left. */
  strikeSync(): Promise<Strike>
  /** The faults stop, late changes are made, and everything that can be delivered is. */
  settle(): Promise<Finished>
  counter(words: readonly string[], input?: string): Promise<Finished>
  stop(): Promise<void>
}

export async function openKilledCounter(profile: Profile, random: Random): Promise<KilledCounter> {
  const randomInt = (below: number): number => random.between(0, Math.max(0, below - 1))
  const folder = mkdtempSync(join(tmpdir(), 'counter-killed-'))
  const [secrets, training] = await Promise.all([startSecretService(), startTraining({ profile })])
  const { cicopass, cyclesoftware } = training
  cyclesoftware.limits = null
  const env: NodeJS.ProcessEnv = {
    ...secrets.env,
    COUNTER_DATA_DIR: join(folder, 'data'),
    COUNTER_KEYCHAIN_SERVICE: 'Cicopass Counter to be killed',
    CICOPASS_URL: training.cicopassUrl,
    CYCLESOFTWARE_URL: training.cyclesoftwareUrl,
  }
  const start = (words: readonly string[], input = ''): Running =>
    runProgram({ program: process.execPath, args: [cli, ...words, '--json'], env }, input)
  const counter = (words: readonly string[], input = ''): Promise<Finished> =>
    start(words, input).finished

  await signIn(counter)
  const began = performance.now()
  await counter(['outbox', 'list'])
  /** How long a process takes that asks nobody anything. */
  const bare = performance.now() - began

  async function strikeWhen(running: Running, isTime: () => Promise<unknown>): Promise<Strike> {
    const before = [cicopass.received.length, cyclesoftware.received.length]
    await Promise.race([isTime(), running.finished])
    running.child.kill('SIGKILL')
    const news = [...cicopass.received.slice(before[0]), ...cyclesoftware.received.slice(before[1])]
    const unanswered = news.filter(({ end }) => end !== 'answered').length
    const { status } = await running.finished
    cicopass.faults.clear()
    cyclesoftware.faults.clear()
    return { killed: status === null, arrived: news.length, unanswered }
  }

  /** Until a request of this name has arrived, answered or not, and a moment more. */
  async function arrivalOf(service: 'cicopass' | 'cyclesoftware', call: CallName): Promise<void> {
    const { received } = training[service]
    const from = received.length
    while (!received.slice(from).some((one) => one.call === call)) await pause(2)
    await pause(randomInt(2) * randomInt(40))
  }

  return {
    training,
    counter,
    strike({ words, input, service, calls }) {
      const call = calls[randomInt(calls.length)] ?? calls[0]
      const fault = fates[randomInt(fates.length)] ?? null
      if (fault !== null) training[service].faults.once(call, fault)
      // Half of them around a request, the others whenever it may be.
      const around = randomInt(2) === 0
      const anyTime = (): Promise<void> => pause(bare / 2 + randomInt(Math.round(bare)))
      return strikeWhen(start(words, input), around ? () => arrivalOf(service, call) : anyTime)
    },
    strikeSync() {
      return strikeWhen(start(['sync', '--timeout', '3']), () =>
        pause(bare / 2 + randomInt(Math.round(bare * 2))),
      )
    },
    async settle() {
      const isBusy = (): boolean =>
        [cicopass, cyclesoftware].some(
          ({ lateCommits, received }) =>
            lateCommits > 0 || received.some(({ end }) => end === 'open'),
        )
      while (isBusy()) await pause(50)
      return counter(['sync', '--timeout', '100'])
    },
    async stop() {
      await training.stop()
      await secrets.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function signIn(counter: KilledCounter['counter']): Promise<void> {
  const cicopass = ['login', 'cicopass', '--email', 'balie@example.com']
  const pos = ['login', 'cyclesoftware', '--user', 'rijwielhandel', '--country', 'NL']
  for (const [words, password] of [
    [cicopass, 'fiets-op-slot\n'],
    [[...pos, '--store', '1-1'], 'kassa-open\n'],
  ] as const) {
    const { status, stderr } = await counter(words, password)
    if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`)
  }
}
