import { describe, expect, it } from 'vitest'
import type { ParsedInput } from '../../shared/counter-api.ts'
import { command } from '../support/handed-over.ts'
import {
  testCounters,
  scan,
  answered,
  confirm,
  afterUndo,
  saleOf,
  typeBike,
  type Sale,
} from '../support/selling.ts'
import type { TestCounter } from '../support/test-counter.ts'

const at = testCounters()

describe('The certificate', () => {
  async function sold(here: TestCounter, shieldCode: string | null): Promise<Sale> {
    typeBike(here)
    scan(here, 'CERT-0815')
    if (shieldCode === null) here.counter.seller.withoutShield()
    else scan(here, shieldCode)
    await answered(here)
    return confirm(here)
  }
  function certificate(here: TestCounter, saleId: string) {
    const input: ParsedInput<'sales.certificate'> = {
      saleId,
      form: 'a4',
      language: null,
      open: false,
    }
    return here.counter.handlers['sales.certificate'](input)
  }
  /** What was printed, in order. */
  function printer(here: TestCounter, until = Promise.resolve()): string[] {
    const pages: string[] = []
    here.ports.printer.pdf = async (html) => {
      pages.push(html)
      await until
      return { ok: true, value: new Uint8Array() }
    }
    return pages
  }
  const said = (page: string): string | undefined => /<html lang="(\w+)"/.exec(page)?.[1]
  const status = (page: string | undefined): string | undefined =>
    /class="status">(PENDING|REGISTERED)</.exec(page ?? '')?.[1]

  it('is PENDING until bike and shield are at the registry, then REGISTERED in the same file', async () => {
    const here = await at()
    const pages = printer(here)
    const shieldCode = here.training.freeShield(8)
    await here.training.cicopass.goOffline()
    const sale = await sold(here, shieldCode)
    await afterUndo(here)
    const pending = await certificate(here, sale.id)
    expect(pending).toMatchObject({ ok: true, value: { status: 'PENDING' } })
    await here.training.cicopass.goOnline()
    await command(here, ['sync', '--timeout', '60'])
    const stored = () => here.ports.database.sales.get(sale.id)?.papers[0]?.status
    await expect.poll(stored).toBe('REGISTERED')
    expect(pages.map(status)).toEqual(['PENDING', 'REGISTERED'])
    const now = await certificate(here, sale.id)
    expect(now.ok && pending.ok && now.value.path === pending.value.path).toBe(true)
    const { bikeId } = await saleOf(here, sale.id)
    expect(pages[0]).not.toContain(String(bikeId))
    expect(pages[1]).toContain(String(bikeId))
  })

  it('does not stay PENDING when the bike is registered while it is printed', async () => {
    const here = await at()
    const registered = Promise.withResolvers<void>()
    const pages = printer(here, registered.promise)
    await here.training.cicopass.goOffline()
    const sale = await sold(here, null)
    await afterUndo(here)
    await here.training.cicopass.goOnline()
    const making = certificate(here, sale.id)
    await command(here, ['sync', '--timeout', '60'])
    registered.resolve()
    expect(await making).toMatchObject({ ok: true, value: { status: 'REGISTERED' } })
    expect(pages.map(status).at(-1)).toBe('REGISTERED')
  })

  it('is printed once at a time a sale, however often it is asked for, and after a printer that failed', async () => {
    const here = await at()
    const sale = await sold(here, null)
    await afterUndo(here)
    let printing = 0
    let most = 0
    let isFirst = true
    here.ports.printer.pdf = async () => {
      printing += 1
      most = Math.max(most, printing)
      await Promise.resolve()
      printing -= 1
      const fails = isFirst
      isFirst = false
      if (fails) throw new Error('the printer is gone')
      return { ok: true, value: new Uint8Array() }
    }
    const asked = await Promise.allSettled([1, 2, 3].map(async () => certificate(here, sale.id)))
    expect(asked.map(({ status: how }) => how)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
    expect(most).toBe(1)
  })

  it('is refused while the sale may be undone, and when it was undone or given up', async () => {
    const here = await at()
    const held = await sold(here, null)
    expect(await certificate(here, held.id)).toMatchObject({
      ok: false,
      fault: { because: 'held' },
    })
    here.counter.seller.undo(held.id)
    expect(await certificate(here, held.id)).toMatchObject({
      ok: false,
      fault: { because: 'undone' },
    })
    here.counter.seller.clear()
    const given = await sold(here, null)
    here.counter.outbox.discard(given.registration?.jobId ?? '', 'sold to nobody')
    expect(await certificate(here, given.id)).toMatchObject({
      ok: false,
      fault: { because: 'discarded' },
    })
  })

  it('names no shield that was given up', async () => {
    const here = await at()
    const pages = printer(here)
    const { shieldCode } = here.training.examples.shieldedBike
    const sale = await sold(here, shieldCode)
    await afterUndo(here)
    expect(await certificate(here, sale.id)).toMatchObject({
      ok: true,
      value: { status: 'PENDING' },
    })
    here.counter.outbox.discard(sale.link?.jobId ?? '', 'the sticker was used before')
    expect(await certificate(here, sale.id)).toMatchObject({
      ok: true,
      value: { status: 'REGISTERED' },
    })
    expect(pages.at(-1)).not.toContain(shieldCode)
  })

  it('comes on A4 and on a roll, in the language of the customer, and each is brought up to date', async () => {
    const here = await at()
    const printed: { form: string; html: string }[] = []
    here.ports.printer.pdf = (html, form) => {
      printed.push({ form, html })
      return Promise.resolve({ ok: true, value: new Uint8Array() })
    }
    await here.training.cicopass.goOffline()
    const sale = await sold(here, here.training.freeShield(8))
    await afterUndo(here)
    const { handlers } = here.counter
    const onA4 = { saleId: sale.id, form: 'a4', language: 'de', open: true } as const
    const made = await handlers['sales.certificate'](onA4)
    await handlers['sales.certificate']({
      ...onA4,
      form: 'receipt',
      language: 'fr',
      open: false,
    })
    expect(made).toMatchObject({ ok: true, value: { status: 'PENDING' } })
    expect((await saleOf(here, sale.id)).paper).toBe('PENDING')
    await here.training.cicopass.goOnline()
    await command(here, ['sync', '--timeout', '60'])
    const states = () => here.ports.database.sales.get(sale.id)?.papers.map((paper) => paper.status)
    await expect.poll(states).toEqual(['REGISTERED', 'REGISTERED'])

    expect(printed.map(({ form, html }) => [form, status(html), said(html)])).toEqual([
      ['a4', 'PENDING', 'de'],
      ['receipt', 'PENDING', 'fr'],
      ['a4', 'REGISTERED', 'de'],
      ['receipt', 'REGISTERED', 'fr'],
    ])
    // The files are right, but the customer still has the old one in hand, until it is replaced.
    expect((await saleOf(here, sale.id)).paper).toBe('PENDING')
    await handlers['sales.certificate'](onA4)
    expect((await saleOf(here, sale.id)).paper).toBe('REGISTERED')
    const kept = await handlers['paper.get']({})
    expect(kept).toMatchObject({ ok: true, value: { form: 'a4' } })
  })

  it('comes on a roll of 58 mm beside one of 80, each its own file, and the next one as the last', async () => {
    const here = await at()
    const printed: { form: string; html: string }[] = []
    here.ports.printer.pdf = (html, form) => {
      printed.push({ form, html })
      return Promise.resolve({ ok: true, value: new Uint8Array() })
    }
    const sale = await sold(here, here.training.freeShield(8))
    await afterUndo(here)
    const { handlers } = here.counter
    const paths: string[] = []
    for (const form of ['receipt', 'receipt-58'] as const) {
      const asked = { saleId: sale.id, form, language: null, open: true } as const
      const made = await handlers['sales.certificate'](asked)
      paths.push(made.ok ? made.value.path : '')
    }
    expect(paths[0]).toMatch(/-80mm\.pdf$/)
    expect(paths[1]).toMatch(/-58mm\.pdf$/)
    const widths = printed.map(({ html }) => [...html.matchAll(/width:(80|58)mm/g)].at(-1)?.[1])
    expect(widths).toEqual(['80', '58'])
    expect(await handlers['paper.get']({})).toMatchObject({ value: { form: 'receipt-58' } })
  })

  it('has letters with their accents as one, however they were typed', async () => {
    const here = await at()
    const pages = printer(here)
    const nextSteps = { nl: 'Vragen? Łukasz Ćwik, Şükrü Çağ, Jiří Dvořák' }
    await here.counter.handlers['paper.setNextSteps']({
      nextSteps: { nl: nextSteps.nl.normalize('NFD') },
    })
    const sale = await sold(here, null)
    await afterUndo(here)
    await certificate(here, sale.id)
    expect(pages[0]).toContain(nextSteps.nl)
  })

  it('has the shield and the frame number as codes that a machine reads, and who sold it', async () => {
    const here = await at()
    const pages = printer(here)
    here.ports.codes.qr = (code) => `<svg data-of="${code}"></svg>`
    await here.counter.handlers['operators.turnOn']({ name: 'Noor', pin: '1234' })
    const shieldCode = here.training.freeShield(8)
    const sale = await sold(here, shieldCode)
    await afterUndo(here)
    await certificate(here, sale.id)
    const drawn = [...(pages[0] ?? '').matchAll(/src="data:image\/svg\+xml,([^"]*)"/g)]
    expect(drawn.map(([, source = '']) => decodeURIComponent(source))).toEqual([
      '<svg data-of="CERT-0815"></svg>',
      `<svg data-of="${shieldCode}"></svg>`,
    ])
    expect(pages[0]).toMatch(/Geholpen door<\/th><td>Noor</)
  })

  it('says what the customer does next in the words of the owner, where there are any', async () => {
    const here = await at()
    const pages = printer(here)
    const sale = await sold(here, null)
    await afterUndo(here)
    const { handlers } = here.counter
    await certificate(here, sale.id)
    const nextSteps = { nl: 'Kom na 100 km terug.\nDe eerste <beurt> is gratis.' }
    const saved = await handlers['paper.setNextSteps']({ nextSteps })
    expect(saved).toMatchObject({ ok: true, value: { nextSteps } })
    await certificate(here, sale.id)
    expect(pages[0]).toContain('Bewaar dit bewijs bij de aankoopbon')
    expect(pages[1]).toContain('Kom na 100 km terug.<br>De eerste &lt;beurt&gt; is gratis.')
    expect(pages[1]).not.toContain('Bewaar dit bewijs')
  })
})
