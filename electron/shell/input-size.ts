/** What the page may say in one call: a sale is some hundreds of characters, a search fewer. */
const mostCharacters = 200_000
/** Nothing of ours goes this deep; it also ends a circle, which a copied value may have. */
const deepest = 20

/**
 * Whether a value is more than a call may carry, before any schema looks at it: a page that went wrong
 * must not make main busy. Counts characters, bytes and members, and stops at the first too many. No call
 * carries anything but text, numbers, lists, plain objects and bytes: what else can be copied across the
 * bridge (a number without end, a text as an object, a map, a pattern) is too much at any size.
 */
export function isTooMuch(value: unknown, most = mostCharacters): boolean {
  let left = most
  const take = (amount: number): boolean => (left -= amount) < 0
  const walk = (part: unknown, depth: number): boolean => {
    if (depth > deepest) return true
    if (typeof part === 'string') return take(part.length)
    // Its digits would have to be reckoned to be counted.
    if (typeof part === 'bigint') return true
    if (typeof part !== 'object' || part === null) return take(1)
    if (ArrayBuffer.isView(part) || part instanceof ArrayBuffer) return take(part.byteLength)
    // By its length and not its members: holes cost the schemas as much as members do.
    if (Array.isArray(part) ? take(part.length) : !isPlain(part)) return true
    // Not `Object.entries`, which makes a list of all of them first.
    for (const name in part) {
      if (!Object.hasOwn(part, name)) continue
      if (take(name.length) || walk((part as Record<string, unknown>)[name], depth + 1)) return true
    }
    return false
  }
  return walk(value, 0)
}

function isPlain(part: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(part)
  return prototype === Object.prototype || prototype === null
}
