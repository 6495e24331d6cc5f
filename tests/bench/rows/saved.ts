import { openShop, type ShopWindow } from '../../e2e/shop-window.ts'
import { median, quantile, rounded, type Bench } from '../row.ts'

const warmUps = 5
const sales = 100

/**
 * From the page's request, which `Enter` makes, to its answer, which the page shows as saved: over the
 * bridge, with the sale and its jobs on the encrypted disk. The commit alone is asserted to be FULL by
 * the handle itself (`enqueue.ts`).
 */
export const bench: Bench = async () => {
  const shop = await openShop({ withoutScanner: true })
  // Faster than any shop sells: its allowance is not what is measured.
  shop.training.cicopass.limits = null
  const times: number[] = []
  const empty: number[] = []
  for (let n = 0; n < warmUps + sales; n += 1) {
    const { time, bridge } = await sell(shop, `SAVED-${String(100_000 + n)}`)
    if (n < warmUps) continue
    times.push(time)
    empty.push(bridge)
  }
  await shop.close()
  return [
    {
      what: '“saved” after Enter, p99',
      figure: quantile(times, 0.99),
      unit: 'ms',
      goal: { at: 'most', figure: 25 },
      detail: `median ${rounded(median(times))} ms of ${String(sales)} sales in the window, undo and delivery beside them; a call that does nothing takes ${rounded(median(empty))} ms there, p99 ${rounded(quantile(empty, 0.99))}`,
    },
  ]
}

/** How long the confirmation took, and a call that does nothing, in milliseconds by the page's own clock. */
async function sell({ page }: ShopWindow, text: string): Promise<{ time: number; bridge: number }> {
  const sold = await page.evaluate(async (frameNumber) => {
    const { call } = window.counter
    await call['draft.clear']({})
    const attributes = { brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' }
    await call['draft.setBike']({ attributes })
    await call['draft.read']({ text: frameNumber, part: 'frameNumber' })
    await call['draft.withoutShield']({})
    for (;;) {
      const draft = await call['draft.get']({})
      if (!draft.ok) return { time: 0, bridge: 0, fault: draft.fault.kind }
      const isChecked = draft.value.frameNumber?.check.state !== 'checking'
      if (isChecked && draft.value.canConfirm) {
        const began = performance.now()
        await call['sound.get']({})
        const asked = performance.now()
        const answer = await call['draft.confirm']({ draftId: draft.value.id })
        const time = performance.now() - asked
        return { time, bridge: asked - began, fault: answer.ok ? null : answer.fault.kind }
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }, text)
  if (sold.fault !== null) throw new Error(sold.fault)
  return sold
}
