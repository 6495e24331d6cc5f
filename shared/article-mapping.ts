import {
  audienceWords,
  colorShades,
  colorWords,
  frameMaterialWords,
  gearTypeWords,
  typeWords,
} from './article-words.ts'
import { colorNames } from './color-names.ts'
import type { DraftBike, UnknownWord } from './registration.ts'
import type { Audience, BikeType, GearType } from './registry-values.ts'
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

function tableOf(
  words: Readonly<Record<string, readonly string[]>>,
  { withValues = true }: { withValues?: boolean } = {},
): Words {
  const values = new Map<string, string>()
  for (const [value, meaningIt] of Object.entries(words)) {
    if (withValues) values.set(comparedWord(value), value)
    for (const word of meaningIt) values.set(word, value)
  }
  return (word) => values.get(comparedWord(word)) ?? null
}

/** How the POS writes that a bike has no steps to count. */
const stepless = 999

const audienceTable = tableOf(audienceWords)
const colorTable = tableOf(colorWords)
const nameTable = tableOf(colorNames, { withValues: false })
const typeTable = tableOf(typeWords)
const materialTable = tableOf(frameMaterialWords)
const gearTable = tableOf(gearTypeWords)
const shades = new Set(colorShades)
const leadingShade = new RegExp(`^(${colorShades.join('|')})(?=\\p{L})`, 'u')

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

/** Between two colours of one bike; the first is the bike's. */
const betweenColors = /[/,;+&|–]|\s-\s|\s(?:and|en|und|et|met|with|mit|avec)\s/iu

/**
 * The table as it is, then without words that only shade it (`mat zwart`, `donkerblauw`), then by the
 * one colour among its words (`Thyme Green`, `gris anthracite`, `appelgroen`), then by what makers call a
 * colour (`Slate`). Of several colours the first: `Zwart mat / Red`.
 */
function colorOf(word: string): string | null {
  const whole = colorTable(word)
  if (whole !== null) return whole
  if (negation.test(comparedWord(word))) return null
  const [first = '', ...others] = word.split(betweenColors)
  if (others.length > 0) return colorOf(first)
  const words = comparedWord(word)
    .split(' ')
    .filter((part) => !shades.has(part))
  const unshaded = colorTable(words.join(' '))
  if (unshaded !== null) return unshaded
  const named = words.flatMap((part) => colorOfWord(part) ?? [])
  const found = named.length > 0 ? named : words.flatMap((part) => nameTable(part) ?? [])
  const isPair = /^\p{L}+-\p{L}+$/u.test(word.trim()) && found.length === 2
  return isPair || new Set(found).size === 1 ? (found[0] ?? null) : null
}

function colorOfWord(word: string): string | null {
  const unshaded = word.replace(leadingShade, '')
  const known = colorTable(word) ?? (unmeant.has(word) ? null : colorTable(unshaded))
  if (known !== null || unmeant.has(word)) return known
  const [, before = '', color = ''] = endingColor.exec(word) ?? []
  // `zwartwit` has two colours, `blauwgrijs` a shade of one.
  const isTwo = /^(?:wit|weiss|weiß|zwart|schwarz)$/u.test(color) && colorTable(before) !== null
  return isTwo ? colorTable(before) : colorTable(color)
}

/** Words that end in a colour and mean none. */
const unmeant = new Set(['infrarood', 'infrarot', 'ultraviolet', 'matrose', 'matrozen'])

/** What Dutch and German write at the end of a word: `appelgroen`, `Himmelblau`. */
const endingColor =
  /^(\p{L}{3,})(zwart|weiss|weiß|grijs|wit|bruin|geel|oranje|rood|roze|paars|blauw|groen|schwarz|grau|braun|gelb|blau|grun)$/u

/** Words that make a bike of any group an electric one; a lone `e` may be the letter of a group. */
const electric =
  /(?:^| )(?:elektrisch\p{L}*|elektro(?:fahr|rad|rader|bike|velo|stadt|city|lasten|mountain)\p{L}*|electrisch\p{L}*|electrique\p{L}*|electric|ebike\p{L}*|pedelecs?|e (?=(?:bike|fiets|velo|city|mtb|mountain|trekking|race|gravel|cargo|cross|hybrid|tandem|urban|tour|fold|transport|family|familie|kids|road|rad)\p{L}*(?: |$))\p{L}+)(?: |$)/u
const joinedE = /(?:^|[^\p{L}\p{N}])e[-‑‐]\p{L}{2}/iu
/** What says that something is not so, of the words behind it. */
const negation =
  /(?:^| )(?:niet|non|nicht|not|geen|kein\p{L}*|zonder|ohne|sans|without|no|pas|excl\p{L}*|behalve|except|sauf|ausser) /u
const directly = new RegExp(
  `${negation.source}(?:d |de |een |an? |ein\\p{L}* |une? )?(?:\\p{L}*assist\\p{L}* |velos? )?(?:elektr|electri|ebike|e (?:bike|fiets|velo|rad)|pedelec|s(?:peed)? ?pedelec)`,
  'u',
)
/** What code lists say behind a type: `City bike without gear or with hub gear`. */
const furtherBehind = /\s(?:without|with|ohne|mit|zonder|met|sans|avec)\s.*$/iu

/**
 * The type that an article group says, in the words of the POS's code lists in four languages or by its
 * code (`1A01`). The published part of the tree; what it leaves out is asked for.
 */
function typeOfGroup(group: string): string | null {
  const whole = typeTable(group) ?? typeOfCode(group)
  if (whole !== null) return whole
  const said = comparedWord(group)
  const isNot = directly.test(said)
  if (isSpeedPedelecIn(group)) return 'Speed pedelec' satisfies BikeType
  if (isOneOfTwo.test(group) || isScooter(group)) return null
  const isElectric = electric.test(said) || joinedE.test(group)
  if (isElectric && !isNot) return 'E-bike' satisfies BikeType
  const short = group.replace(furtherBehind, '').replace(/\(.*\)/u, ' ')
  const parts = short.split(/\s[-–]\s|[/,;&]/u)
  const [type = null, ...others] = new Set(parts.flatMap((part) => typeTable(part) ?? []))
  return others.length === 0 ? type : null
}

/** What an electric group may hold beside bikes. */
function isScooter(group: string): boolean {
  return /(?:^| )(?:\p{L}*scooters?|trottinettes?|tretroller|elektroroller|(?:e|elektrische) ?steps?(?! thr))(?: |$)/u.test(
    comparedWord(group),
  )
}

/** Whether words say that a bike is a speed pedelec: not `geen speed pedelec`, nor one of two kinds. */
export function isSpeedPedelecIn(words: string): boolean {
  return namesFast(words) && !directly.test(comparedWord(words)) && !isOneOfTwo.test(words)
}

function namesFast(words: string): boolean {
  const said = comparedWord(words.replace(/['’]s(?=\s)/gu, ''))
  return /(?:^| )s(?:peed)? ?pedelecs?(?: |$)/u.test(said)
}

/** `E-bikes / Speed pedelecs`: a group of both. */
const isOneOfTwo =
  /\bs(?:peed)?[\s-]?pedelecs?\s*(?:[/&+,]|(?:en|und|et|and|of|oder|ou|or)\s)|(?:[/&+,]|\s(?:en|und|et|and|of|oder|ou|or))\s*s(?:peed)?[\s-]?pedelecs?\b/iu

/**
 * Of the groups in which a POS puts one bike, the first that says the registry's type: the fastest kind,
 * then an electric one, where a wider group says only which form it has. Null where none is known.
 */
export function knownGroup(groups: readonly (string | null)[]): string | null {
  const known = groups.flatMap((group) => {
    const type = group === null ? null : typeOfGroup(group)
    return group === null || type === null ? [] : [{ group, type }]
  })
  const of = (type: BikeType) => known.find((one) => one.type === type)
  return (of('Speed pedelec') ?? of('E-bike') ?? known[0])?.group ?? null
}

/** Main group 1, bikes, by group and sub group (CycleSoftware, "Code list categories - V4"). */
const groupTree: Readonly<Record<string, Readonly<Record<string, BikeType>>>> = {
  A: {
    ...{ 0: 'City bike', 1: 'E-bike', 10: 'Transport bike', 11: 'E-bike' },
    ...{ 20: "Mother's bike", 21: 'E-bike' },
  },
  B: { 0: 'Hybrid bike', 1: 'E-bike' },
  F: { 0: 'Hybrid bike', 1: 'E-bike' },
}

function typeOfCode(written: string): string | null {
  const [, group = '', sub = ''] =
    /^1?([A-Z])0*(\d{1,2})$/u.exec(written.trim().toUpperCase()) ?? []
  return groupTree[group]?.[sub] ?? null
}

/**
 * `null` and `undefined` as flag mean that the POS does not say. A battery number answers before an
 * unknown article group is asked about; a flag that says no silences the battery.
 */
function typeOf(object: BikeOfPos, asked: (word: string | null) => string | undefined) {
  const group = text(object.articleGroup)
  // The one electric type that the law treats otherwise.
  const isFast = group !== undefined && typeOfGroup(group) === 'Speed pedelec'
  // Main group 7 is mopeds: electric ones are speed pedelecs or scooters, by their words only.
  const isOther = group !== undefined && (/^7[A-Z]\d{1,2}$/iu.test(group) || isScooter(group))
  if (isOther) return asked(group)
  if (object.isElectric === true && !isFast) return 'E-bike'
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
