/**
 * The structured clone algorithm over text, for values between the main process and a page, which
 * a DevTools connection carries as strings. Keeps what Electron's IPC keeps (cycles, undefined,
 * BigInt, Map, Set, Date, RegExp, typed arrays; an Error's message, stack and cause) and refuses
 * what it refuses (functions, symbols, promises, Blob, File).
 *
 * One self-contained function, because its source text is also run inside the page.
 */
export function structuredCloneText(): {
  pack: (value: unknown) => string
  unpack: (text: string) => unknown
} {
  type Cell = null | boolean | number | string | readonly unknown[]
  const refuse = (): never => {
    throw new Error('An object could not be cloned.')
  }
  const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)
  const refused = new Set(
    'Promise WeakMap WeakSet WeakRef Blob File FileList MessagePort ReadableStream WritableStream Window HTMLDocument Response Request Generator GeneratorFunction'.split(
      ' ',
    ),
  )

  const toBase64 = (bytes: Uint8Array): string => {
    let binary = ''
    for (let at = 0; at < bytes.length; at += 0x8000) {
      binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    }
    return btoa(binary)
  }
  const fromBase64 = (text: string): ArrayBuffer =>
    Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer

  const pack = (root: unknown): string => {
    const cells: Cell[] = []
    const seen = new Map<object, number>()
    const put = (value: unknown): Cell => {
      switch (typeof value) {
        case 'undefined':
          return ['undefined']
        case 'boolean':
        case 'string':
          return value
        case 'number':
          if (Object.is(value, -0)) return ['number', '-0']
          return Number.isFinite(value) ? value : ['number', String(value)]
        case 'bigint':
          return ['bigint', String(value)]
        case 'object':
          return value === null ? null : ['at', place(value)]
        default:
          return refuse()
      }
    }
    const place = (value: object): number => {
      const known = seen.get(value)
      if (known !== undefined) return known
      const index = cells.push(null) - 1
      seen.set(value, index)
      cells[index] = describe(value)
      return index
    }
    const members = (value: object): readonly unknown[] =>
      Object.entries(value).map(([key, member]) => [key, put(member)])
    const describe = (value: object): Cell => {
      if (Array.isArray(value)) return ['array', Array.from(value, put)]
      if (value instanceof Date) return ['date', put(value.getTime())]
      if (value instanceof RegExp) return ['regexp', value.source, value.flags]
      if (value instanceof Map)
        return ['map', [...value].map(([key, item]) => [put(key), put(item)])]
      if (value instanceof Set) return ['set', [...value].map(put)]
      if (value instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(value))]
      if (ArrayBuffer.isView(value)) {
        const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
        // Node's Buffer arrives as the Uint8Array it is.
        return ['view', tagOf(value), toBase64(bytes)]
      }
      if (value instanceof Error) {
        const cause = 'cause' in value ? [put(value.cause)] : []
        return ['error', value.name, value.message, value.stack ?? '', ...cause]
      }
      return refused.has(tagOf(value)) ? refuse() : ['object', members(value)]
    }
    const rootCell = put(root)
    return JSON.stringify([rootCell, cells])
  }

  const unpack = (text: string): unknown => {
    const [rootCell, cells] = JSON.parse(text) as [Cell, Cell[]]
    const made = new Map<number, unknown>()
    const take = (cell: unknown): unknown => {
      if (!Array.isArray(cell)) return cell
      const [tag, content] = cell as [string, unknown]
      if (tag === 'undefined') return undefined
      if (tag === 'number') return Number(content)
      if (tag === 'bigint') return BigInt(content as string)
      return build(content as number)
    }
    const build = (index: number): unknown => {
      if (made.has(index)) return made.get(index)
      const keep = <T>(value: T): T => {
        made.set(index, value)
        return value
      }
      const [tag, ...content] = cells[index] as unknown as [string, ...unknown[]]
      const first = content[0]
      switch (tag) {
        case 'array': {
          const array = keep<unknown[]>([])
          for (const item of first as unknown[]) array.push(take(item))
          return array
        }
        case 'date':
          return keep(new Date(take(first) as number))
        case 'regexp':
          return keep(new RegExp(first as string, content[1] as string))
        case 'map': {
          const map = keep(new Map<unknown, unknown>())
          for (const [key, item] of first as [unknown, unknown][]) map.set(take(key), take(item))
          return map
        }
        case 'set': {
          const set = keep(new Set<unknown>())
          for (const item of first as unknown[]) set.add(take(item))
          return set
        }
        case 'buffer':
          return keep(fromBase64(first as string))
        case 'view': {
          const views = globalThis as unknown as Record<
            string,
            new (buffer: ArrayBuffer) => unknown
          >
          const View = views[first as string] ?? Uint8Array
          return keep(new View(fromBase64(content[1] as string)))
        }
        case 'error': {
          const [name, message, stack, ...cause] = content as [string, string, string, ...unknown[]]
          // The names that the algorithm knows; any other arrives as a plain Error.
          const errors = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }
          const Kind = (errors as Record<string, ErrorConstructor>)[name] ?? Error
          const error = keep(new Kind(message))
          Object.defineProperty(error, 'stack', {
            value: stack,
            writable: true,
            configurable: true,
          })
          if (cause.length > 0) {
            Object.defineProperty(error, 'cause', { value: take(cause[0]), configurable: true })
          }
          return error
        }
        default: {
          const object = keep<Record<string, unknown>>({})
          for (const [key, item] of first as [string, unknown][]) {
            // Not an assignment: `__proto__` is an ordinary key here.
            Object.defineProperty(object, key, {
              value: take(item),
              writable: true,
              enumerable: true,
              configurable: true,
            })
          }
          return object
        }
      }
    }
    return take(rootCell)
  }

  return { pack, unpack }
}
