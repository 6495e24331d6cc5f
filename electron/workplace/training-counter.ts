import { failed, type Result } from '../../shared/fault.ts'
import type { OpenCounter, Opening } from './open-counter.ts'
import { openCounter } from './open-counter.ts'

/**
 * A counter on the simulated services, signed in as its shop. The services run in this process, on
 * loopback, for as long as the counter is open; their shop is the same one every time.
 */
export async function openTrainingCounter(opening: Opening): Promise<Result<OpenCounter>> {
  // Loaded only here: a shop that works for real never starts a web server.
  const { startTraining } = await import('../training/training-services.ts')
  const training = await startTraining()
  const addresses = { cicopass: training.cicopassUrl, cyclesoftware: training.cyclesoftwareUrl }
  const opened = await openCounter({ ...opening, mode: 'training', addresses })
  if (!opened.ok) {
    await training.stop()
    return opened
  }
  const { counter, close } = opened.value
  const signedIn = await signIn(counter)
  if (!signedIn.ok) {
    await close()
    await training.stop()
    return failed(signedIn.fault)
  }
  return {
    ok: true,
    value: {
      ...opened.value,
      async close() {
        await close()
        await training.stop()
      },
    },
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
