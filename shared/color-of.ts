import { colorShades, colorWords } from './article-words.ts'
import { colorNames } from './color-names.ts'
import { comparedWord, negation, tableOf } from './compared-word.ts'

const colorTable = tableOf(colorWords)
const nameTable = tableOf(colorNames, { withValues: false })
const shades = new Set(colorShades)
const leadingShade = new RegExp(`^(${colorShades.join('|')})(?=\\p{L})`, 'u')

/** Between two colours of one bike; the first is the bike's. */
const betweenColors = /[/,;+&|–]|\s-\s|\s(?:and|en|und|et|met|with|mit|avec)\s/iu

/**
 * The table as it is, then without words that only shade it (`mat zwart`, `donkerblauw`), then by the
 * one colour among its words (`Thyme Green`, `gris anthracite`, `appelgroen`), then by what makers call a
 * colour (`Slate`). Of several colours the first: `Zwart mat / Red`.
 */
export function colorOf(word: string): string | null {
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
