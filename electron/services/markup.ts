import { Parser } from 'htmlparser2'

/** What markup says, HTML, XML and SOAP alike: entities decoded, CDATA opened, comments left out. */
export type Markup = {
  /** Whether there is an element of this name; names are in lower case and without their prefix. */
  has(name: string): boolean
  /** The text inside the first element of this name, tags within it as white space; null: none. */
  textOf(name: string): string | null
  /** All of it, without what is for programs. */
  text: string
}

/** Their content is for a browser. */
const forPrograms = new Set(['script', 'style'])

/** Reads what is there, whole or not: a page that was cut, tags that nobody closed. Nothing here throws. */
export function readMarkup(written: string, sought: readonly string[]): Markup {
  const names = new Set<string>()
  const texts = new Map<string, string[]>()
  const all: string[] = []
  /** Of the sought ones that are open, the first of its name: where its text goes. */
  const open = new Map<string, { depth: number; parts: string[] }>()
  let depth = 0
  let skipped: string | null = null

  const say = (text: string): void => {
    if (skipped !== null) return
    all.push(text)
    for (const { parts } of open.values()) parts.push(text)
  }
  const parser = new Parser(
    {
      onopentagname(tag) {
        const name = localName(tag)
        names.add(name)
        say(' ')
        depth += 1
        if (forPrograms.has(name)) skipped ??= name
        if (!sought.includes(name) || texts.has(name)) return
        const parts: string[] = []
        texts.set(name, parts)
        open.set(name, { depth, parts })
      },
      onclosetag(tag) {
        const name = localName(tag)
        if (open.get(name)?.depth === depth) open.delete(name)
        depth -= 1
        if (skipped === name) skipped = null
        say(' ')
      },
      ontext: say,
    },
    { recognizeCDATA: true, recognizeSelfClosing: true },
  )
  parser.end(written)
  const folded = (parts: readonly string[]): string => parts.join('').replace(/\s+/g, ' ').trim()
  return {
    has: (name) => names.has(name),
    textOf(name) {
      const parts = texts.get(name)
      return parts === undefined ? null : folded(parts)
    },
    text: folded(all),
  }
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1)
}
