/**
 * The one reader of JSON that people and programs hand over. A field that is there twice is refused, as a
 * link's is: `JSON.parse` would drop the first one without a word. `refused` is English, to be read
 * behind what it is about.
 */
export type JsonText = { value: unknown } | { refused: string; isTwice: boolean }

export function readJsonText(text: string): JsonText {
  const bare = text.replace(/^\uFEFF/, '')
  let value: unknown
  try {
    value = JSON.parse(bare)
  } catch (notJson) {
    if (!(notJson instanceof SyntaxError)) throw notJson
    return { refused: `is not JSON: ${notJson.message}`, isTwice: false }
  }
  const twice = repeatedKey(bare)
  return twice === null
    ? { value }
    : { refused: `has "${twice.slice(0, 100)}" twice`, isTwice: true }
}

/** The first key that an object of this JSON, which parses, has twice; null where none does. */
function repeatedKey(json: string): string | null {
  const open: (Set<string> | null)[] = []
  let text = ''
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}:]/gu)) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(null)
    else if (token === '}' || token === ']') open.pop()
    else if (token !== ':') text = token
    else {
      const key = JSON.parse(text) as string
      const keys = open.at(-1)
      if (keys?.has(key) === true) return key
      keys?.add(key)
    }
  }
  return null
}
