import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { cyclesoftwareAddress } from '../../electron/services/cyclesoftware/asking.ts'
import { allPages, type Page } from '../../electron/services/cyclesoftware/pages.ts'
import { readCoordinates } from '../../electron/services/cyclesoftware/values.ts'
import { readDateTime } from '../../shared/date-time.ts'
import { readCents } from '../../shared/price.ts'
import { failed, ok } from '../../shared/fault.ts'

describe("CycleSoftware's times", () => {
  it.each([
    ['2020-04-14T06:33:26+02:00', '2020-04-14T04:33:26Z'],
    ['2020-04-14T04:33:26Z', '2020-04-14T04:33:26Z'],
    ['2023-01-23 12:34:33', '2023-01-23T11:34:33Z'],
    ['2023-07-23 12:34:33', '2023-07-23T10:34:33Z'],
    ['2026-03-29 01:59:59', '2026-03-29T00:59:59Z'],
    ['2026-03-29 03:00:00', '2026-03-29T01:00:00Z'],
    ['2026-10-25 01:59:59', '2026-10-24T23:59:59Z'],
    ['2026-10-25 03:00:00', '2026-10-25T02:00:00Z'],
    ['2026-01-01 00:00:00', '2025-12-31T23:00:00Z'],
    ['2023-01-23 12:34:33.123456', '2023-01-23T11:34:33.123Z'],
    ['2023-01-23 12:34', '2023-01-23T11:34:00Z'],
    ['2023-01-23T12:34', '2023-01-23T11:34:00Z'],
    ['2023-01-23 12:34:33 +0200', '2023-01-23T10:34:33Z'],
    ['2023-01-23 12:34:33.5 +02:00', '2023-01-23T10:34:33.500Z'],
    ['2023-01-23 12:34:33+01', '2023-01-23T11:34:33Z'],
    ['2023-01-23 12:34:33 UTC', '2023-01-23T12:34:33Z'],
    ['2020-04-14T06:33:26.000000Z', '2020-04-14T06:33:26Z'],
    [' 2020-04-14T06:33:26-0330 ', '2020-04-14T10:03:26Z'],
  ])('read %s as %s', (written, meant) => {
    expect(readDateTime(written, 'Europe/Amsterdam')).toBe(Date.parse(meant))
  })

  it.each([
    '',
    'yesterday',
    '2023-01-23',
    '2023-13-45 12:00:00',
    '0000-00-00 00:00:00',
    '0001-01-01T00:00:00Z',
    '2023-02-30 12:00:00',
    '2023-02-03 24:00:00',
    '2023-02-03 12:00:00 +99:00',
    '23-01-2023 12:34:33',
    '2023-01-23 12:34:33 CET',
    1_700_000_000,
    null,
    {},
    `2023-01-23 12:34:33${' '.repeat(100_000)}x`,
  ])('do not guess at %j', (written) => {
    expect(readDateTime(written, 'Europe/Amsterdam')).toBeNull()
  })

  it('are read back from any form in which a moment is written', () => {
    const moment = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2090, 0) })
    const offsets = fc.constantFrom('Z', ' Z', '+00:00', ' +0000', ' UTC', '-00')
    fc.assert(
      fc.property(moment, offsets, fc.constantFrom('T', ' '), (at, offset, between) => {
        const whole = Math.floor(at / 60_000) * 60_000
        const [day = '', time = ''] = new Date(whole).toISOString().slice(0, -1).split('T')
        for (const end of ['', ':00', ':00.000', ':00.000000', ':00.0']) {
          const written = `${day}${between}${time.slice(0, 5)}${end}${offset}`
          expect(readDateTime(written, 'Europe/Amsterdam')).toBe(whole)
        }
        const local = readDateTime(`${day} ${time.slice(0, 5)}`, 'UTC')
        expect(local).toBe(whole)
      }),
    )
  })

  it('are no moment, or one of this or the last century, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (written) => {
        const at = readDateTime(written, 'Europe/Amsterdam')
        expect(at === null || Number.isSafeInteger(at)).toBe(true)
      }),
    )
  })
})

describe("CycleSoftware's amounts", () => {
  it.each([
    [1500, 'cents', 1500],
    ['1500', 'cents', 1500],
    ['1500.00', 'cents', 1500],
    ['1500.50', 'cents', null],
    [0, 'cents', 0],
    [0.1 + 0.2, 'decimal', 30],
    [126.5, 'decimal', 12650],
    [1234567.89, 'decimal', 123456789],
    [5.495, 'decimal', null],
    ['0.22', 'decimal', 22],
    [123.2, 'decimal', 12320],
    ['19.99', 'decimal', 1999],
    ['-5.00', 'decimal', -500],
    ['1,50', 'decimal', null],
    ['19.999', 'decimal', null],
    [Number.NaN, 'cents', null],
    [null, 'cents', null],
    [undefined, 'decimal', null],
    [{}, 'cents', null],
  ] as const)('read %j in %s as %j', (value, unit, cents) => {
    expect(readCents(value, unit)).toBe(cents)
  })
})

describe("a store's place", () => {
  it.each([
    [
      [51.7, 5.5],
      [51.7, 5.5],
    ],
    [
      ['51.7', '5.5'],
      [51.7, 5.5],
    ],
    [[0, 0], null],
    [['0', '0'], null],
    [[], null],
    [[null, null], null],
    [['', ''], null],
    [['north', 1], null],
    [null, null],
    [undefined, null],
  ])('of %j is %j', (value, place) => {
    expect(readCoordinates(value)).toEqual(place)
  })
})

describe('the host of an account', () => {
  it.each([
    ['NL', 'https://api.cyclesoftware.nl'],
    ['BE', 'https://api.cyclesoftware.be'],
    ['FR', 'https://api.cyclesoftware.fr'],
    ['DE', 'https://api.cyclesoftware.nl'],
  ])('in %s is %s', (country, host) => {
    expect(cyclesoftwareAddress(country)).toBe(host)
  })
})

describe('page after page', () => {
  const first = new URL('https://api.example.com/pos/stores.json')

  async function readAll(pages: Record<string, Page<number>>) {
    const asked: string[] = []
    const all = await allPages(first, (url) => {
      asked.push(url.href)
      return Promise.resolve(ok(pages[url.search] ?? { entries: [] }))
    })
    return { asked, entries: all.ok ? all.value : null }
  }

  it('is read to the last by its offset', async () => {
    const { entries } = await readAll({
      '': { entries: [1, 2], pagination: { next_offset: 2 } },
      '?offset=2': { entries: [3], pagination: { next_offset: null } },
    })
    expect(entries).toEqual([1, 2, 3])
  })

  it('never leaves the host, whatever the next address says', async () => {
    const { asked, entries } = await readAll({
      '': {
        entries: [1],
        pagination: { next_url: 'https://s01.example.net/pos/stores.json?token=ABC' },
      },
      '?token=ABC': { entries: [2] },
    })
    expect(entries).toEqual([1, 2])
    expect(asked).toEqual([first.href, 'https://api.example.com/pos/stores.json?token=ABC'])
  })

  it.each([
    'https://x.example.net//evil.example.net/a?b=1',
    '//evil.example.net//evil.example.net/a',
  ])('never leaves the host for a path that looks like one: %s', async (nextUrl) => {
    const { asked } = await readAll({
      '': { entries: [1], pagination: { next_url: nextUrl } },
    })
    expect(asked).toHaveLength(2)
    expect(asked.map((address) => new URL(address).host)).toEqual([first.host, first.host])
  })

  it('ends when the service repeats itself', async () => {
    const { asked } = await readAll({
      '': { entries: [1], pagination: { next_url: first.href } },
    })
    expect(asked).toHaveLength(1)
  })

  it('ends when offsets never do', async () => {
    let reads = 0
    await allPages(first, () => {
      reads += 1
      return Promise.resolve(ok({ entries: [1], pagination: { next_offset: reads } }))
    })
    expect(reads).toBe(50)
  })

  it('fails as a whole when one page does', async () => {
    const fault = { kind: 'offline', service: 'cyclesoftware', detail: 'gone' } as const
    const all = await allPages(first, (url) =>
      Promise.resolve(
        url.search === '' ? ok({ entries: [1], pagination: { next_offset: 1 } }) : failed(fault),
      ),
    )
    expect(all).toEqual({ ok: false, fault })
  })
})
