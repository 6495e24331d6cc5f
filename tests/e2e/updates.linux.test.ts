import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installCopy } from '../support/installed-copy.ts'
import { cutAfter, startUpdateServer, type TestUpdateServer } from '../support/update-server.ts'
import { openShop, type ShopWindow } from './shop-window.ts'
import { goTo, patience } from './staff.ts'

// From looking to the new counter being started, in the window: the real electron-updater of an
// AppImage, which puts the new file in the place of the old one and runs it.

describe('a new version of the counter', () => {
  let server: TestUpdateServer
  let installed: Awaited<ReturnType<typeof installCopy>>
  let shop: ShopWindow
  let newCounter: Buffer
  beforeAll(async () => {
    server = await startUpdateServer()
    installed = await installCopy(server.key)
    // What an update starts: it says that it ran, and is as large as it likes.
    const ran = `#!/bin/sh\necho "$0" > "${installed.appImage}.ran"\nexit 0\n`
    newCounter = Buffer.concat([Buffer.from(ran), Buffer.alloc(1_000_000, '#')])
    shop = await openShop({
      withoutScanner: true,
      appFolder: installed.appFolder,
      env: { APPIMAGE: installed.appImage },
    })
    await goTo(shop.page, 'settings')
  })
  afterAll(async () => {
    await shop.close()
    await server.stop()
    installed.remove()
  })

  const panel = () => shop.page.locator('[data-setting=updates]')
  const stage = (kind: string) =>
    panel().locator(`[data-stage=${kind}]`).waitFor({ timeout: patience })
  const press = (name: string) => panel().getByRole('button', { name }).click()
  const fault = (kind: string) =>
    panel().locator(`[data-fault=${kind}]`).waitFor({ timeout: patience })

  it('is not looked for until somebody says where; an address that shows it to others is refused', async () => {
    await panel().locator('[data-updates-off=no-server]').waitFor({ timeout: patience })
    const address = panel().getByLabel('Adres van de updateserver')
    await address.fill('http://updates.example/')
    await press('Bewaren')
    await fault('bad-input')
    await address.fill(server.url)
    await press('Bewaren')
    await stage('idle')
    expect(server.asked).toEqual([])
  })

  it('that is not there is said, and the counter works on', async () => {
    await press('Kijk of er een nieuwe versie is')
    await fault('update-not-reached')
  })

  it('is shown with what is new, fetched on a press, stopped on another, and then goes on', async () => {
    server.release({
      version: '0.2.0',
      file: newCounter,
      notes: 'Sneller scannen.\nMinder klikken.',
    })
    server.gives = 'slow'
    await press('Kijk of er een nieuwe versie is')
    await stage('found')
    await panel().getByRole('button', { name: 'Wat is er nieuw' }).click()
    await panel().getByText('Minder klikken.').waitFor()
    await press('Ophalen')
    await stage('downloading')
    await panel().getByText('0,3 MB').waitFor({ timeout: patience })
    for (const colorScheme of ['light', 'dark'] as const) {
      await shop.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page: shop.page })
        .setLegacyMode(true)
        .include('[data-setting=updates]')
        .analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    }
    await press('Stop met ophalen')
    await stage('found')
    server.gives = 'whole'
    await press('Ophalen')
    await stage('ready')
    expect(server.asked.at(-1)?.range).toBe(`bytes=${String(cutAfter)}-`)
    expect(readFileSync(installed.appImage, 'utf8')).toBe('the old one')
  })

  it('is not installed while a sale is on the screen', async () => {
    await shop.ask('draft.read', { text: 'GZ4711UPD', part: 'frameNumber' })
    await press('Nu bijwerken')
    await fault('update-waits')
    await panel().getByText('er staat een verkoop op het scherm').waitFor()
    await shop.ask('draft.clear', {})
  })

  it('is for an owner only, once there are operators', async () => {
    await shop.ask('operators.turnOn', { name: 'Anneke', pin: '135790' })
    const { people } = await shop.ask('operators.add', {
      name: 'Joost',
      role: 'staff',
      pin: '246801',
    })
    const id = (name: string) => people.find((person) => person.name === name)?.id ?? ''
    await shop.ask('operators.signIn', { id: id('Joost'), pin: '246801' })
    await expect(shop.ask('updates.install', {})).rejects.toThrow('owner-needed')
    await expect(shop.ask('updates.set', { server: null, quietHour: 3 })).rejects.toThrow(
      'owner-needed',
    )
    await shop.ask('operators.signIn', { id: id('Anneke'), pin: '135790' })
  })

  it('takes the place of the old one once everything is on disk and let go of, and is started', async () => {
    const log = join(shop.dataDir, 'shop', 'counter.db-wal')
    await press('Nu bijwerken')
    expect(await shop.counter.ended()).toBe(0)
    expect(readFileSync(installed.appImage).equals(newCounter)).toBe(true)
    await expect
      .poll(() => existsSync(`${installed.appImage}.ran`), { timeout: patience })
      .toBe(true)
    expect(existsSync(log)).toBe(false)
  })
})
