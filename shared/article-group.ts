import { typeWords } from './article-words.ts'
import { comparedWord, negation, tableOf } from './compared-word.ts'
import type { BikeType } from './registry-values.ts'

const typeTable = tableOf(typeWords)

/** Words that make a bike of any group an electric one; a lone `e` may be the letter of a group. */
const electric =
  /(?:^| )(?:elektrisch\p{L}*|elektro(?:fahr|rad|rader|bike|velo|stadt|city|lasten|mountain)\p{L}*|electrisch\p{L}*|electrique\p{L}*|electric|ebike\p{L}*|pedelecs?|e (?=(?:bike|fiets|velo|city|mtb|mountain|trekking|race|gravel|cargo|cross|hybrid|tandem|urban|tour|fold|transport|family|familie|kids|road|rad)\p{L}*(?: |$))\p{L}+)(?: |$)/u
const joinedE = /(?:^|[^\p{L}\p{N}])e[-‑‐]\p{L}{2}/iu
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
export function typeOfGroup(group: string): string | null {
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
export function isScooter(group: string): boolean {
  return /(?:^| )(?:\p{L}*scooters?|trottinettes?|tretroller|elektroroller|(?:e|elektrische) ?steps?(?! thr))(?: |$)/u.test(
    comparedWord(group),
  )
}

/** Whether words say that a bike is a speed pedelec: not `geen speed pedelec`, nor one of two kinds. */
export function isSpeedPedelecIn(words: string): boolean {
  return namesSpeedPedelec(words) && !directly.test(comparedWord(words)) && !isOneOfTwo.test(words)
}

function namesSpeedPedelec(words: string): boolean {
  const said = comparedWord(words.replace(/['’]s(?=\s)/gu, ''))
  return /(?:^| )s(?:peed)? ?pedelecs?(?: |$)/u.test(said)
}

/** `E-bikes / Speed pedelecs`: a group of both. */
const isOneOfTwo =
  /\bs(?:peed)?[\s-]?pedelecs?\s*(?:[/&+,]|(?:en|und|et|and|of|oder|ou|or)\s)|(?:[/&+,]|\s(?:en|und|et|and|of|oder|ou|or))\s*s(?:peed)?[\s-]?pedelecs?\b/iu

/**
 * Of the groups in which a POS puts one bike, the first that says the registry's type: a speed pedelec,
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

/** Main group 7 is mopeds: electric ones are speed pedelecs or scooters, by their words only. */
export function isMopedGroup(group: string): boolean {
  return /^7[A-Z]\d{1,2}$/iu.test(group)
}
