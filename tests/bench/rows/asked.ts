import { articleOf } from '../../../electron/core/sold-bikes/sold-bike-view.ts'
import { AnsweredStockObject } from '../../../electron/services/cyclesoftware/schemas.ts'
import { tillPage } from '../../../electron/services/cyclesoftware/till-sales.ts'
import { createRandom } from '../../../electron/training/random.ts'
import type { Locale } from '../../../electron/training/vocabulary.ts'
import { frameNumberIn } from '../../../shared/frame-number.ts'
import { publishedSale } from '../../support/published-sales.ts'
import type { Bench, BenchRow } from '../row.ts'

const locales: readonly Locale[] = ['nl_NL', 'en_GB', 'fr_FR', 'de_DE']
const salesEach = 250
const needed = ['brand', 'color', 'type', 'audience'] as const

/** Of 1 000 sales in the published forms, those of which nothing has to be asked. */
export const bench: Bench = () =>
  Promise.resolve([rowFor('with the right `resources`', 97), rowFor('without it', 90)])

function rowFor(right: string, goal: number): BenchRow {
  const random = createRandom(2_026)
  const asked = new Map<string, number>()
  let complete = 0
  for (const locale of locales) {
    for (let count = 0; count < salesEach; count += 1) {
      const { sale, stock } = publishedSale(random, locale)
      const open = askedOf(sale, goal === 97 ? stock : null)
      if (open.length === 0) complete += 1
      for (const field of open) asked.set(field, (asked.get(field) ?? 0) + 1)
    }
  }
  const all = locales.length * salesEach
  return {
    what: `sold bikes that need one scan and one key, ${right}`,
    figure: (complete / all) * 100,
    unit: '%',
    goal: { at: 'least', figure: goal },
    detail: `${String(all)} generated sales, of ${locales.join(', ')}, before anybody was asked anything; asked for: ${
      [...asked].map(([field, times]) => `${field} ${String(times)}`).join(', ') || 'nothing'
    }`,
  }
}

/** What staff are asked of a sale. */
function askedOf(sale: unknown, stock: unknown): string[] {
  const access = {
    ...{ base: new URL('https://pos.example'), authorization: '', country: 'NL' },
    timeZone: 'Europe/Amsterdam',
  }
  const { entries } = tillPage(access).parse({ data: [sale], pagination: { next_url: null } })
  const line = entries[0]?.sales[0]?.lines[0]
  if (line === undefined) return ['sale']
  const { bike, priceCents } = line
  const object = stock === null ? null : AnsweredStockObject.parse(stock)
  const { attributes } = articleOf({ bike, priceCents, stock: object }, { wordMeans: () => null })
  const reading = frameNumberIn(bike.frameNumber ?? '')
  const open: string[] = needed.filter((field) => attributes[field] === undefined)
  return reading.is === 'number' ? open : [...open, 'frame number']
}
