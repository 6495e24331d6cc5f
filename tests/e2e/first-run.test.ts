import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import keytar from 'keytar'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTraining } from '../../electron/training/training-services.ts'
import { personPace, typeKeys } from './keyboard.ts'
import { expectNotInSource, expectNotShown, expectPage, expectWithout } from './on-page.ts'
import { card, confirmWithEnter, frameNumberOf, goTo, nth, patience, seeSale } from './staff.ts'
import { launchCounter, type LaunchedCounter } from './harness.ts'

/** The training shop is the same one everywhere, so its bikes can be known here. */
async function trainingBike() {
  const training = await startTraining()
  const bike = nth(training.examples.newEBikes, 0)
  const shieldCode = training.freeShield(0)
  await training.stop()
  return { bike, frameNumber: frameNumberOf(bike), shieldCode }
}

describe('the first start', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'counter-first-run-'))
  const keychainService = `counter-e2e-${randomUUID()}`
  const env = {
    COUNTER_KEYCHAIN_SERVICE: keychainService,
    COUNTER_LANG: 'nl',
    // Nothing listens there: a shop that is not signed in asks nobody anything.
    CICOPASS_URL: 'http://127.0.0.1:9',
    CYCLESOFTWARE_URL: 'http://127.0.0.1:9',
  }
  let counter: LaunchedCounter
  let page: Page
  let recoveryCode = ''
  const launch = async () => {
    counter = await launchCounter({ dataDir, env })
    ;({ page } = counter)
  }
  beforeAll(launch)
  afterAll(async () => {
    await counter.close()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })

  const band = () => page.getByText('TRAINING — er wordt niets echt geregistreerd')
  const type = async (part: 'bike' | 'frameNumber' | 'shield', text: string) => {
    await card(page, part, 'next').waitFor({ timeout: patience })
    await page.locator('[data-code-input]').click()
    await typeKeys(page, text, 'Enter', personPace)
  }
  const switchMode = async () => {
    await goTo(page, 'settings')
    await page.getByText('Training', { exact: true }).last().click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Overstappen' }).click()
  }

  it('asks what it is for; training shows its band on every screen and sells by typing', async () => {
    const { bike, frameNumber, shieldCode } = await trainingBike()
    await page
      .getByRole('heading', { name: 'Welkom bij Cicopass Counter' })
      .waitFor({ timeout: patience })
    await page.getByRole('button', { name: /Oefenen \(training\)/ }).click()
    await band().waitFor({ timeout: patience })
    for (const screen of ['queue', 'settings', 'sell'] as const) {
      await goTo(page, screen)
      await expectPage(band()).toBeVisible()
    }
    await type('bike', bike.barcode)
    await card(page, 'bike').getByText(bike.model.name).waitFor({ timeout: patience })
    await type('frameNumber', frameNumber)
    await card(page, 'frameNumber').getByText('niet als gestolen').waitFor({ timeout: patience })
    await type('shield', shieldCode)
    await confirmWithEnter(page)
    const line = await seeSale(page, frameNumber, 'registered')
    await expectPage(line).toContainText(shieldCode)
    await expectPage(band()).toBeVisible()
  })

  it('shows the recovery code once on the way from training to the shop, and keeps the two apart', async () => {
    const { frameNumber } = await trainingBike()
    await switchMode()
    await page
      .getByRole('heading', { name: 'Maak eerst een herstelcode' })
      .waitFor({ timeout: patience })
    await expectPage(band()).toHaveCount(0)
    await page.getByRole('button', { name: 'Herstelcode maken' }).click()
    const shown = page.locator('[data-recovery-code]')
    await shown.waitFor({ timeout: patience })
    recoveryCode = (await shown.locator('span').allInnerTexts()).join('-')
    expect(recoveryCode.replaceAll(/[^0-9A-Z]/gi, '').length).toBeGreaterThanOrEqual(24)
    const on = page.getByRole('button', { name: 'Verder' })
    await expectPage(on).toBeDisabled()
    await page.getByText('Ik heb de code op papier bewaard').click()
    await on.click()
    await page.locator('main[data-screen="settings"]').waitFor({ timeout: patience })
    await expectPage(shown).toHaveCount(0)
    await expectNotInSource(page, recoveryCode.slice(0, 9))

    await goTo(page, 'sell')
    await expectPage(page.getByText('Nog niets verkocht vandaag')).toBeVisible()
    await expectNotShown(page.locator('[data-sale]'))
    await page.reload()
    await page.locator('div[data-screen="sell"]').waitFor({ timeout: patience })
    await expectNotShown(shown)

    await switchMode()
    await band().waitFor({ timeout: patience })
    await goTo(page, 'sell')
    await seeSale(page, frameNumber, 'registered')
    await switchMode()
    await band().waitFor({ state: 'detached', timeout: patience })
    await goTo(page, 'sell')
    await expectPage(page.getByText('Nog niets verkocht vandaag')).toBeVisible()
    await expectNotShown(page.locator('[data-sale]'))
  })

  it('is not repeated; a lost database key asks calmly for the recovery code, which opens everything', async () => {
    await counter.close()
    const entries = await keytar.findCredentials(keychainService)
    expect(entries.length).toBeGreaterThan(0)
    for (const { account } of entries) await keytar.deletePassword(keychainService, account)
    await launch()
    const calm = page.locator('[data-opening]')
    await calm.getByText('Er is niets verloren.').waitFor({ timeout: patience })
    await expectPage(calm).toHaveAttribute('data-opening', 'database-key-missing')
    await expectWithout(calm, /Error|stack|SQLITE|undefined/i)

    await page.getByLabel('Herstelcode').fill('AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A')
    await page.getByRole('button', { name: 'Openen met deze code' }).click()
    await page.getByText('Deze herstelcode past niet.').first().waitFor({ timeout: patience })

    await page.getByLabel('Herstelcode').fill(recoveryCode.toLowerCase().replaceAll('-', ' '))
    await page.getByRole('button', { name: 'Openen met deze code' }).click()
    await page.locator('div[data-screen="sell"]').waitFor({ timeout: patience })
    await expectPage(page.getByText('Nog niets verkocht vandaag')).toBeVisible()

    // The key lies in the keychain again: the next start asks nothing.
    await counter.close()
    await launch()
    await page.locator('div[data-screen="sell"]').waitFor({ timeout: patience })
  })
})
