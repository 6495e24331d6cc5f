const yes = new Set(['true', '1', 'yes', 'y', 'on', 't', 'ja', 'j', 'oui', 'wahr', 'waar'])
const no = new Set(['false', '0', 'no', 'n', 'off', 'f', 'nee', 'nein', 'non', 'falsch', 'onwaar'])

/**
 * The one reader of a flag, in any form in which programs write one: a boolean, 1 or 0, or such a
 * word in any case. Null for everything else, an empty text among it: whoever asks says what a
 * missing flag means.
 */
export function readFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  if (value === 1 || value === 0) return value === 1
  if (typeof value !== 'string' || value.length > 20) return null
  const word = value.trim().toLowerCase()
  if (yes.has(word)) return true
  return no.has(word) ? false : null
}
