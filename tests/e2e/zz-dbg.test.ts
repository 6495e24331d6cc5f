import { it } from 'vitest'
import { setTimeout as wait } from 'node:timers/promises'
import { openShop } from '/work/main/tests/e2e/shop-window.ts'
it('x', async () => {
  const shop = await openShop()
  for (const i of [6,7,8,9,10,11,12,15,20,25,30,35,40,45,50,55]) {
    const b = shop.training.examples.newBikes[i]
    await shop.scan(b.barcode); await wait(1200)
    const d = await shop.ask('draft.get', {})
    console.log(i, b.model.brand, b.model.name, b.model.group, b.frameType, b.customerGroup, b.baseColor, JSON.stringify({w:d.bike?.unknownWords, m:d.missingAttributes, a:d.bike?.attributes, l:d.bike?.lookup}))
    await shop.ask('draft.clear', {})
  }
  console.log((await shop.page.locator('body').innerText()).slice(0,1500))
  await shop.close()
})
