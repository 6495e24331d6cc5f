import { describe, expect, it } from 'vitest'
import { fillIn } from '../../shared/fill-in.ts'
import { fc } from '../support/random.ts'

describe('A sentence with parameters', () => {
  it('has the texts and numbers that it names, and a list with commas', () => {
    const values = { bike: 'Gazelle', count: 0, ids: [101, 102], because: null }
    expect(fillIn('{{count}} of {{bike}}: {{ids}}', values)).toBe('0 of Gazelle: 101, 102')
  })

  it('leaves a parameter as it is written when nobody says it, or only an object does', () => {
    const open = '{{count}} {{because}} {{toString}} {{constructor}}'
    expect(fillIn(open, { because: null })).toBe(open)
    expect(fillIn('{{problems}}', { problems: { field: 'x' } })).toBe('{{problems}}')
  })

  it('says whatever stands in a value as it stands there', () => {
    const odd = fc.oneof(fc.string(), fc.constantFrom('{{other}}', '$&', '$1', '{{what}}'))
    fc.assert(
      fc.property(odd, odd, (what, other) => {
        expect(fillIn('a {{what}} b {{other}}', { what, other })).toBe(`a ${what} b ${other}`)
      }),
    )
  })
})
