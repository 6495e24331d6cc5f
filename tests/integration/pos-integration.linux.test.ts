import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { HandOver, readHandOverFile, readHandOverLink } from '../../shared/hand-over.ts'

const text = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')
const page = text('pos-integration.md')
const schema = JSON.parse(text('pos-integration.schema.json')) as object
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, block = '']) => block,
  )

/** What a till's maker is told, held against what the counter does. */
describe('the page for the makers of tills', () => {
  it('has the schema that the counter reads by', () => {
    expect(schema).toEqual(z.toJSONSchema(HandOver, { io: 'input' }))
  })

  it('has a schema that refuses what the counter refuses, in whatever is handed over', () => {
    const validate = new Ajv2020({ strict: false }).compile(schema)
    const value = fc.oneof(fc.string({ maxLength: 80 }), fc.integer(), fc.constant('8717231204726'))
    const field = fc.constantFrom('ref', 'barcode', 'frame', 'brand', 'priceCents', 'name', 'x')
    const handOver = fc.constantFrom('sale', 'check', 'lead', 'else')
    fc.assert(
      fc.property(handOver, fc.dictionary(field, value, { maxKeys: 4 }), (what, fields) => {
        const given = { ...fields, handOver: what }
        if (HandOver.safeParse(given).success) expect(validate(given)).toBe(true)
        // Only white space around a text is the counter's own: it is cut off, and then it is judged.
        else if (validate(given)) expect(JSON.stringify(given)).toMatch(/"\s|\s"|\\/)
      }),
      { numRuns: 1_000 },
    )
  })

  it('gives examples that the counter takes', () => {
    const examples = blocks('json')
    expect(examples).not.toEqual([])
    for (const example of examples) expect(readHandOverFile(example)).toMatchObject({ ok: true })
    const links = page.match(/cicopass-counter:\/\/[^\s`]+\?[^\s`]+/g) ?? []
    expect(links).not.toEqual([])
    for (const link of links) expect(readHandOverLink(link)).toMatchObject({ ok: true })
  })

  it('has a script that hands a sale over', () => {
    const folder = mkdtempSync(join(tmpdir(), 'counter-script-'))
    const script = join(folder, 'hand-over-sale.sh')
    writeFileSync(script, blocks('sh')[0] ?? '')
    const words = [folder, '1017', '8717231204726', 'WBK1234567', '369900']
    expect(spawnSync('sh', [script, ...words], { encoding: 'utf8' })).toMatchObject({ status: 0 })
    expect(readdirSync(folder).toSorted()).toEqual(['1017.json', 'hand-over-sale.sh'])
    expect(readHandOverFile(readFileSync(join(folder, '1017.json'), 'utf8'))).toMatchObject({
      value: { handOver: 'sale', ref: '1017', frame: 'WBK1234567', priceCents: 369_900 },
    })
    rmSync(folder, { recursive: true })
  })
})
