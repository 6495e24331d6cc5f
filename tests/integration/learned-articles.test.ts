import { expect, it } from 'vitest'
import { openTestCounter } from '../support/test-counter.ts'

it('what was entered once for a code is seen, corrected and forgotten, and the next bike follows', async () => {
  const here = await openTestCounter()
  const { handlers, seller } = here.counter
  const { articles } = here.ports.database
  const barcode = '8712345678906'
  const bike = { brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' }
  here.ports.database.write(() => articles.learn(barcode, bike, here.clock.now()))
  expect(await handlers['articles.list']({})).toMatchObject({
    value: [{ barcode, attributes: bike }],
  })
  const attributes = { ...bike, audience: 'Men', salePriceCents: 99_900 }
  expect(await handlers['articles.save']({ barcode, attributes })).toMatchObject({ ok: true })
  seller.take({ text: barcode, aim: null, from: 'typed' }, 'bike')
  expect(seller.get().bike?.attributes).toEqual({ ...bike, audience: 'Men' })
  expect(await handlers['articles.forget']({ barcode })).toMatchObject({ value: [] })
  seller.clear()
  seller.take({ text: barcode, aim: null, from: 'typed' }, 'bike')
  expect(seller.get().bike?.attributes).toEqual({})
  await here.close()
})
