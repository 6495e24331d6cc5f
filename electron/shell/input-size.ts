/** What the page may say in one call: a sale is some hundreds of characters, a search fewer. */
const mostCharacters = 200_000
/** Nothing of ours goes this deep; it also ends a circle, which a copied value may have. */
const deepest = 20

/**
 * Whether a value is more than a call may carry, before any schema looks at it: a page that went wrong
 * must not make main busy. Counts characters, bytes and members.
 */
export function isTooMuch(value: unknown, most = mostCharacters): boolean {
  let left = most
  const take = (amount: number): boolean => (left -= amount) < 0
  const walk = (part: unknown, depth: number): boolean => {
    if (depth > deepest) return true
    if (typeof part === 'string') return take(part.length)
    if (typeof part === 'bigint') return take(part.toString().length)
    if (typeof part !== 'object' || part === null) return take(1)
    if (ArrayBuffer.isView(part) || part instanceof ArrayBuffer) return take(part.byteLength)
    if (part instanceof Map || part instanceof Set) {
      return take(part.size) || walk([...part], depth + 1)
    }
    // By its length and not its members: holes cost the schemas as much as members do.
    if (Array.isArray(part) && take(part.length)) return true
    return Object.entries(part).some(
      ([name, member]) => take(name.length) || walk(member, depth + 1),
    )
  }
  return walk(value, 0)
}
