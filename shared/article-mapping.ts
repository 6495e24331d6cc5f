import {
  audienceWords,
  colorShades,
  colorWords,
  frameMaterialWords,
  gearTypeWords,
  typeWords,
} from './article-words.ts'
import type { DraftBike, UnknownWord } from './registration.ts'
import type { StockObject } from './stock.ts'

/** What staff once said that a POS word means, or null; `ArticleStore.wordMeans`. */
export type WordMeans = (field: UnknownWord['field'], word: string) => string | null

/** A bike in the POS's words; which object of its stock it is does not matter here. */
type BikeOfPos = Omit<StockObject, 'objectId'>

export type MappedArticle = {
  attributes: DraftBike
  /** What staff must be asked, once: the attribute of the same name is missing above. */
  unknownWords: UnknownWord[]
}

/**
 * What a stock object says, as the registry's values, by the rule of DESIGN.md, "Registry values":
 * colour is the primary colour and frame colour the POS's own words; the type is told by the e-bike
 * flag, then by the article group, then by a battery number. Nothing is guessed: a word that neither
 * the golden table nor staff know is handed back, and a word that staff taught wins over the table.
 */
export function mapStockObject(object: BikeOfPos, wordMeans: WordMeans): MappedArticle {
  const unknownWords: UnknownWord[] = []
  const meaningOf = (field: UnknownWord['field'], word: string | null, known: Words) => {
    const written = text(word)
    if (written === undefined) return undefined
    const value = wordMeans(field, written) ?? known(written)
    if (value === null) unknownWords.push({ field, word: written })
    return value ?? undefined
  }
  const color = meaningOf('color', text(object.primaryColor) ?? object.color, colorOf)
  const type = typeOf(object, (word) => meaningOf('type', word, typeTable))
  const electric = type === 'E-bike' || type === 'Speed pedelec' || object.isElectric === true
  const propulsion = electric ? 'Electric' : object.isElectric === false ? 'Manual' : undefined
  return {
    unknownWords,
    attributes: present({
      brand: text(object.brandName),
      model: text(object.modelName),
      color,
      type,
      audience: meaningOf('audience', object.customerGroup, audienceTable),
      frameColor: text(object.color) ?? text(object.primaryColor),
      frameHeight: text(object.frameHeight),
      frameMaterial: knownOrOwn(object.frameMaterial, materialTable),
      wheelSize: text(object.wheelSize),
      gearType: knownOrOwn(object.gearSystem, gearTable),
      gears: within(object.gearCount, 1, 200),
      propulsionType: propulsion,
      salePriceCents: within(object.salesPriceCents, 0, 100_000_000),
    }),
  }
}

/** How words are compared: no accents, lower case, anything but letters and digits is a space. */
export function comparedWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

type Words = (word: string) => string | null

function tableOf(words: Record<string, readonly string[]>): Words {
  const values = new Map<string, string>()
  for (const [value, meaningIt] of Object.entries(words)) {
    values.set(comparedWord(value), value)
    for (const word of meaningIt) values.set(word, value)
  }
  return (word) => values.get(comparedWord(word)) ?? null
}

const audienceTable = tableOf(audienceWords)
const colorTable = tableOf(colorWords)
const typeTable = tableOf(typeWords)
const materialTable = tableOf(frameMaterialWords)
const gearTable = tableOf(gearTypeWords)
const shades = new Set(colorShades)
const leadingShade = new RegExp(`^(${colorShades.join('|')})(?=\\p{L})`, 'u')

/** The table as it is, then without words that only shade it: `mat zwart`, `donkerblauw`. */
function colorOf(word: string): string | null {
  const whole = colorTable(word)
  if (whole !== null) return whole
  const words = comparedWord(word)
    .split(' ')
    .filter((part) => !shades.has(part))
  const unshaded = colorTable(words.join(' '))
  const [only] = words
  if (unshaded !== null || words.length !== 1 || only === undefined) return unshaded
  return colorTable(only.replace(leadingShade, ''))
}

/**
 * `null` and `undefined` as flag mean that the POS does not say. A battery number answers before an
 * unknown article group is asked about; a flag that says no silences the battery.
 */
function typeOf(object: BikeOfPos, asked: (word: string | null) => string | undefined) {
  if (object.isElectric === true) return 'E-bike'
  const group = text(object.articleGroup)
  const byBattery = object.isElectric === null && text(object.batteryNumber) !== undefined
  if (byBattery && (group === undefined || typeTable(group) === null)) return 'E-bike'
  return asked(group ?? null)
}

/** For what the registry does not require: its value where one is known, the POS's word otherwise. */
function knownOrOwn(word: string | null, table: Words): string | undefined {
  const written = text(word)
  return written === undefined ? undefined : (table(written) ?? written)
}

/** Trimmed and at most as long as `DraftBike` allows; undefined when nothing is left. */
function text(written: string | null | undefined): string | undefined {
  const trimmed = (written ?? '').trim().slice(0, 200).trim()
  return trimmed === '' ? undefined : trimmed
}

function within(value: number | null, least: number, most: number): number | undefined {
  return value !== null && Number.isInteger(value) && value >= least && value <= most
    ? value
    : undefined
}

function present(attributes: DraftBike): DraftBike {
  const said: [string, unknown][] = Object.entries(attributes)
  return Object.fromEntries(said.filter(([, value]) => value !== undefined))
}
