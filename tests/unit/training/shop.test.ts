import { describe, expect, it } from 'vitest'
import { hasValidCheckDigit, withCheckDigit } from '../../../electron/training/product-code.ts'
import { createRandom } from '../../../electron/training/random.ts'
import { seedRegistry } from '../../../electron/training/registry-seed.ts'
import { Registry } from '../../../electron/training/registry.ts'
import { openShop } from '../../../electron/training/shop.ts'
import { shopDateTime, shopIsoTime } from '../../../electron/training/shop-time.ts'
import { codeLists } from '../../../electron/training/vocabulary.ts'
import { readFrameNumber } from '../../../shared/bike.ts'

const now = Date.parse('2026-07-01T10:00:00Z')

function registryOf(seed: number): Registry {
  const registry = new Registry()
  const { stock } = openShop(seed, now)
  seedRegistry({ registry, stock, now, random: createRandom(seed + 1) })
  return registry
}

describe('the seeded shop', () => {
  const shop = openShop(1, now)

  it('is the same for the same seed and another for another', () => {
    expect(openShop(1, now)).toEqual(shop)
    expect(openShop(2, now).stock[0]?.frameNumber).not.toBe(shop.stock[0]?.frameNumber)
  })

  it('holds at least 200 bikes of at least 15 makes', () => {
    expect(shop.stock.length).toBeGreaterThanOrEqual(200)
    expect(new Set(shop.stock.map((item) => item.model.brand)).size).toBeGreaterThanOrEqual(15)
  })

  it('gives every bike an id of its own inside its account, and a frame number of its own', () => {
    const ids = shop.stock.map((item) => `${item.account}/${String(item.objectId)}`)
    expect(new Set(ids).size).toBe(ids.length)
    const numbers = shop.stock.flatMap((item) => item.frameNumber ?? [])
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers) expect(readFrameNumber(number)).toMatchObject({ ok: true })
    expect(numbers.length).toBeLessThan(shop.stock.length)
  })

  it('has product codes with a valid check digit, but for the documented one that has none', () => {
    const wrong = shop.stock.filter((item) => !hasValidCheckDigit(item.barcode))
    expect(wrong.map((item) => item.barcode)).toEqual(['877474749349'])
    expect(withCheckDigit('871723120472')).toBe('8717231204726')
  })

  it('has codes of several bikes, codes of one, and never one code for two models', () => {
    const byCode = Map.groupBy(shop.stock, (item) => item.barcode)
    const sizes = [...byCode.values()].map((items) => items.length)
    expect(sizes.filter((size) => size > 1).length).toBeGreaterThan(20)
    expect(sizes.filter((size) => size === 1).length).toBeGreaterThan(20)
    for (const items of byCode.values()) {
      expect(new Set(items.map((item) => `${item.model.name}${item.color}`)).size).toBe(1)
    }
  })

  it('has demo and used bikes, e-bikes with a battery number, and words the code lists know', () => {
    expect(shop.stock.some((item) => item.isDemo)).toBe(true)
    expect(shop.stock.some((item) => item.isUsed)).toBe(true)
    const known = (list: keyof typeof codeLists): string[] =>
      codeLists[list].map((word) => word.code)
    for (const item of shop.stock) {
      expect(item.batteryNumber !== null).toBe(item.isElectric)
      expect(known('base_color')).toContain(item.baseColor)
      expect(known('customer_group')).toContain(item.customerGroup)
      expect(known('frame')).toContain(item.frameType)
    }
  })

  it('sold bikes yesterday and today, one of them not final and one taken back', () => {
    const days = new Set(shop.sales.map((sale) => shopDateTime(sale.modifiedAt).slice(0, 10)))
    expect(days).toEqual(new Set(['2026-06-30', '2026-07-01']))
    expect(shop.sales.filter((sale) => !sale.isFinal)).toHaveLength(1)
    expect(shop.sales.filter((sale) => sale.credits !== null)).toHaveLength(1)
    expect(shop.stock.filter((item) => item.isSold).length).toBeGreaterThan(8)
    expect(shop.sales.every((sale) => sale.modifiedAt <= now)).toBe(true)
  })

  it('knows nobody real: every address is under example.com', () => {
    for (const { person } of shop.customers) expect(person.email).toMatch(/@example\.com$/)
  })

  it('writes the shop’s time in winter and in summer', () => {
    expect(shopIsoTime(now)).toBe('2026-07-01T12:00:00+02:00')
    expect(shopIsoTime(Date.parse('2026-01-31T23:30:00Z'))).toBe('2026-02-01T00:30:00+01:00')
    expect(shopDateTime(Date.parse('2026-01-31T23:30:00Z'))).toBe('2026-02-01 00:30:00')
  })
})

describe('the seeded registry', () => {
  const registry = registryOf(1)
  const { stock } = openShop(1, now)

  it('is the same for the same seed', () => {
    expect(registryOf(1).bikes).toEqual(registry.bikes)
  })

  it('holds stolen bikes with their whole history, some of the shop’s makes', () => {
    const stolen = registry.bikes.filter((bike) => bike.currentStatus === 'Stolen')
    expect(stolen.length).toBeGreaterThanOrEqual(10)
    for (const bike of stolen) {
      expect(bike.statusHistory.map((entry) => entry.status)).toEqual(['Registered', 'Stolen'])
      const times = bike.statusHistory.map((entry) => Date.parse(entry.changedOn))
      expect([...times].sort((one, other) => one - other)).toEqual(times)
      expect(times.every((time) => time < now)).toBe(true)
    }
    const makes = new Set(stock.map((item) => item.model.brand))
    expect(stolen.some((bike) => makes.has(bike.brand))).toBe(true)
  })

  it('holds used shields, each on one bike', () => {
    const codes = registry.shieldLinks.map((link) => link.shieldCode)
    expect(codes.length).toBeGreaterThanOrEqual(10)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(code).toMatch(/^CICO-\d{9}$/)
  })

  it('knows hardly any bike of the stock: a few used ones and one namesake of another make', () => {
    const known = stock.filter(
      (item) =>
        item.frameNumber !== null && registry.bikesWithFrameNumber(item.frameNumber).length > 0,
    )
    expect(known.filter((item) => item.isUsed).length).toBeGreaterThanOrEqual(2)
    expect(known.filter((item) => !item.isUsed)).toHaveLength(1)
  })
})
