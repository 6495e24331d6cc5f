import { describe, expect, it } from 'vitest'
import { frameNumberIn } from '../../shared/frame-number.ts'
import { readHandOverFile } from '../../shared/hand-over.ts'
import { readJsonText } from '../../shared/json-text.ts'
import { parseInput } from '../../electron/core/command-line/parse-input.ts'
import { z } from 'zod'
import { fc } from '../support/random.ts'

describe('JSON of another program', () => {
  it('is what it says, however deep, and refused as soon as a field is there twice', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.string(),
        fc.jsonValue(),
        fc.jsonValue(),
        (rest, key, one, other) => {
          expect(readJsonText(JSON.stringify(rest, null, 2))).toEqual({
            value: JSON.parse(JSON.stringify(rest)) as unknown,
          })
          const name = JSON.stringify(key)
          const twice = `{${name}:${JSON.stringify(one)},${name}:${JSON.stringify(other)}}`
          for (const text of [
            twice,
            `[1,${twice}]`,
            `{"a":${JSON.stringify(rest)},"b":[${twice}]}`,
          ]) {
            expect(readJsonText(text)).toEqual({
              refused: `has "${key.slice(0, 100)}" twice`,
              isTwice: true,
            })
          }
        },
      ),
    )
  })

  it('is the same field also where it is escaped, and another one in another object', () => {
    expect(readJsonText('{"frame":"A1","fr\\u0061me":"B2"}')).toEqual({
      refused: 'has "frame" twice',
      isTwice: true,
    })
    expect(readJsonText('[{"a":1},{"a":2,"b":{"a":"\\"a\\":1"}}]')).toHaveProperty('value')
  })

  it.each(['', '{', '{"a":1} x', 'NaN', "{'a':1}", '{"a":01}', '{"a":1,}'])(
    'is none as %j',
    (text) => {
      expect(readJsonText(text)).toEqual({
        refused: expect.stringMatching(/^is not JSON/) as string,
        isTwice: false,
      })
    },
  )

  it('with a number twice is refused by every door that takes it', () => {
    const file = readHandOverFile('{"handOver":"sale","frame":"WBK1234567","frame":"WBK7654321"}')
    expect(file).toMatchObject({ fault: { problems: [{ reason: 'has a field twice' }] } })
    const input = parseInput(z.object({ a: z.number() }), '{"a":1,"a":2}')
    expect(input).toMatchObject({
      fault: { problems: [{ reason: 'standard input must be one JSON object: it has "a" twice' }] },
    })
    expect(frameNumberIn('{"frame":"WBK1234567","frame":"WBK7654321"}')).toEqual({
      is: 'refused',
      reason: 'columns',
    })
  })
})
