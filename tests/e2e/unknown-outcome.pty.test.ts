import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallName } from '../../electron/training/calls.ts'
import type { Fault } from '../../electron/training/faults.ts'
import { allProfiles, type Profile } from '../../electron/training/profile.ts'
import { expectPage } from './on-page.ts'
import { nth, seeSale, sell } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

const names = ['as published', 'strict in everything', 'lenient in everything']
const profiles = allProfiles.filter(({ name }) => names.includes(name))

/** One window for all: it cannot know how the service answers what is not published. */
describe('a lost answer', () => {
  let shop: ShopWindow
  let used = 0
  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(async () => {
    await shop.close()
  })

  /** Sells a bike whose registration or link meets this fault once. */
  const sellWith = async (call: CallName, fault: Fault) => {
    used += 1
    const shieldCode = shop.training.freeShield(used)
    const bike = nth(shop.training.examples.newEBikes, used)
    shop.training.cicopass.faults.add({
      call,
      fault,
      when: ({ body }) => {
        const said = JSON.stringify(body)
        return said.includes(shieldCode) || said.includes(bike.frameNumber ?? shieldCode)
      },
    })
    const frameNumber = await sell(shop, bike, shieldCode)
    return { frameNumber, shieldCode }
  }
  const bikesMade = (frameNumber: string) =>
    shop.training.cicopass.registrations.filter((bike) => bike.frameNumber === frameNumber)
  const linksMade = (shieldCode: string) =>
    shop.training.cicopass.linksMade.filter((link) => link.shieldCode === shieldCode)

  it('is tried under three profiles', () => {
    expect(profiles.map(({ name }) => name)).toEqual(names)
  })

  it.each(profiles)('registers nothing twice and links nothing twice · $name', async (profile) => {
    const { page, training } = shop
    training.cicopass.profile = profile
    const lost = await sellWith('registerBike', { kind: 'answer-lost' })
    const late = await sellWith('registerBike', { kind: 'late-commit', afterMs: 6_000 })
    const lostLink = await sellWith('linkShield', { kind: 'answer-lost' })

    for (const { frameNumber, shieldCode } of [lost, late]) {
      const line = await seeSale(page, frameNumber, 'registered')
      const [bike] = bikesMade(frameNumber)
      expect(bikesMade(frameNumber)).toHaveLength(1)
      await expectPage(line).toContainText(String(bike?.id))
      expect(linksMade(shieldCode)).toMatchObject([{ bikeId: bike?.id }])
    }
    expect(sendsOf(late.frameNumber)).toBe(1)
    expect(sendsOf(lost.frameNumber)).toBe(1)

    const line = await seeSale(page, lostLink.frameNumber, endOfLostLink(profile))
    expect(bikesMade(lostLink.frameNumber)).toHaveLength(1)
    expect(linksMade(lostLink.shieldCode)).toHaveLength(1)
    if (endOfLostLink(profile) === 'attention') {
      await expectPage(line).toContainText(/schild is al gekoppeld|Shield is already linked/)
    }
  })

  const sendsOf = (frameNumber: string) =>
    shop.training.cicopass
      .receivedOf('registerBike')
      .filter(({ body }) => (body as { frameNumber?: string }).frameNumber === frameNumber).length
})

/**
 * The same pair again settles a lost link. Where Cicopass refuses that and the search by shield is
 * silent, nothing can tell, and a person is asked: the link is there once all the same.
 */
function endOfLostLink({ sameLinkAgain, stolenSearch }: Profile): 'registered' | 'attention' {
  const nothingTells = sameLinkAgain === 'refused' && stolenSearch === 'stolen-only'
  return nothingTells ? 'attention' : 'registered'
}
