import { describe, expect, it } from 'vitest'
import { readDelivery } from '../../electron/core/command-line/delivery-input.ts'
import { listLines } from '../../shared/list-lines.ts'
import { fc } from '../support/random.ts'

const known = {}
const read = (text: string) => readDelivery(text, { barcode: null, known })
const linesOf = (text: string) => {
  const list = read(text)
  if (!list.ok) throw new Error(JSON.stringify(list.fault))
  return list.value.lines.map(({ number, shieldCode }) => [number.sent, shieldCode])
}

/** Frame numbers as they are, told apart from everything else on a list. */
const number = fc.integer({ min: 1_000_000, max: 9_999_999 }).map((n) => `WBK${String(n)}`)
const shield = fc.integer({ min: 100_000_000, max: 999_999_999 }).map((n) => `CICO-${String(n)}`)
const bikes = fc.uniqueArray(fc.record({ number, shield: fc.option(shield) }), {
  minLength: 1,
  maxLength: 6,
  selector: (bike) => bike.number,
})
const lineEnds = fc.constantFrom(
  '\n',
  '\r',
  '\r\n',
  '\u0085',
  '\u2028',
  '\u2029',
  '\n\n',
  '\r\n \r\n',
)
const separator = fc.constantFrom(';', ',', '\t')
const padding = fc.constantFrom('', ' ', '  ', '\u00A0')
const header = fc.constantFrom(
  null,
  ['Framenummer', 'Shield'],
  ['Frame nr.', 'CicoShield-code'],
  ['Frame number', 'Shield code'],
  ['Rahmennummer', 'Schildnummer'],
  ['Numéro de cadre', 'Code du shield'],
  ['"Framenummer"', '"Sticker"'],
)

const written = fc
  .record({ bikes, separator, header, isSwapped: fc.boolean(), saysSeparator: fc.boolean() })
  .chain((list) =>
    fc
      .array(
        fc.record({
          end: lineEnds,
          quote: fc.constantFrom('', '"'),
          pads: fc.tuple(padding, padding),
          behind: fc.constantFrom(0, 0, 1, 3),
        }),
        { minLength: list.bikes.length, maxLength: list.bikes.length },
      )
      .map((forms) => ({ ...list, forms })),
  )

function textOf(list: typeof written extends fc.Arbitrary<infer T> ? T : never): string {
  const swaps = list.isSwapped && list.header !== null
  const order = (columns: readonly string[]) => (swaps ? columns.toReversed() : columns)
  const first = list.header === null ? '' : `${order(list.header).join(list.separator)}\r\n`
  const says = list.saysSeparator ? `sep=${list.separator}\r\n` : ''
  const rows = list.bikes.map((bike, nth) => {
    const form = list.forms[nth] ?? { end: '\n', quote: '', pads: ['', ''], behind: 0 }
    const columns = order([bike.number, bike.shield ?? '']).map(
      (column) => `${form.pads[0]}${form.quote}${column}${form.quote}${form.pads[1]}`,
    )
    return columns.join(list.separator) + list.separator.repeat(form.behind) + form.end
  })
  return says + first + rows.join('')
}

describe('A list of bikes', () => {
  it('is read as what it says, however a program writes it', () => {
    fc.assert(
      fc.property(written, fc.constantFrom('', '\uFEFF'), (list, mark) => {
        const shields = list.bikes.map((bike) => bike.shield)
        const once = new Set(shields.filter((code) => code !== null))
        fc.pre(once.size === shields.filter((code) => code !== null).length)
        expect(linesOf(mark + textOf(list))).toEqual(
          list.bikes.map((bike) => [bike.number, bike.shield]),
        )
      }),
    )
  })

  it('never becomes other bikes by what stands between them', () => {
    const sign = fc.constantFrom('"', "'", ';', ',', '\t', ' ', '|', '\u200B', '=', '""', ';;', '*')
    const noise = fc.array(fc.tuple(sign, fc.nat()), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(written, noise, (list, inserted) => {
        const text = inserted.reduce((before, [beside, place]) => {
          const at = place % (before.length + 1)
          return before.slice(0, at) + beside + before.slice(at)
        }, textOf(list))
        const answer = read(text)
        if (!answer.ok) return
        const right = list.bikes.map((bike) => [bike.number, bike.shield])
        expect(
          answer.value.lines.map(({ number: one, shieldCode }) => [one.compared, shieldCode]),
        ).toEqual(right)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is refused as a whole where anything else stands on a line', () => {
    const more = fc.constantFrom(
      'blauw',
      'Gazelle',
      '1',
      'WBK9999999',
      'CICO-999999998',
      '€ 1.299,00',
    )
    fc.assert(
      fc.property(bikes, separator, more, fc.nat(), (list, sign, beside, place) => {
        const rows = list.map((bike) => [bike.number, bike.shield ?? ''])
        rows[place % rows.length]?.push(`"${beside}"`)
        const answer = read(rows.map((row) => row.join(sign)).join('\n'))
        expect(answer.ok).toBe(false)
      }),
    )
  })

  it.each(['\n', '\r', '\r\n', '\u0085', '\u2028'])(
    'keeps a line end inside the quotes of a cell in that cell: %j',
    (end) => {
      const text = (cell: string) => `"${cell}";CICO-123456789${end}WBK7654321;CICO-123456788`
      // Half of it would be a number of its own, and the other half would get the shield.
      for (const cell of [
        `WBK7600${end}1234567`,
        `WBK7600001${end}WBK7600002`,
        `GZ${end}${end}4711`,
      ]) {
        expect(read(text(cell))).toMatchObject({
          fault: { kind: 'bad-input', problems: [{ field: 'bikes.0.frameNumber' }] },
        })
      }
      const around = read(text(`${end}WBK1234567${end}`))
      expect(around.ok && around.value.lines.map(({ shieldCode }) => shieldCode)).toEqual([
        'CICO-123456789',
        'CICO-123456788',
      ])
      expect(listLines(`"Frame${end}nummer";Sticker${end}WBK7654321;CICO-123456788`)).toEqual([
        { frameNumber: 'WBK7654321', shieldCode: 'CICO-123456788', rest: '' },
      ])
    },
  )

  it('takes a quote that nothing closes for no cell', () => {
    expect(listLines('"WBK1234567;CICO-123456789\nWBK7654321')).toHaveLength(2)
    expect(linesOf('WBK1234567;"CICO-123456789\n"WBK7654321')).toHaveLength(2)
  })

  it.each(['sep=;', '"sep=;"', 'SEP=;', ' sep=; '])('begins with %s of a spreadsheet', (first) => {
    expect(linesOf(`${first}\r\nWBK1234567;CICO-123456789\r\n`)).toEqual([
      ['WBK1234567', 'CICO-123456789'],
    ])
    // Told so, it is parted by that sign alone.
    expect(listLines(`${first}\r\nWBK1234567,CICO-123456789`)).toEqual([
      { frameNumber: 'WBK1234567,CICO-123456789', shieldCode: '', rest: '' },
    ])
  })

  it.each(['', '\r\n \t\r\n', '\uFEFF', 'sep=;\r\n', 'Framenummer;Shield\r\n'])(
    'without a bike in it is refused as that: %j',
    (text) => {
      expect(read(text)).toMatchObject({
        fault: { kind: 'bad-input', problems: [{ field: 'bikes', reason: 'has no bike' }] },
      })
    },
  )
})
