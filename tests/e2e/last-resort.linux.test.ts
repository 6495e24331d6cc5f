import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { expectPage } from './on-page.ts'
import { patience } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

// Loaded into the real main process before its own code: a signal makes something throw inside it that
// nobody catches.
const hook = `data:text/javascript,${encodeURIComponent(
  `import { EventEmitter } from 'node:events'
   const defects = {
     SIGUSR2: () => setTimeout(() => { throw new Error('a defect in a timer') }),
     SIGWINCH: () => setImmediate(() => Promise.reject(new Error('a defect nobody awaited'))),
     SIGCONT: () => {
       const emitter = new EventEmitter().on('told', () => { throw new Error('a defect in a listener') })
       setImmediate(() => emitter.emit('told'))
     },
   }
   if (process.argv.some((word) => word.endsWith('main.js')))
     for (const [signal, work] of Object.entries(defects)) process.on(signal, work)`,
)}`

describe('What nobody caught in main', () => {
  let shop: ShopWindow
  beforeAll(async () => {
    shop = await openShop({
      withoutScanner: true,
      language: 'en',
      env: { NODE_OPTIONS: `--import=${hook}` },
    })
  })
  afterAll(async () => {
    await shop.close()
  })

  const logged = (): string =>
    globSync(join(shop.dataDir, '**/logs/*.log'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('')

  it.each([
    ['SIGUSR2', 'a defect in a timer', 'uncaught exception'],
    ['SIGCONT', 'a defect in a listener', 'uncaught exception'],
    ['SIGWINCH', 'a defect nobody awaited', 'unhandled rejection'],
  ] as const)(
    'is logged and shown in calm words (%s: %s), and the counter works on',
    async (signal, words, task) => {
      shop.counter.main.kill(signal)
      const bar = shop.page.locator('[data-notice="faults"]')
      await expectPage(bar.locator('[data-fault="task-failed"]')).toBeVisible()
      await expectPage(bar).toContainText('Something in the background went wrong for a moment')
      await expectPage(bar).not.toContainText(words)
      await vi.waitFor(
        () => {
          expect(logged()).toContain(words)
        },
        { timeout: patience, interval: 200 },
      )
      expect(logged()).toContain(task)
      expect(await shop.ask('app.state', {})).toMatchObject({ opening: null })
      expect(await shop.ask('sales.today', {})).toEqual([])
      await bar.getByRole('button').click()
      await expectPage(bar).toHaveCount(0)
      expect(shop.counter.main.exitCode).toBeNull()
    },
  )
})
