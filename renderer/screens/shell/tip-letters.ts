const letters = 'abcdefghijklmnopqrstuvwxyz123456789'

/**
 * A sign for each label: its first letter that no label before has, else the first that is free.
 * Null where there are more labels than signs.
 */
export function lettersFor(labels: readonly string[]): (string | null)[] {
  const free = new Set(letters)
  return labels.map((label) => {
    const own = [...label.normalize('NFD').toLowerCase()].find((sign) => free.has(sign))
    const [next = null] = free
    const letter = own ?? next
    if (letter !== null) free.delete(letter)
    return letter
  })
}
