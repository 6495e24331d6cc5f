import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'

const renderer = join(import.meta.dirname, '../../renderer')

// Every style sheet stays once it is loaded: two screens with one class look right until somebody
// has been at the other.
it('gives each class one style sheet that lays it out', () => {
  const places = new Map<string, Set<string>>()
  for (const file of readdirSync(renderer, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.css')) continue
    const rules = readFileSync(join(renderer, file), 'utf8')
    for (const [, name = ''] of rules.matchAll(/^(\.[\w-]+)(?=,$| \{)/gm)) {
      places.set(name, (places.get(name) ?? new Set()).add(basename(file)))
    }
  }
  expect(places.size).toBeGreaterThan(100)
  expect([...places].filter(([, files]) => files.size > 1)).toEqual([])
})
