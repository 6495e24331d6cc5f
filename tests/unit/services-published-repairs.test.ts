import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readAnswerBody } from '../../electron/services/error-body.ts'
import { rateLimitsOf } from '../../electron/services/meaning.ts'

/** The published examples lost braces, lines and coordinates: a repair adds those back, and no more. */
const folder = new URL('../fixtures/published/', import.meta.url)
const text = (file: string) => readFileSync(new URL(file, folder), 'utf8')
const repaired = readdirSync(folder).filter((file) => file.endsWith('.json'))

/** Names, texts, amounts and literals in the order they stand, without the signs between them. */
function parts(json: string): string[] {
  const written = json.match(/"(?:[^"\\]|\\.)*"|[\w.+-]+/g) ?? []
  // 5.50 and 5.5 are the same amount.
  return written.map((part) => (/^-?\d/.test(part) ? String(Number(part)) : part))
}

/** What the longer of the two has and the shorter has not, or null when the shorter is not part of it. */
function added(raw: readonly string[], whole: readonly string[]): string[] | null {
  let next = 0
  const more: string[] = []
  for (const part of whole) {
    if (part === raw[next]) next += 1
    else more.push(part)
  }
  return next === raw.length ? more : null
}

const coordinates: Record<string, string[]> = {
  'cyclesoftware-keys.json': ['0', '0', '51.7', '5.56'],
  'cyclesoftware-stock.json': ['51.7', '5.56', '0', '0'],
  'cyclesoftware-stores.json': ['51.7', '5.56', '0', '0'],
}

describe('a published example that was repaired', () => {
  it.each(repaired)('%s is as published but for what the published copy lost', (file) => {
    const raw = text(file.replace('.json', '.txt'))
    expect(JSON.parse(text(file))).toBeTypeOf('object')
    expect(added(parts(raw), parts(text(file)))).toEqual(coordinates[file] ?? [])
  })
})

describe("CycleSoftware's published errors", () => {
  it.each([
    ['cyclesoftware-error.json', 'json', 'Unauthorized'],
    ['cyclesoftware-error.xml', 'xml', 'Unauthorized'],
    ['cyclesoftware-error-soap.xml', 'soap', 'The problem description'],
  ])('%s says no in %s', (file, form, words) => {
    expect(readAnswerBody(text(file))).toMatchObject({ form, saysNo: true, words })
  })

  it.each(['cyclesoftware-error.txt', 'cyclesoftware-error.xml.txt'])(
    '%s, as published, harms nothing',
    (file) => {
      expect(readAnswerBody(text(file)).saysNo).toBe(false)
    },
  )

  it('is a SOAP fault even in what is left of the published copy', () => {
    expect(readAnswerBody(text('cyclesoftware-error-soap.xml.txt'))).toMatchObject({
      form: 'soap',
      saysNo: true,
      words: 'The problem description',
    })
  })
})

describe("CycleSoftware's published limits", () => {
  it('are read from the headers of a cancelled lead', () => {
    const [, ...lines] = text('cyclesoftware-cancel-lead-head.txt').trim().split('\n')
    const headers = Object.fromEntries(
      lines.map((line): [string, string] => {
        const [name = '', ...rest] = line.split(':')
        return [name.toLowerCase(), rest.join(':').trim()]
      }),
    )
    expect(rateLimitsOf({ status: 200, headers, text: '', tooLong: false })).toEqual({
      minutelyLimit: 360,
      minutelyRemaining: 59,
      dailyLimit: 15_000,
      dailyRemaining: 14_999,
      dailyReset: 1_678_230_000_000,
    })
  })
})
