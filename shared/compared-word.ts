/** How words are compared: no accents, lower case, anything but letters and digits is a space. */
export function comparedWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

export type Words = (word: string) => string | null

export function tableOf(
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

/** What says that something is not so, of the words behind it. */
export const negation =
  /(?:^| )(?:niet|non|nicht|not|geen|kein\p{L}*|zonder|ohne|sans|without|no|pas|excl\p{L}*|behalve|except|sauf|ausser) /u
