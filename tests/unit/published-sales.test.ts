import { expect, it } from 'vitest'
import { bench } from '../bench/rows/asked.ts'

it('of nearly every sale in the published forms nothing has to be asked', async () => {
  for (const { what, figure, goal, detail } of await bench()) {
    expect(figure, `${what}: ${detail}`).toBeGreaterThanOrEqual(goal?.figure ?? 0)
  }
})
