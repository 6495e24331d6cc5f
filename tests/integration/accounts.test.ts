import { afterEach, describe, expect, it } from 'vitest'
import { command, register } from '../support/handed-over.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

const open: TestCounter[] = []
async function at(): Promise<TestCounter> {
  const counter = await openTestCounter()
  open.push(counter)
  return counter
}
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})

const newcomer = { email: 'nieuw@example.com', password: 'nieuw-op-slot' }

describe('Signing in as somebody else', () => {
  it('leaves the first one’s sales unsent, and never sends them as the second', async () => {
    const here = await at()
    await here.training.cicopass.goOffline()
    await register(here)
    await here.training.cicopass.goOnline()
    expect((await here.counter.accounts.signInCicopass(newcomer)).ok).toBe(true)
    const synced = await command(here, ['sync', '--timeout', '2'])
    expect(synced).toMatchObject({ status: 3, json: { waiting: 1 } })
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
  })

  it('that the disk did not take is as if it never was: the first one’s sales go out as theirs', async () => {
    const here = await at()
    await here.training.cicopass.goOffline()
    await register(here)
    await here.training.cicopass.goOnline()
    here.fillDisk(1)
    expect((await here.counter.accounts.signInCicopass(newcomer)).ok).toBe(false)
    here.training.cicopass.expireTokens()
    await command(here, ['sync', '--timeout', '3'])
    const senders = here.training.cicopass.receivedOf('registerBike').map(({ account }) => account)
    expect(senders).toEqual(['balie@example.com'])
  })

  it('with credentials that are not the account’s sends nothing and asks to sign in', async () => {
    const here = await at()
    await here.ports.keychain.write('cicopass', JSON.stringify(newcomer))
    here.training.cicopass.expireTokens()
    const { status } = await register(here)
    expect(status).toBe(3)
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
    expect(here.counter.status().cicopass.state).toBe('paused')
  })
})

describe('Working for another store of the same account', () => {
  it('leaves a lead with the store it was made for', async () => {
    const here = await at()
    const { cyclesoftware } = here.training
    await cyclesoftware.goOffline()
    const lead = {
      type: 'test_ride',
      title: 'Test ride',
      message: 'On Saturday',
      customer: { name: 'J. de Vries', phone_number: '0612345678' },
    }
    expect(await command(here, ['lead', 'create'], lead)).toMatchObject({ status: 3 })
    await cyclesoftware.goOnline()
    const other = ['login', 'cyclesoftware', '--user', 'rijwielhandel', '--country', 'NL']
    const signedIn = await command(here, [...other, '--store', '1-2'], 'kassa-open\n')
    expect(signedIn).toMatchObject({ status: 0 })
    expect(here.counter.accounts.get().cyclesoftware?.store).toMatchObject({ store: '2' })
    expect(await command(here, ['sync', '--timeout', '3'])).toMatchObject({ status: 0 })
    const sent = cyclesoftware.receivedOf('createLead').map(({ body }) => body)
    expect(sent).toMatchObject([{ store_id: '1-1' }])
  })
})
