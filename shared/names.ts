/** Letters that Unicode does not take apart, as people type them on a keyboard that lacks them. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Prefixes of surnames, which people write in full, shorten and leave out. */
const insertions = new Set(
  'van v de d der den vd vde vder vden het t te ten ter tot op in aan bij la le les du des von zu zum zur da do dos el al a'.split(
    ' ',
  ),
)

/**
 * A name as people type it: lower case, without accents, hyphens, points and double spaces. Marks in a
 * word (`O'Brien`, `Jan-Willem`) become `between`: a space, or nothing.
 */
function foldName(name: string, between: '' | ' '): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[ßæœøłđðþı]/gu, (letter) => letters[letter] ?? letter)
    .replace(/['’‘`´ʼ′"\-‐‑‒–—._·]/gu, between)
    .replace(/[^\p{L}\p{N}@+]+/gu, ' ')
    .trim()
}

/** Two letters for one, as names are written where that one is not on the keyboard. */
function digraphsFolded(folded: string): string {
  return folded.replace(/[aou]e/g, (pair) => pair.charAt(0)).replaceAll('ij', 'y')
}

/**
 * Whether a text holds every word of a search, in any order, as people type names. Prefixes of surnames
 * are not asked for where another word is.
 */
export function holdsName(text: string, search: string): boolean {
  const forms = [foldName(text, ' '), foldName(text, '')]
  const texts = [...forms, ...forms.map(digraphsFolded)].map((form) => ` ${form}`)
  const holds = (word: string): boolean => {
    // One or two letters are the beginning of a word, or they would be in every text.
    const wanted = word.length <= 2 ? ` ${word}` : word
    return texts.some((form) => form.includes(wanted) || form.includes(digraphsFolded(wanted)))
  }
  return ([' ', ''] as const).some((between) => {
    const words = foldName(search, between).split(' ')
    const asked = words.filter((word) => word !== '' && !insertions.has(word))
    const all = asked.length === 0 ? words.filter((word) => word !== '') : asked
    return all.length > 0 && all.every(holds)
  })
}
