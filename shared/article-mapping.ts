import { isMopedGroup, isScooter, typeOfGroup } from './article-group.ts'
import { audienceWords, frameMaterialWords, gearTypeWords } from './article-words.ts'
import { colorOf } from './color-of.ts'
import { comparedWord, tableOf, type Words } from './compared-word.ts'
import type { DraftBike, UnknownWord } from './registration.ts'
import type { Audience, GearType } from './registry-values.ts'
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
 * flag, then by the article group, then by a battery number; whom it is for by the customer group, then
 * by a frame type that says so (`Jongens`, `UNI`). Nothing is guessed: a word that neither the golden
 * table nor staff know is handed back, and a word that staff taught wins over the table.
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
  const colors = [object.primaryColor, object.color].flatMap((word) => text(word) ?? [])
  const known = colors.find((word) => (wordMeans('color', word) ?? colorOf(word)) !== null)
  const color = meaningOf('color', known ?? colors[0] ?? null, colorOf)
  const type = typeOf(object, (word) => meaningOf('type', word, typeOfGroup))
  const frameFor = text(object.frameType)
  const ofFrame =
    frameFor === undefined ? null : (wordMeans('audience', frameFor) ?? audienceOf(frameFor))
  const audience =
    ofFrame !== null && !isKnownAudience(object.customerGroup, wordMeans)
      ? ofFrame
      : meaningOf('audience', object.customerGroup, audienceOf)
  const isStepless = object.gearCount === stepless
  const electric = type === 'E-bike' || type === 'Speed pedelec' || object.isElectric === true
  const propulsion = electric ? 'Electric' : object.isElectric === false ? 'Manual' : undefined
  return {
    unknownWords,
    attributes: present({
      brand: text(object.brandName),
      model: text(object.modelName),
      color,
      type,
      audience,
      frameColor: text(object.color) ?? text(object.primaryColor),
      frameHeight: text(object.frameHeight),
      frameMaterial: knownOrOwn(object.frameMaterial, materialTable),
      wheelSize: text(object.wheelSize),
      gearType:
        knownOrOwn(object.gearSystem, gearTable) ??
        (isStepless ? ('Continuously variable' satisfies GearType) : undefined),
      gears: isStepless ? undefined : within(object.gearCount, 1, 200),
      propulsionType: propulsion,
      salePriceCents: within(object.salesPriceCents, 0, 100_000_000),
    }),
  }
}

/** How the POS writes that a bike has no steps to count. */
const stepless = 999

const audienceTable = tableOf(audienceWords)
const materialTable = tableOf(frameMaterialWords)
const gearTable = tableOf(gearTypeWords)

/** For whom a word says that a bike is: whole, or all its words but a size (`Meisjes 20`, `Heren 28 inch`). */
function audienceOf(word: string): string | null {
  const whole = audienceTable(word)
  if (whole !== null) return whole
  const words = comparedWord(word)
    .split(' ')
    .filter((part) => !sizeWords.test(part))
  const said = words.map(audienceTable)
  if (said.includes(null)) return null
  const all = new Set(said)
  const [one = null] = all
  if (all.size === 1) return one
  const isOf = (...values: Audience[]) => values.every((value) => all.has(value))
  if (all.size !== 2) return null
  if (isOf('Men', 'Women')) return 'Unisex' satisfies Audience
  return isOf('Boys', 'Girls') ? ('Kids' satisfies Audience) : null
}

/** What stands between and behind: `Heren 28 inch`, `Jongens en meisjes`. */
const sizeWords = /^(?:\d+\p{L}{0,4}|inch|cm|zoll|pouces?|en|und|et|and|of|oder|ou|or)$/u

function isKnownAudience(written: string | null, wordMeans: WordMeans): boolean {
  const word = text(written)
  return word !== undefined && (wordMeans('audience', word) ?? audienceOf(word)) !== null
}

/**
 * `null` and `undefined` as flag mean that the POS does not say. A battery number answers before an
 * unknown article group is asked about; a flag that says no silences the battery.
 */
function typeOf(object: BikeOfPos, asked: (word: string | null) => string | undefined) {
  const group = text(object.articleGroup)
  // The one electric type that the law treats otherwise.
  const isSpeedPedelec = group !== undefined && typeOfGroup(group) === 'Speed pedelec'
  const isOther = group !== undefined && (isMopedGroup(group) || isScooter(group))
  if (isOther) return asked(group)
  if (object.isElectric === true && !isSpeedPedelec) return 'E-bike'
  const byBattery = object.isElectric === null && text(object.batteryNumber) !== undefined
  if (byBattery && (group === undefined || typeOfGroup(group) === null)) return 'E-bike'
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
