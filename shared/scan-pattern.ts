/**
 * What staff write to say what a code looks like: `#` a digit, `@` a letter, `?` any sign, `*` any
 * signs or none; `+` behind one of the first three: one or more of it. Everything else is itself, in
 * upper or lower case. No regular expression of theirs ever runs, so no pattern can stop the counter.
 */

const classes: Readonly<Record<string, string>> = {
  '#': '\\d',
  '@': '\\p{L}',
  '?': '[\\s\\S]',
}

/** Two of these on a scan of 512 signs are some 130 000 steps; each more would be 512 times that. */
const mostOpenParts = 2

/** Whether this pattern can be used: at most two `*` or `+`, and `+` only behind `#`, `@` or `?`. */
export function isScanPattern(pattern: string): boolean {
  const open = pattern.match(/[*+]/g)?.length ?? 0
  return open <= mostOpenParts && !/(?<![#@?])\+/.test(pattern)
}

/** What of `text` is behind the prefix when the whole fits, or null. Never throws. */
export function matchScan(
  text: string,
  { prefix, pattern }: { prefix: string; pattern: string },
): string | null {
  if (!isScanPattern(pattern)) return null
  if (text.slice(0, prefix.length).toLowerCase() !== prefix.toLowerCase()) return null
  const rest = text.slice(prefix.length)
  return compiled(pattern).test(rest) ? rest : null
}

const known = new Map<string, RegExp>()

function compiled(pattern: string): RegExp {
  const before = known.get(pattern)
  if (before !== undefined) return before
  const source = [...pattern]
    .map((sign) =>
      sign === '*'
        ? '[\\s\\S]*'
        : sign === '+'
          ? '+'
          : (classes[sign] ?? sign.replace(/[\\^$.|()[\]{}/]/, '\\$&')),
    )
    .join('')
  const expression = new RegExp(`^${source}$`, 'iu')
  // Patterns come from the settings, a handful at a time; a page that tries many leaves none behind.
  if (known.size >= 100) known.clear()
  known.set(pattern, expression)
  return expression
}
