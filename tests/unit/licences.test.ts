import { describe, expect, it } from 'vitest'
import { allThatShips } from '../../build/bill-of-materials.mjs'
import { nameOf } from '../../build/shipped-packages.mjs'
import { licences } from '../../build/licences.mjs'

describe('the licences in the app', () => {
  const listed = licences()

  it('are those of everything that ships, each package once', () => {
    const packages = listed.flatMap(({ packages: names }) => names)
    expect(packages.length).toBeGreaterThan(100)
    expect(new Set(packages).size).toBe(
      new Set(allThatShips().map((one) => `${nameOf(one)} ${one.version}`)).size,
    )
    for (const name of ['electron ', 'keytar', 'react ', 'serialport ', 'zod ']) {
      expect(packages.some((one) => one.includes(name))).toBe(true)
    }
  })

  it('are ones a shop may be given a program under', () => {
    const may = [
      ...['MIT', 'ISC', '0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'OFL-1.1'],
      ...['BlueOak-1.0.0', 'Python-2.0'],
    ]
    expect(listed.filter(({ licence }) => !may.includes(licence))).toEqual([])
  })

  it('come with the text that has to come with them', () => {
    const silent = listed.filter(({ text }) => text === '').flatMap(({ packages }) => packages)
    // These publish none; their package.json says MIT.
    expect(silent).toEqual(['abstract-logging 2.0.1', 'lazy-val 1.0.5', 'client-only 0.0.1'])
  })
})
