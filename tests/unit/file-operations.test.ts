import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { watchedFunctions } from '../support/disk-watch.ts'

// What no test can disturb, no test can prove: every function of Node that the counter uses on files is one
// that the crash-and-disk harness kills and refuses (tests/support/disk-watch.ts).

/** Closing is never refused; types and numbers are no operations. */
const noOperation = new Set(['closeSync', 'constants'])
/** A new version on its way is checked by its SHA-512 before anybody takes it: tests/integration/updates.test.ts. */
const streams = new Set(['createReadStream', 'createWriteStream'])

const root = join(import.meta.dirname, '../..')
const files = readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('training'))
  .map((name) => join('electron', name))

function used(): { file: string; name: string }[] {
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return [
      ...text.matchAll(/import (type )?([^'"]*?) from '(?:node:)?fs(?:\/promises)?'/g),
    ].flatMap(([, type, names = '']) => {
      if (type !== undefined) return []
      if (!names.startsWith('{')) return [{ file, name: names }]
      return names
        .slice(1, -1)
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type '))
        .map((name) => ({ file, name }))
    })
  })
}

it('every operation on a file goes through the harness that kills and refuses it', () => {
  expect(used().length).toBeGreaterThan(80)
  const unwatched = used().filter(
    ({ file, name }) =>
      !watchedFunctions.has(name) &&
      !noOperation.has(name) &&
      !(streams.has(name) && file === 'electron/services/updates/update-server.ts'),
  )
  expect(unwatched).toEqual([])
})

it('files are written whole or line by line: nobody else writes into one that others read', () => {
  const writers =
    /^(writeSync|writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream)$/
  expect(
    used()
      .filter(({ name }) => writers.test(name))
      .map(({ file, name }) => `${file} ${name}`)
      .toSorted(),
  ).toEqual([
    // One page into a copy that only this process has.
    'electron/adapters/database/first-page.ts writeSync',
    'electron/adapters/hand-over-folder/placed-files.ts appendFileSync',
    // Line by line, on a file that stays open.
    'electron/adapters/log-file.ts writeSync',
    'electron/adapters/write-whole.ts writeSync',
    'electron/services/updates/update-server.ts createWriteStream',
  ])
})

it('what cannot be looked at is never taken for missing where the counter keeps its data', () => {
  const lying = used().filter(
    ({ file, name }) => name === 'existsSync' && file.startsWith('electron/adapters'),
  )
  expect(lying).toEqual([])
})
