import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import rules from '../../.dependency-cruiser.mjs'

// A rule that matches nothing looks exactly like a rule that is kept. So each one is broken here
// once, in a small tree of the repository's shape, with packages that are only a name.

/** What stands in every tree; each file is innocent. */
const tree: Readonly<Record<string, string>> = {
  'shared/bike.ts': "import { z } from 'zod'\nexport const Bike = z",
  'electron/core/ports.ts':
    "import type { Bike } from '../../shared/bike.ts'\nexport type B = Bike",
  'electron/core/counter.ts':
    "import { createHash } from 'node:crypto'\nimport type { B } from './ports.ts'\nexport const c: B = createHash",
  'electron/services/http.ts': 'export const http = 1',
  'electron/services/cicopass/client.ts':
    "import type { B } from '../../core/ports.ts'\nimport { http } from '../http.ts'\nexport const c: B = http",
  'electron/services/route.ts': 'export const routesOf = 1',
  'electron/services/cyclesoftware/routes.ts':
    "import { routesOf } from '../route.ts'\nexport const routes = routesOf",
  'electron/services/cyclesoftware/client.ts': "export { http } from '../http.ts'",
  'electron/adapters/keychain.ts':
    "import keytar from 'keytar'\nimport type { B } from '../core/ports.ts'\nexport const k: B = keytar",
  'electron/training/shop.ts':
    "import fastify from 'fastify'\nimport { Bike } from '../../shared/bike.ts'\nimport { routes } from '../services/cyclesoftware/routes.ts'\nexport const shop = [fastify, Bike, routes]",
  'electron/shell/main.ts':
    "import { app } from 'electron'\nimport { c } from '../core/counter.ts'\nimport { k } from '../adapters/keychain.ts'\nexport const main = [app, c, k]",
  'electron/preload.ts':
    "import { contextBridge } from 'electron'\nimport { Bike } from '../shared/bike.ts'\nexport const p = [contextBridge, Bike]",
  'electron/cli.ts':
    "import { c } from './core/counter.ts'\nimport { shop } from './training/shop.ts'\nexport const cli = [c, shop]",
  'renderer/main.tsx':
    "import react from 'react'\nimport { Bike } from '../shared/bike.ts'\nexport const m = [react, Bike]",
  'build/start.mjs': 'export const start = 1',
  'tests/unit/model.ts': 'export const model = 1',
}

const packages = {
  dependencies: ['zod', 'keytar', 'fastify'],
  devDependencies: ['electron', 'react', 'playwright', 'vitest'],
  undeclared: ['left-behind'],
}

interface Breach {
  readonly rule: string
  readonly file: string
  readonly imports: string
}

const breaches: readonly Breach[] = [
  { rule: 'no-circular', file: 'shared/a.ts', imports: './b.ts' },
  { rule: 'resolvable', file: 'electron/core/x.ts', imports: './not-there.ts' },
  { rule: 'shared-stays-in-shared', file: 'shared/x.ts', imports: '../electron/core/ports.ts' },
  { rule: 'shared-uses-zod-only', file: 'shared/x.ts', imports: 'fastify' },
  { rule: 'shared-uses-zod-only', file: 'shared/x.ts', imports: 'node:crypto' },
  { rule: 'core-knows-ports-only', file: 'electron/core/x.ts', imports: '../adapters/keychain.ts' },
  { rule: 'core-knows-ports-only', file: 'electron/core/x.ts', imports: '../services/http.ts' },
  { rule: 'core-uses-no-packages', file: 'electron/core/x.ts', imports: 'keytar' },
  { rule: 'core-touches-nothing-outside', file: 'electron/core/x.ts', imports: 'node:fs' },
  { rule: 'core-touches-nothing-outside', file: 'electron/core/x.ts', imports: 'fs/promises' },
  {
    rule: 'services-know-ports-only',
    file: 'electron/services/x.ts',
    imports: '../core/counter.ts',
  },
  {
    rule: 'services-are-apart',
    file: 'electron/services/cicopass/x.ts',
    imports: '../cyclesoftware/client.ts',
  },
  {
    rule: 'adapters-know-ports-only',
    file: 'electron/adapters/x.ts',
    imports: '../core/counter.ts',
  },
  {
    rule: 'training-knows-shared-only',
    file: 'electron/training/x.ts',
    imports: '../services/http.ts',
  },
  {
    rule: 'training-knows-shared-only',
    file: 'electron/training/x.ts',
    imports: '../services/cicopass/client.ts',
  },
  {
    rule: 'routes-know-no-shapes',
    file: 'electron/services/cicopass/routes.ts',
    imports: './client.ts',
  },
  { rule: 'routes-know-no-shapes', file: 'electron/services/route.ts', imports: 'zod' },
  { rule: 'training-uses-fastify-only', file: 'electron/training/x.ts', imports: 'keytar' },
  { rule: 'electron-in-the-shell-only', file: 'electron/adapters/x.ts', imports: 'electron' },
  { rule: 'electron-in-the-shell-only', file: 'electron/core/x.ts', imports: 'electron' },
  { rule: 'nobody-imports-the-shell', file: 'electron/adapters/x.ts', imports: '../shell/main.ts' },
  { rule: 'nobody-imports-the-shell', file: 'electron/adapters/x.ts', imports: '../cli.ts' },
  { rule: 'preload-knows-shared-only', file: 'electron/preload.ts', imports: './core/counter.ts' },
  { rule: 'preload-knows-shared-only', file: 'electron/preload.ts', imports: 'node:fs' },
  {
    rule: 'renderer-knows-shared-only',
    file: 'renderer/x.tsx',
    imports: '../electron/core/counter.ts',
  },
  { rule: 'renderer-uses-no-node', file: 'renderer/x.tsx', imports: 'node:path' },
  {
    rule: 'no-test-in-the-product',
    file: 'electron/shell/x.ts',
    imports: '../../tests/unit/model.ts',
  },
  { rule: 'no-dev-package-in-main', file: 'electron/adapters/x.ts', imports: 'playwright' },
  { rule: 'demo-runs-without-vitest', file: 'tests/demo/x.ts', imports: 'vitest' },
  { rule: 'packages-are-declared', file: 'electron/adapters/x.ts', imports: 'left-behind' },
]

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'counter-import-rules-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('the import rules', () => {
  it('let the layout of the repository pass', async () => {
    expect(await violations('innocent', tree)).toEqual([])
  })

  it.each(breaches)('$rule goes red when $file imports $imports', async (breach) => {
    const broken = {
      ...tree,
      'shared/b.ts': "import { x } from './a.ts'\nexport const y = x",
      'shared/a.ts': 'export const x = 1',
      [breach.file]: `import * as taken from '${breach.imports}'\nexport const x = taken`,
    }
    const name = String(breaches.indexOf(breach))
    expect(await violations(name, broken)).toContain(`${breach.rule}: ${breach.file}`)
  })

  it('count an import of a type as an import', async () => {
    const broken = {
      ...tree,
      'shared/x.ts': "import type { B } from '../electron/core/ports.ts'\nexport type X = B",
    }
    expect(await violations('type', broken)).toContain('shared-stays-in-shared: shared/x.ts')
  })

  it('are all broken here once, and each says why it is there', () => {
    const forbidden = rules.forbidden ?? []
    expect(forbidden.map((rule) => rule.name).toSorted()).toEqual(
      [...new Set(breaches.map((breach) => breach.rule))].toSorted(),
    )
    expect(forbidden.filter((rule) => !rule.comment?.endsWith('.'))).toEqual([])
  })
})

/** Writes the tree and cruises it; answers `rule: file` for every violation. */
async function violations(name: string, files: Readonly<Record<string, string>>) {
  const root = join(folder, name)
  write(root, files)
  writePackages(root)
  const { forbidden = [], options = {} } = rules
  const { tsConfig: _tsConfig, enhancedResolveOptions, ...cruiseOptions } = options
  const { output } = await cruise(
    ['shared', 'electron', 'renderer', 'tests'],
    { ...cruiseOptions, baseDir: root, validate: true, ruleSet: { forbidden } },
    enhancedResolveOptions,
  )
  if (typeof output === 'string') throw new Error(`expected a result, got a report: ${output}`)
  return output.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)
}

function write(root: string, files: Readonly<Record<string, string>>) {
  for (const [file, text] of Object.entries(files)) {
    const place = join(root, file)
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, text)
  }
}

function writePackages(root: string) {
  const named = (names: readonly string[]) => Object.fromEntries(names.map((one) => [one, '1.0.0']))
  const { dependencies, devDependencies, undeclared } = packages
  const manifest = {
    type: 'module',
    dependencies: named(dependencies),
    devDependencies: named(devDependencies),
  }
  write(root, { 'package.json': JSON.stringify(manifest) })
  for (const one of [...dependencies, ...devDependencies, ...undeclared]) {
    write(join(root, 'node_modules', one), {
      'package.json': JSON.stringify({ name: one, version: '1.0.0', main: 'index.js' }),
      'index.js': 'module.exports = 1',
    })
  }
}
