import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/inputs.md'), 'utf8')

/** The files of a folder, and of those in it, that export a reader. */
function readersIn(folder: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.ts'))
    .filter((file) =>
      /^export function read[A-Z]/m.test(readFileSync(join(root, folder, file), 'utf8')),
    )
}

test('every reader of a text that comes in is in its documentation', () => {
  const files = [...readersIn('shared'), ...readersIn('electron/services')]
  expect(files.length).toBeGreaterThan(10)
  const names = files.map((file) => file.split(/[\\/]/).at(-1) ?? '')
  expect(names.filter((name) => !page.includes(name))).toEqual([])
})

test('every file that the documentation of what comes in names is there', () => {
  const named = [...page.matchAll(/`((?:shared|electron|renderer|tests)\/[\w./-]+)`/g)]
  const paths = named.map(([, path = '']) => path)
  expect(paths.length).toBeGreaterThan(10)
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
