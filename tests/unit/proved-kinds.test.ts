import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { format } from 'prettier'
import { describe, expect, it } from 'vitest'
import { kept, keptOut, loud, once, tableOf } from '../support/proved-kinds.ts'

// docs/fault-matrix.md and docs/security.md name each kind of trouble with the test that makes it happen. A
// test that is renamed or deleted is missed here.

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const kinds = [...kept, ...once, ...loud, ...keptOut]

describe('A kind of trouble', () => {
  it.each(kinds)('$kind: its tests are there under the names that the docs have', ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0)
    const missing = tests.filter(([file, title]) => {
      const text = existsSync(join(root, 'tests', file)) ? read(join('tests', file)) : ''
      return !["'", '"', '`'].some((quote) => text.includes(`${quote}${title}${quote}`))
    })
    expect(missing).toEqual([])
  })

  it('is named once', () => {
    expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length)
  })
})

it('docs/security.md has the kinds that are let in or made to act', async () => {
  const [begin, end] = [
    '<!-- kinds, by tests/unit/proved-kinds.test.ts -->',
    '<!-- end of kinds -->',
  ]
  const page = read('docs/security.md')
  const [before = '', rest = ''] = page.split(begin)
  const after = rest.split(end)[1] ?? ''
  const wanted = await format(`${before}${begin}\n\n${tableOf(keptOut)}\n\n${end}${after}`, {
    ...{ parser: 'markdown', printWidth: 100, proseWrap: 'preserve' },
  })
  if (process.env['COUNTER_WRITE_DOCS'] === '1')
    writeFileSync(join(root, 'docs/security.md'), wanted)
  expect(read('docs/security.md')).toBe(wanted)
})

it('docs/fault-matrix.md has the kinds that lose, double or hide something', () => {
  const page = read('docs/fault-matrix.md')
  for (const { kind, tests } of [...kept, ...once, ...loud]) {
    expect(page).toContain(kind)
    for (const [file] of tests) expect(page).toContain(file)
  }
})

it('every test file that a page names is there', () => {
  const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.md'),
  )
  const named = pages.flatMap((page) =>
    [...read(join('docs', page)).matchAll(/`(tests\/[\w/.-]+\.test\.tsx?)`/g)].map(
      ([, file = '']) => `${page} ${file}`,
    ),
  )
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter((one) => !existsSync(join(root, one.split(' ')[1] ?? '')))).toEqual([])
})
