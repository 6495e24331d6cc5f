import { codeLists, type CodeListName, type Locale } from '../../electron/training/vocabulary.ts'
import type { Random } from '../../electron/training/random.ts'

/**
 * Sales of one bike in the forms that CycleSoftware publishes (`_salesdata.md`, `_stock_objects.md`,
 * `_articledata.md`), with what shops leave out of them. How often a field is empty is not published: the
 * shares below are guesses on the poor side.
 */

/** The published part of the tree, and the words of shops for what is not in it. */
const groups: readonly {
  code: readonly [main: number, group: string, sub: number] | null
  isElectric: boolean
  names: Readonly<Record<Locale, string>>
  category: Readonly<Record<Locale, string>>
}[] = [
  group([1, 'A', 0], false, [
    ...['Stadsfiets', 'City bike without gear or with hub gear', 'Vélo de Ville'],
    'City-Bike ohne Kettenschaltung oder Nabenschaltung',
    ...['Stadsfietsen', 'Citybike', 'Vélos De Ville', 'City-Bike'],
  ]),
  group([1, 'A', 1], true, [
    'Stadsfiets (elektrisch)',
    'E-bike city bike without gear system or with hub gear',
    'Vélo de Ville (électrique)',
    'Elektrisches Citybike ohne Kettenschaltung oder Nabenschaltung',
    ...['Stadsfietsen - elektrisch', 'Citybike', 'Vélos De Ville', 'City-Bike'],
  ]),
  group([1, 'A', 10], false, [
    'Transportfiets',
    'Transport bike without gear system or with hub gear',
    'Vélo de transport',
    'Transport fahrräder ohne Kettenschaltung oder Nabenschaltung',
    ...['Stadsfietsen', 'Citybike', 'Vélos De Ville', 'City-Bike'],
  ]),
  group([1, 'B', 0], false, [
    ...['Hybride fiets', 'Hybrid bike with derailleur gears', 'Vélo Hybride'],
    'Hybrid-Fahrrad mit Kettenschaltung',
    ...['Hybride fietsen', 'Hybrid bikes', 'VTC', 'Hybrid Fahrrad'],
  ]),
  group([1, 'F', 1], true, [
    ...['Crosshybride (elektrisch)', 'E-bike cross hybrid', 'VTC électrique', 'E-Bike Cross'],
    ...['Crosshybrides - elektrisch', 'Cross hybrids', 'VTC', 'Crossrad'],
  ]),
  group(null, false, [
    ...['Mountainbikes', 'Mountain bikes', 'VTT', 'Mountainbike'],
    ...['Mountainbikes', 'Mountain bikes', 'VTT', 'Mountainbike'],
  ]),
  group(null, false, [
    ...['Kinderfietsen', 'Kids bikes', 'Vélos enfants', 'Kinderfahrräder'],
    ...['Kinderfietsen', 'Kids bikes', 'Vélos enfants', 'Kinderfahrräder'],
  ]),
]

function group(
  code: readonly [number, string, number] | null,
  isElectric: boolean,
  words: readonly string[],
) {
  const of = (from: number): Record<Locale, string> => ({
    ...{ nl_NL: words[from] ?? '', en_GB: words[from + 1] ?? '' },
    ...{ fr_FR: words[from + 2] ?? '', de_DE: words[from + 3] ?? '' },
  })
  return { code, isElectric, names: of(0), category: of(4) }
}

const finishes: Readonly<Record<Locale, readonly string[]>> = {
  nl_NL: ['', ' mat', ' glans', ' metallic'],
  en_GB: ['', ' matt', ' gloss', ' metallic'],
  fr_FR: ['', ' mat', ' brillant', ' métallisé'],
  de_DE: ['', ' matt', ' glänzend', ' metallic'],
}
/** What makers call colours; the last ones say none. */
const makers = [
  ...[
    'Hematite',
    'Thyme Green',
    'Lava Red',
    'Slate Grey',
    'Ocean Blue',
    'Carbon Smoke',
    'Jet Black',
  ],
  ...['Racing Green', 'Ivory White', 'Anthracite', 'Dark Petrol', 'Rose Gold', 'Champagne'],
  ...['Infrared', 'Northern Lights', 'Phantom', 'Galaxy'],
]

const localeColumn = { en_GB: 'code', nl_NL: 'nl', fr_FR: 'fr', de_DE: 'de' } as const

type Word = (typeof codeLists)[CodeListName][number]
type Answer = Record<string, unknown>

/** A transaction of the feed, and what `stock-objects/{id}.json` answers for its bike. */
export function publishedSale(random: Random, locale: Locale): { sale: Answer; stock: Answer } {
  const isMissing = (share: number): boolean => random.fraction() < share
  const kind = random.pick(groups)
  const audience = random.pick(codeLists.customer_group)
  const base = random.pick(codeLists.base_color)
  const second = random.pick(codeLists.base_color)
  const said = (word: Word): string => word[localeColumn[locale]].toLowerCase()
  const coded = (word: Word): string => (locale === 'nl_NL' ? word.nl : word.code)
  const painted = `${said(base)}${random.pick(finishes[locale])}`
  const color = isMissing(0.25)
    ? random.pick(makers)
    : isMissing(0.15)
      ? `${painted} / ${said(second)}`
      : painted
  const hasBase = !isMissing(0.1)
  const height = isMissing(0.3) ? null : random.between(46, 65)
  const objectId = random.between(10_000, 99_999)
  const frameNumber = random.written('WBK#######')
  const gears = isMissing(0.1) ? 999 : random.between(3, 24)
  const [main, letter, sub] = kind.code ?? [1, 'Z', 0]
  const frameType = isMissing(0.07)
    ? random.pick(['LAGE INSTAP', 'Sport', ''])
    : audience.code === 'UNISEX'
      ? 'UNI'
      : said(audience)
  const object = {
    ...{ object_id: objectId, object_type_id: 1, is_demo: false, brand_name: 'GIANT' },
    ...{ model_name: 'Stormguard', category_name: kind.category[locale] },
    ...{ is_elo_bike: kind.isElectric, frame_type: frameType, color },
    ...{ basic_color: hasBase ? base.code : '', basic_color_secondary: '' },
    ...{ year: 2025, object_status: 'Nieuw', size: height === null ? 'L' : null },
    ...{ frame_height: height, wheel_size: '28', frame_size_supplier: height === null ? 'L' : '' },
    ...{ material_description: 'ALUMINIUM', gear_count: gears, kilometer_age: 0 },
    purchased_from_customer_id: 0,
  }
  const line = {
    ...{ sales_item_id: objectId + 1, item_type_id: 2, quantity: 1, barcode: '4712878754607' },
    ...{ nett_line_price_in_vat_cents: 249_900, object },
    article: {
      ...{ dst_main_id: main, dst_sub_id: letter, dst_sub_name: kind.category[locale] },
      ...{ dst_sub_sub_id: sub, dst_sub_sub_name: kind.names[locale], suppliers: [] },
    },
    identification: { stock_object_id: objectId, frame_number: frameNumber },
  }
  const sale = {
    ...{ account_id: 1, store_id: 1, sales_transaction_number: objectId, is_final: true },
    ...{ booked_at: '2026-03-02 11:20:05', sales_items: [line] },
    debit_sales_transaction_number: null,
    credit_sales_transaction_number: null,
  }
  const stock = {
    ...{ stock_object_id: objectId, images: [] },
    status: { is_sold: true, is_demo: false, is_used: false },
    identification: { frame_number: frameNumber },
    object: {
      ...{ brand_name: 'GIANT', model_name: 'Stormguard', model_year: 2025, color },
      ...{ primary_color: hasBase ? coded(base) : '', gear_count: gears, wheel_size: 28 },
      ...{ customer_group: isMissing(0.05) ? '' : coded(audience), frame_type: 'LAGE INSTAP' },
      ...{ frame_height: height ?? 0, frame_size_supplier: height === null ? 'L' : '' },
      ...{ article_main_group: main, article_group: letter, article_sub_group: sub },
      ...{ frame_material: 'ALUMINIUM', sales_price_cents: 249_900 },
    },
  }
  return { sale, stock }
}
