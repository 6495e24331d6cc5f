import { afterEach, describe, expect, it } from 'vitest'
import { command, register } from '../support/handed-over.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// Keychain and database are two places: the process is killed before, at and behind each of them.

const open: TestCounter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})

const first = 'balie@example.com'
const newcomer = { email: 'nieuw@example.com', password: 'nieuw-op-slot' }

/** Killed while the keychain is asked: `taken`: after it did what it was asked. */
async function killedAtKeychain(
  here: TestCounter,
  { method, taken }: { method: 'write' | 'remove'; taken: boolean },
  change: () => unknown,
): Promise<TestCounter> {
  const { keychain } = here.ports
  const { write, remove } = keychain
  const asked = Promise.withResolvers<undefined>()
  const never = new Promise<never>(() => undefined)
  if (method === 'write') {
    keychain.write = async (...given) => {
      if (taken) await write(...given)
      asked.resolve(undefined)
      return never
    }
  } else {
    keychain.remove = async (...given) => {
      if (taken) await remove(...given)
      asked.resolve(undefined)
      return never
    }
  }
  change()
  await asked.promise
  Object.assign(keychain, { write, remove })
  const again = await here.crashAndRestart()
  open.push(again)
  return again
}

describe('A sign-in that was killed', () => {
  it('before its secret was kept never was: the first one goes on', async () => {
    const here = await openTestCounter()
    const again = await killedAtKeychain(here, { method: 'write', taken: false }, () =>
      here.counter.accounts.signInCicopass(newcomer),
    )
    expect(again.counter.accounts.get().cicopass?.email).toBe(first)
    expect((await register(again)).status).toBe(0)
    const senders = again.training.cicopass.receivedOf('registerBike')
    expect(senders.map(({ account }) => account)).toEqual([first])
  })

  it('after its secret was kept is done, and sends nothing of the first one’s', async () => {
    const here = await openTestCounter()
    await here.training.cicopass.goOffline()
    await register(here)
    await here.training.cicopass.goOnline()
    const again = await killedAtKeychain(here, { method: 'write', taken: true }, () =>
      here.counter.accounts.signInCicopass(newcomer),
    )
    expect(again.counter.accounts.get().cicopass?.email).toBe(newcomer.email)
    expect(await again.counter.accounts.testCicopass()).toMatchObject({ ok: true })
    const synced = await command(again, ['sync', '--timeout', '2'])
    expect(synced).toMatchObject({ status: 3, json: { waiting: 1 } })
    expect(again.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
  })

  it.each([
    { taken: true, store: '2' },
    { taken: false, store: '1' },
  ])('to another store works for store $store where kept is $taken', async ({ taken, store }) => {
    const here = await openTestCounter()
    const again = await killedAtKeychain(here, { method: 'write', taken }, () =>
      here.counter.accounts.signInCyclesoftware({
        country: 'NL',
        userName: 'rijwielhandel',
        password: 'kassa-open',
        apiKey: null,
        store: { account: '1', store: '2' },
      }),
    )
    const kept = await again.ports.keychain.read('cyclesoftware')
    expect(again.counter.accounts.get().cyclesoftware?.store?.store).toBe(store)
    expect(kept.ok ? JSON.parse(kept.value ?? '') : null).toMatchObject({ store: { store } })
  })
})

describe.each(['cicopass', 'cyclesoftware'] as const)('A sign-out of %s', (service) => {
  it.each([true, false])('that was killed is ended (secret gone: %s)', async (taken) => {
    const here = await openTestCounter()
    const again = await killedAtKeychain(here, { method: 'remove', taken }, () =>
      here.counter.accounts.signOut(service),
    )
    expect(again.counter.accounts.get()[service]).toBeNull()
    expect(await again.ports.keychain.read(service)).toEqual({ ok: true, value: null })
    expect(again.counter.status()[service].state).toBe('not-set-up')
  })

  it('that the keychain refused is not ended by the next start', async () => {
    const here = await openTestCounter()
    const { remove } = here.ports.keychain
    here.ports.keychain.remove = () =>
      Promise.resolve({ ok: false, fault: { kind: 'keychain-locked', detail: 'locked' } })
    expect(await here.counter.accounts.signOut(service)).toMatchObject({ ok: false })
    here.ports.keychain.remove = remove
    const again = await here.restart()
    open.push(again)
    expect(again.counter.accounts.get()[service]).not.toBeNull()
    expect(await again.ports.keychain.read(service)).not.toEqual({ ok: true, value: null })
  })
})
