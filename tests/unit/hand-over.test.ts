import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import {
  HandOver,
  longestLink,
  readHandOverFile,
  readHandOverLink,
} from '../../shared/hand-over.ts'

const problemsOf = (read: ReturnType<typeof readHandOverLink>) =>
  read.ok || read.fault.kind !== 'bad-input' ? [] : read.fault.problems.map(({ field }) => field)

describe('a link from another program', () => {
  it('hands over a sale', () => {
    const link =
      'cicopass-counter://sale?barcode=8717231204726&frame=WBK%20123%204567&priceCents=369900&ref=2024-17'
    expect(readHandOverLink(link)).toEqual({
      ok: true,
      value: {
        handOver: 'sale',
        barcode: '8717231204726',
        frame: 'WBK 123 4567',
        priceCents: 369_900,
        ref: '2024-17',
      },
    })
  })

  it('is read as Windows and macOS pass it on', () => {
    for (const link of [
      'cicopass-counter://check/?frame=WBK1234',
      'CICOPASS-COUNTER://CHECK?frame=WBK1234',
    ]) {
      expect(readHandOverLink(link)).toMatchObject({ ok: true, value: { handOver: 'check' } })
    }
  })

  it('starts a lead with what is known of the customer', () => {
    const link = 'cicopass-counter://lead?type=test_ride&name=Jos%C3%A9+de+Vries&phone=0612345678'
    expect(readHandOverLink(link)).toMatchObject({
      ok: true,
      value: { type: 'test_ride', name: 'José de Vries', phone: '0612345678' },
    })
  })

  it.each([
    ['a name of nothing we know', 'cicopass-counter://transfer?frame=WBK1234', 'handOver'],
    ['another scheme', 'https://sale?frame=WBK1234', ''],
    ['a path behind the name', 'cicopass-counter://sale/../../etc?frame=WBK1234', ''],
    ['a user before the name', 'cicopass-counter://me@sale?frame=WBK1234', ''],
    ['a parameter twice', 'cicopass-counter://sale?frame=WBK1234&frame=WBK9999', 'frame'],
    ['its own name as a parameter', 'cicopass-counter://sale?handOver=lead&frame=A123', 'handOver'],
    ['a parameter we do not know', 'cicopass-counter://sale?frame=WBK1234&run=calc', ''],
    [
      'a price that is no number',
      'cicopass-counter://sale?frame=WBK1234&priceCents=1e9',
      'priceCents',
    ],
    ['a price below nothing', 'cicopass-counter://sale?frame=WBK1234&priceCents=-5', 'priceCents'],
    ['no bike at all', 'cicopass-counter://sale?priceCents=100', ''],
    ['a shield', 'cicopass-counter://sale?frame=WBK1234&shield=CICO-123456789', ''],
    ['a line end in a field', 'cicopass-counter://sale?frame=WBK1234%0AEnter', 'frame'],
    ['a sign that turns text round', 'cicopass-counter://sale?brand=%E2%80%AEellezag', 'brand'],
    ['text that is not UTF-8', 'cicopass-counter://sale?brand=%FF%FE', 'brand'],
    ['a ref with markup', 'cicopass-counter://sale?frame=WBK1234&ref=%3Cb%3E', 'ref'],
  ])('is refused with %s', (_, link, field) => {
    expect(problemsOf(readHandOverLink(link))).toContain(field)
  })

  it('is refused when it is too long, whatever is in it', () => {
    const link = `cicopass-counter://sale?frame=${'A'.repeat(longestLink)}`
    expect(readHandOverLink(link).ok).toBe(false)
  })

  it('is a value or a refusal, whatever text it is', () => {
    const start = fc.constantFrom(
      'cicopass-counter://',
      'cicopass-counter:',
      '',
      'cicopass-counter://sale?',
    )
    fc.assert(
      fc.property(start, fc.string({ unit: 'binary', maxLength: 300 }), (head, tail) => {
        const read = readHandOverLink(head + tail)
        expect(read.ok ? HandOver.safeParse(read.value).success : read.fault.kind).toBe(
          read.ok ? true : 'bad-input',
        )
      }),
      { numRuns: 2_000 },
    )
  })

  it('gives back every printable text as it was, and lets no other through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 64 }), (brand) => {
        if (!brand.isWellFormed()) return
        const read = readHandOverLink(`cicopass-counter://sale?brand=${encodeURIComponent(brand)}`)
        if (!read.ok) return
        expect(read.value).toMatchObject({ brand: brand.trim() })
        expect(brand.trim()).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a file from another program', () => {
  it('hands over a sale, with the mark that Windows programs put before it', () => {
    const text = '\uFEFF{"handOver":"sale","brand":"Gazelle","color":"zwart","priceCents":149900}'
    expect(readHandOverFile(text)).toMatchObject({ ok: true, value: { color: 'zwart' } })
  })

  it('is refused when it is several, or reaches for what objects are made of', () => {
    for (const text of [
      '[{"handOver":"check","frame":"WBK1234"}]',
      '{"handOver":"check","frame":"WBK1234","__proto__":{"ref":"x"}}',
      '{"handOver":"check","frame":"WBK1234","constructor":1}',
      '{"handOver":"check","frame":["WBK1234"]}',
      '{"handOver":"check","frame":"WBK1234"',
      'null',
    ]) {
      expect({ text, ok: readHandOverFile(text).ok }).toEqual({ text, ok: false })
    }
    expect(Object.hasOwn(Object.prototype, 'ref')).toBe(false)
  })

  it('is a value or a refusal, whatever JSON it is', () => {
    const json = fc.oneof(
      fc.json(),
      fc
        .record(
          {
            handOver: fc.constantFrom('sale', 'check', 'lead'),
            frame: fc.oneof(fc.string(), fc.jsonValue()),
            barcode: fc.oneof(fc.string(), fc.jsonValue()),
            ref: fc.jsonValue(),
            priceCents: fc.jsonValue(),
          },
          { requiredKeys: ['handOver'] },
        )
        .map((value) => JSON.stringify(value)),
      fc.string(),
    )
    fc.assert(
      fc.property(json, (text) => {
        const read = readHandOverFile(text)
        if (read.ok) HandOver.parse(read.value)
        else expect(read.fault.kind).toBe('bad-input')
      }),
      { numRuns: 2_000 },
    )
  })
})
