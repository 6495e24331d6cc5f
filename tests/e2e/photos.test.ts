import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readJpeg } from '../../electron/core/selling/jpeg.ts'
import { asPublished } from '../../electron/training/profile.ts'
import { lyingOnItsSide } from '../support/pictures.ts'
import { expectNoViolations } from './accessibility.ts'
import { openShop, type ShopWindow } from './shop-window.ts'
import { patience } from './staff.ts'

describe('Photos of a bike, in the window', () => {
  let shop: ShopWindow
  beforeAll(async () => {
    shop = await openShop({
      withoutScanner: true,
      profile: { ...asPublished, photos: 'refused-413' },
    })
  })
  afterAll(async () => {
    await shop.close()
  })

  const button = (name: string) => shop.page.getByRole('button', { name, exact: true })
  const inStrip = (count: number) =>
    shop.page.waitForFunction(
      (wanted) => document.querySelectorAll('.photo-strip img').length === wanted,
      count,
      { timeout: patience },
    )

  /** Red at the left and green at the right, as a camera would write it. */
  const drawn = (width: number, height: number) =>
    shop.page.evaluate(
      ([w, h]) => {
        const canvas = document.createElement('canvas')
        canvas.width = w
        canvas.height = h
        const paper = canvas.getContext('2d')
        if (paper === null) throw new Error('nothing to draw on')
        paper.fillStyle = '#f00'
        paper.fillRect(0, 0, w / 2, h)
        paper.fillStyle = '#0f0'
        paper.fillRect(w / 2, 0, w / 2, h)
        return canvas.toDataURL('image/jpeg').split(',')[1] ?? ''
      },
      [width, height] as const,
    )

  it('come from a file, the clipboard, a drop and the camera, and one can be taken off', async () => {
    const { page } = shop
    await shop.ask('draft.setBike', {
      attributes: { brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' },
    })
    await shop.ask('draft.read', { text: 'GZ47110815', part: 'frameNumber' })
    await shop.ask('draft.withoutShield', {})
    const phone = lyingOnItsSide(await drawn(2_400, 1_200))
    await button('foto’s').click()
    await page.setInputFiles('input[type=file]', {
      name: 'IMG_0815.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(phone, 'base64'),
    })
    await page
      .getByRole('dialog')
      .getByRole('img', { name: 'Foto 1' })
      .waitFor({ timeout: patience })
    await page.evaluate(() => {
      const canvas = document.createElement('canvas')
      canvas.getContext('2d')?.fillRect(0, 0, 40, 40)
      navigator.mediaDevices.getUserMedia = (asked) =>
        asked?.audio ? Promise.reject(new Error('sound')) : Promise.resolve(canvas.captureStream(5))
      setInterval(() => canvas.getContext('2d')?.fillRect(0, 0, 40, 40), 100)
    })
    await button('Camera').click()
    await button('Foto maken').click({ timeout: patience })
    await page
      .getByRole('dialog')
      .getByRole('img', { name: 'Foto 2' })
      .waitFor({ timeout: patience })
    await button('Klaar').click()
    const small = await drawn(30, 20)
    for (const how of ['drop', 'paste'] as const) {
      await page.evaluate(
        ([kind, content]) => {
          const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))
          const given = new DataTransfer()
          given.items.add(new File([bytes], 'bike.jpg', { type: 'image/jpeg' }))
          window.dispatchEvent(
            kind === 'drop'
              ? new DragEvent('drop', { dataTransfer: given, cancelable: true })
              : new ClipboardEvent('paste', { clipboardData: given, cancelable: true }),
          )
        },
        [how, small] as const,
      )
      await inStrip(how === 'drop' ? 3 : 4)
    }
    await button('Foto 4 bekijken').click()
    await button('Foto 4 weghalen').click()
    await button('Klaar').click()
    await inStrip(3)
    await expectNoViolations(page)
  })

  it('go upright, small and bare with the registration; refused, the bike goes without them', async () => {
    const { page, training } = shop
    await button('Registreren').click()
    await button('Bekijk waarom').click({ timeout: 30_000 })
    await page.getByText('Er gingen 3 foto’s mee').waitFor({ timeout: patience })
    await expectNoViolations(page)
    const [refused] = training.cicopass.receivedOf('registerBike')
    const { images } = refused?.body as { images: { content: string }[] }
    expect(images.map(({ content }) => readJpeg(Buffer.from(content, 'base64')))).toEqual([
      { width: 800, height: 1_600, hasMetadata: false },
      { width: 300, height: 150, hasMetadata: false },
      { width: 30, height: 20, hasMetadata: false },
    ])
    const top = await page.evaluate(async (content) => {
      const picture = new Image()
      picture.src = `data:image/jpeg;base64,${content}`
      await picture.decode()
      const canvas = document.createElement('canvas')
      const paper = canvas.getContext('2d')
      paper?.drawImage(picture, 0, 0)
      return [...(paper?.getImageData(100, 10, 1, 1).data ?? [])]
    }, images[0]?.content ?? '')
    expect(top[0]).toBeGreaterThan(200)
    expect(top[1]).toBeLessThan(60)
    await button('Zonder de 3 foto’s versturen').click()
    await expect.poll(() => training.cicopass.registrations.length, { timeout: patience }).toBe(1)
    expect(training.cicopass.receivedOf('registerBike').at(-1)?.body).not.toHaveProperty('images')
  })
})
