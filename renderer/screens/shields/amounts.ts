/** A number of shields as somebody typed it; null when it is none, or less than `least`. */
export function readAmount(written: string, least: number): number | null {
  const text = written.trim()
  if (!/^(\d{1,5}|\d{1,2}[ .]\d{3})$/.test(text)) return null
  const number = Number(text.replace(/[ .]/, ''))
  return number >= least ? number : null
}

/** How many shields an order says it brings; null when it does not say. */
export function shieldsIn(items: readonly { quantity: number | null }[]): number | null {
  const sum = items.reduce((total, { quantity }) => total + (quantity ?? 0), 0)
  return sum > 0 ? sum : null
}
