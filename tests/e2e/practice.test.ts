import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { extractText } from 'unpdf'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriersOf } from './accessibility.ts'
import { expectPage } from './on-page.ts'
import { launchCounter, type LaunchedCounter } from './harness.ts'
import { card, lamp, nth, patience } from './staff.ts'

describe('training, in the window', () => {
  let counter: LaunchedCounter
  let page: Page
  let panel: Locator
  /** Papers open in the system's viewer, which is nobody's business here. */
  const programs = mkdtempSync(join(tmpdir(), 'counter-desktop-'))
  const pathBefore = process.env['PATH']
  beforeAll(async () => {
    writeFileSync(join(programs, 'xdg-open'), '#!/bin/sh\n', { mode: 0o755 })
    process.env['PATH'] = [programs, pathBefore].join(delimiter)
    counter = await launchCounter({ env: { COUNTER_LANG: 'nl' } })
    ;({ page } = counter)
    await page.setViewportSize({ width: 1366, height: 768 })
    const chosen = await page.evaluate(() =>
      window.counter.call['app.chooseMode']({ mode: 'training' }),
    )
    expect(chosen.ok).toBe(true)
    await page.reload()
    await page.locator('div[data-screen=sell]').waitFor({ timeout: patience })
    panel = page.locator('[data-practice]')
  })
  afterAll(async () => {
    await counter.close()
    process.env['PATH'] = pathBefore
    rmSync(programs, { recursive: true, force: true })
  })

  const step = (name: string) =>
    panel.locator(`[data-guide=${name}]`).waitFor({ timeout: patience })
  const go = (name: string | RegExp) => panel.locator('[data-guide]').getByRole('button', { name })
  const choose = async (service: string, trouble: string) => {
    await panel.getByRole('button', { name: service }).click()
    await page.getByRole('option', { name: trouble }).click()
  }

  it('guides through a first sale in five steps, each when it was really taken', async () => {
    await page.keyboard.press('F10')
    await step('bike')
    await go(/Scan/).click()
    await step('frameNumber')
    await go(/Scan/).click()
    await step('shield')
    // By its own button in the list of shields, which is as good.
    await panel.locator('[data-practice-shield=free]').first().getByRole('button').click()
    await step('confirm')
    await card(page, 'ready', 'next').waitFor({ timeout: patience })
    await page.getByRole('heading', { name: 'Nieuwe registratie' }).click()
    await page.keyboard.press('Enter')
    await step('certificate')
    await go('Certificaat maken').click({ timeout: 40_000 })
    await step('done')
    await expectPage(panel.getByText('(gedaan)')).toHaveCount(5)
  })

  it('has nothing that axe finds wrong in its panel, and targets for a finger', async () => {
    for (const look of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: look })
      expect(await barriersOf(page, look)).toEqual([])
    }
    await page.emulateMedia({ colorScheme: 'light' })
    const least = () =>
      panel
        .getByRole('button')
        .evaluateAll((buttons) =>
          Math.min(...buttons.map((button) => button.getBoundingClientRect().height)),
        )
    await expect.poll(least).toBeGreaterThanOrEqual(43.5)
  })

  it('makes a service fail as somebody chooses, and well again', async () => {
    await choose('Cicopass', 'geen verbinding')
    await panel.locator('[data-practice-bike=stolen]').getByRole('button').click()
    await expect
      .poll(() => lamp(page, 'cicopass').getAttribute('data-lamp'), { timeout: patience })
      .toBe('look')
    await choose('Cicopass', 'alles werkt')
    await page.getByRole('button', { name: 'Nu nakijken' }).first().click()
    await expect
      .poll(() => lamp(page, 'cicopass').getAttribute('data-lamp'), { timeout: patience })
      .toBe('go')
    await page.locator('[data-stop=stolen]').waitFor({ timeout: patience })
  })

  it('prints its barcodes, and says on every paper that it is training', async () => {
    const printed = await page.evaluate(async () => {
      const codes = await window.counter.call['training.print']({})
      const [sale] = await window.counter.call['sales.today']({}).then((sales) =>
        sales.ok ? sales.value : [],
      )
      const paper = await window.counter.call['sales.certificate']({
        saleId: sale?.id ?? '',
        open: false,
      })
      return [codes, paper].map((made) => (made.ok ? made.value.path : null))
    })
    for (const path of printed) {
      if (path === null || !existsSync(path)) throw new Error('It was not printed')
      const { text } = await extractText(new Uint8Array(readFileSync(path)), { mergePages: true })
      expect(text).toContain('TRAINING — dit papier geldt niet')
    }
    const desk = await page.evaluate(() => window.counter.call['training.get']({}))
    if (!desk.ok) throw new Error('no training')
    const { text } = await extractText(new Uint8Array(readFileSync(nth(printed, 0) ?? '')), {
      mergePages: true,
    })
    for (const { frameNumber } of desk.value.bikes) expect(text).toContain(frameNumber)
    for (const { code } of desk.value.shields) expect(text).toContain(code)
  })
})
