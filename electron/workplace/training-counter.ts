import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { failed, type Result } from '../../shared/fault.ts'
import { writeWhole } from '../adapters/write-whole.ts'
import type { Log } from '../core/ports.ts'
import { every } from '../core/timers.ts'
import type { Training } from '../training/training-services.ts'
import type { TrainingState } from '../training/training-state.ts'
import { placeOf } from './environment.ts'
import { createPractice } from './practice-desk.ts'
import { openCounter, type OpenCounter, type Opening } from './open-counter.ts'

/** What the simulated services were told is kept this often, and when the counter closes. */
const keepEvery = 15_000

/**
 * A counter on the simulated services, signed in as its shop. The services run in this process, on
 * loopback, for as long as the counter is open, and go on where they stopped: a bike registered in
 * training yesterday is registered today.
 */
export async function openTrainingCounter(opening: Opening): Promise<Result<OpenCounter>> {
  // Loaded only here: a shop that works for real never starts a web server.
  const { startTraining } = await import('../training/training-services.ts')
  const { folder } = placeOf(opening.environment, 'training')
  const path = join(folder, 'services.json')
  const state = readState(path, opening.log)
  const training = await startTraining(state === null ? {} : { state })
  const addresses = { cicopass: training.cicopassUrl, cyclesoftware: training.cyclesoftwareUrl }
  const opened = await openCounter({ ...opening, mode: 'training', addresses })
  if (!opened.ok) {
    await training.stop()
    return opened
  }
  const { counter, close, ports } = opened.value
  const practice = createPractice(training, { ...ports, language: opening.language })
  const stopKeeping = every(keepEvery, () => keepState(path, training, opening.log))
  const closeAll = async (): Promise<void> => {
    stopKeeping()
    await close()
    keepState(path, training, opening.log)
    await training.stop()
  }
  const signedIn = await signIn(counter)
  if (!signedIn.ok) {
    await closeAll()
    return failed(signedIn.fault)
  }
  return { ok: true, value: { ...opened.value, practice, close: closeAll } }
}

/** Written by ourselves; what lies in the lists is the simulated services' own affair. */
const KeptState = z.custom<TrainingState>(
  (state) =>
    z
      .object({
        registry: z.object({
          bikes: z.array(z.object({ id: z.number(), frameNumber: z.string() })),
          shieldLinks: z.array(z.object({ bikeId: z.number() })),
          thefts: z.array(z.object({})),
          orders: z.array(z.object({})),
        }),
        leads: z.array(z.object({})),
      })
      .safeParse(state).success,
)

/** Training's own file: one that does not read begins the shop afresh. */
function readState(path: string, log: Log): TrainingState | null {
  try {
    return KeptState.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (unreadable) {
    const isFirstTime = (unreadable as NodeJS.ErrnoException).code === 'ENOENT'
    if (!isFirstTime) log.warn('Training begins afresh', { error: String(unreadable) })
    return null
  }
}

function keepState(path: string, training: Training, log: Log): void {
  try {
    writeWhole(path, JSON.stringify(training.state()))
  } catch (refused) {
    log.warn('What training was told could not be kept', { error: String(refused) })
  }
}

/** The training shop's people (`electron/training/accounts.ts`): known to everybody, secret to nobody. */
async function signIn(counter: OpenCounter['counter']): Promise<Result<unknown>> {
  const cicopass = await counter.accounts.signInCicopass({
    email: 'balie@example.com',
    password: 'fiets-op-slot',
  })
  if (!cicopass.ok) return cicopass
  return counter.accounts.signInCyclesoftware({
    country: 'NL',
    userName: 'rijwielhandel',
    password: 'kassa-open',
    apiKey: null,
    store: { account: '1', store: '1' },
  })
}
