import { afterEach, describe, expect, it } from 'vitest'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

const open: TestCounter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})

async function shop(): Promise<TestCounter> {
  const here = await openTestCounter()
  open.push(here)
  return here
}

const signIn = (here: TestCounter, country: 'FR' | 'NL') =>
  here.counter.accounts.signInCyclesoftware({
    ...{ country, userName: 'rijwielhandel', password: 'kassa-open', apiKey: null },
    store: null,
  })

describe('A shop with a French account', () => {
  it('is told once that a registration is not the marking that is compulsory there', async () => {
    const here = await shop()
    expect(here.counter.status().notices).toBeUndefined()
    expect(await signIn(here, 'FR')).toMatchObject({ ok: true })
    expect(here.counter.status().notices).toEqual(['french-marking'])
    const again = await here.restart()
    open.push(again)
    expect(again.counter.status().notices).toEqual(['french-marking'])
    const seen = await again.counter.handlers['status.noticeSeen']({ notice: 'french-marking' })
    expect(seen).toMatchObject({ ok: true })
    expect(again.counter.status().notices).toBeUndefined()
    const later = await again.restart()
    open.push(later)
    expect(later.counter.status().notices).toBeUndefined()
    // Not once more when somebody signs in again.
    await signIn(later, 'NL')
    await signIn(later, 'FR')
    expect(later.counter.status().notices).toBeUndefined()
  })

  it('is asked whether ten mixed signs are the frame number, which elsewhere they may well be', async () => {
    const here = await shop()
    const read = () =>
      here.counter.handlers['draft.read']({ text: 'AB12345C67', part: 'frameNumber' })
    expect(await read()).toMatchObject({
      value: { frameNumber: { number: { sent: 'AB12345C67' } } },
    })
    here.counter.seller.clear()
    await signIn(here, 'FR')
    expect(await read()).toMatchObject({ value: { frameNumber: null, stop: { asks: 'tag-like' } } })
    here.counter.seller.take({ text: 'AB12345C67', aim: null, from: 'serial' }, null)
    expect(here.counter.seller.get()).toMatchObject({ stop: { asks: 'tag-like' } })
  })
})
