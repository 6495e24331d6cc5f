import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Fault } from '../../shared/fault.ts'

test('every fault that a command can end with is in the table of its documentation', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/command-line.md'), 'utf8')
  const kinds = Fault.options.map(({ shape }) => shape.kind.value)
  expect(kinds.filter((kind) => !page.includes(`\`${kind}\``))).toEqual([])
})
