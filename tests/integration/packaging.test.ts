import { spawn, spawnSync } from 'node:child_process'
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { billOfMaterials, BUNDLED } from '../../build/bill-of-materials.mjs'
import { build } from '../../build/build.mjs'
import { problemsOf } from '../../build/check-package.mjs'
import { FUSES, readFuses } from '../../build/fuses.mjs'
import { fusesFor, packageConfig } from '../../build/package-config.mjs'
import { gatherApp, shippedFiles } from '../../build/package-files.mjs'
import { placesIn } from '../../build/packed-places.mjs'
import { nameOf, shippedPackages } from '../../build/shipped-packages.mjs'
import { configurationFolders } from '../../electron/workplace/it-configuration.ts'
import { tryPackage } from '../../build/try-package.mjs'

const root = join(import.meta.dirname, '..', '..')
const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))
const manifest = json('package.json') as {
  version: string
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}
const here = { platform: 'linux', arch: process.arch === 'arm64' ? 'arm64' : 'x64' } as const
const targets = [
  { platform: 'win32', arch: 'x64' },
  { platform: 'darwin', arch: 'universal' },
  { platform: 'linux', arch: 'x64' },
] as const

/** The names in the bill of materials that npm makes of the lock file. */
function namesOfNpm(more: readonly string[]): Set<string> {
  const asked = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', ...more]
  const { stdout } = spawnSync('npm', asked, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 })
  const { components } = JSON.parse(stdout) as { components: { name: string }[] }
  return new Set(components.map(({ name }) => name))
}

beforeAll(async () => {
  await build()
})

describe('the packaging', () => {
  it.each([
    { appFolder: 'dist/app' },
    { appFolder: 'dist/app', inspectable: true },
    { appFolder: 'dist/app', electronDist: '/somewhere' },
  ])('fits electron-builder’s own schema: %j', (options) => {
    const ajv = new Ajv({ strict: false, allowUnionTypes: true })
    const fits = ajv.compile(json('node_modules/app-builder-lib/scheme.json') as object)
    expect(fits(packageConfig(options)), JSON.stringify(fits.errors)).toBe(true)
  })

  it('welds shut whatever turns the app into another program; only the suite’s build is inspected', () => {
    const release = packageConfig({ appFolder: 'dist/app' })
    expect(release.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      grantFileProtocolExtraPrivileges: false,
      loadBrowserProcessSpecificV8Snapshot: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
    })
    expect(fusesFor({ inspectable: true })).toEqual({
      ...fusesFor({ inspectable: false }),
      enableNodeCliInspectArguments: true,
    })
  })

  it('makes the folder of IT’s configuration on Windows for administrators only', () => {
    const { nsis } = packageConfig({ appFolder: 'x' })
    const script = readFileSync(nsis?.include ?? '', 'utf8')
    const folder = configurationFolders('data', 'win32')[0]?.replace(/^.*ProgramData\W+/, '')
    expect(folder).toBe('Cicopass Counter')
    expect(script).toContain(`"$R0\\${folder ?? ''}"`)
    const [, grants = ''] = /\/inheritance:r (.*)'/.exec(script) ?? []
    expect(grants.split(' ').filter((word) => word.startsWith('*'))).toEqual([
      '*S-1-5-18:(OI)(CI)F',
      '*S-1-5-32-544:(OI)(CI)F',
      '*S-1-5-32-545:(OI)(CI)RX',
    ])
  })

  it('installs silently for one user or for all, depends on a keychain, and answers to its links', () => {
    const { nsis, deb, mac, linux, protocols, asarUnpack } = packageConfig({ appFolder: 'x' })
    expect(nsis).toMatchObject({
      oneClick: false,
      perMachine: false,
      deleteAppDataOnUninstall: false,
    })
    expect(deb?.depends).toContain('libsecret-1-0')
    expect(mac).toMatchObject({ hardenedRuntime: true, entitlements: expect.any(String) as string })
    expect(JSON.stringify(linux?.target)).toMatch(/AppImage.*deb.*tar\.gz/)
    expect(protocols).toEqual([{ name: 'Cicopass Counter', schemes: ['cicopass-counter'] }])
    expect(asarUnpack).toEqual(['**/*.node'])
  })
})

describe.each(targets)('what a shop gets on $platform', (target) => {
  let list: string[]
  beforeAll(() => {
    list = shippedFiles(target)
  })

  it('is the same list each time', () => {
    expect(shippedFiles(target)).toEqual(list)
    expect(list).toContain('dist/electron/main.js')
    expect(list).toContain('dist/electron/preload.cjs')
    expect(list).toContain('dist/renderer/index.html')
  })

  it('has native parts for this system only', () => {
    const native = list.filter((file) => file.endsWith('.node'))
    for (const name of ['keytar', 'bindings-cpp', 'better-sqlite3-multiple-ciphers']) {
      expect(
        native.some((file) => file.includes(name)),
        name,
      ).toBe(true)
    }
    const others = {
      win32: /linux|darwin/,
      darwin: /linux|win32/,
      linux: /win32|darwin|linuxmusl|arm/,
    }
    expect(native.filter((file) => others[target.platform].test(file))).toEqual([])
  })

  it('has nothing of the workshop: no source, map, test or tool', () => {
    expect(list.filter((file) => /\.([cm]?tsx?|map|md|gyp|cc?|cpp|h)$/.test(file))).toEqual([])
    expect(
      list.filter((file) => /^(build|tests|docs|shared|electron|renderer)\//.test(file)),
    ).toEqual([])
    // A tool of ours may be a part of something that ships: then the lock file says so.
    const parts = new Set(shippedPackages().map(({ place }) => place))
    const tools = Object.keys(manifest.devDependencies).filter(
      (name) =>
        !parts.has(`node_modules/${name}`) &&
        list.some((file) => file.startsWith(`node_modules/${name}/`)),
    )
    expect(tools).toEqual([])
  })
})

describe('the gathered app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'counter-app-'))
  const keychainService = `counter-app-${randomUUID()}`
  const data = mkdtempSync(join(tmpdir(), 'counter-app-data-'))
  beforeAll(() => {
    const updateKey = join(data, 'key-of-whoever-releases.pem')
    const { publicKey } = generateKeyPairSync('ed25519')
    writeFileSync(updateKey, publicKey.export({ type: 'spki', format: 'pem' }))
    gatherApp(here, folder, { updateKey })
  })
  afterAll(() => {
    for (const one of [folder, data]) rmSync(one, { recursive: true, force: true })
  })

  async function run(args: readonly string[]) {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: {
        ...process.env,
        COUNTER_DATA_DIR: data,
        COUNTER_KEYCHAIN_SERVICE: keychainService,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const output = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
    const [status] = (await once(child, 'close')) as [number | null]
    return { status, ...output }
  }

  it('works with nothing but what is in it', async () => {
    expect(readdirSync(folder).sort()).toEqual([
      'bill-of-materials.json',
      'dist',
      'node_modules',
      'package.json',
      'update-key.pem',
    ])
    const { stdout, stderr } = await run(['dist/electron/cli.js', 'doctor', '--json'])
    const { checks } = JSON.parse(stdout || `{"failed":${JSON.stringify(stderr)}}`) as {
      checks: { name: string; status: string; detail: string }[]
    }
    const statusOf = (name: string) => checks.find((check) => check.name === name)?.status
    expect([statusOf('keychain'), statusOf('database')]).toEqual(['ok', 'ok'])
    expect(checks.find(({ name }) => name === 'runtime')?.detail).toContain(manifest.version)
  })

  it('answers to --cli itself, since run-as-node is welded shut', async () => {
    const register = pathToFileURL(join(root, 'build/electron-on-chromium/register.mjs')).href
    const { status, stdout } = await run([
      ...['--import', register, 'dist/electron/main.js', '--cli', 'check', 'none', '--json'],
    ])
    expect(JSON.parse(stdout)).toMatchObject({ fault: { kind: 'frame-number-refused' } })
    expect(status).toBe(2)
  })

  it('is packed by electron-builder as it lies there, around a distribution given by path', async () => {
    const target = mkdtempSync(join(tmpdir(), 'counter-packed-'))
    try {
      const { resources, binary, packed, problems } = await tryPackage({
        appFolder: folder,
        folder: target,
        inspectable: false,
        target: here,
      })
      expect(problems).toEqual([])
      expect(packed.length).toBeGreaterThan(1_000)
      expect(readdirSync(resources).sort()).toEqual([
        'app-update.yml',
        'app.asar',
        'app.asar.unpacked',
      ])
      // Welded: what the hollow distribution came with was open.
      const before = readFuses(join(target, 'electron', 'electron'))[0]
      const after = readFuses(binary)
      expect(before?.runAsNode).toBe(true)
      expect(after).toEqual([fusesFor({ inspectable: false })])
      expect(Object.keys(fusesFor({ inspectable: false })).sort()).toEqual([...FUSES].sort())
      // A native part of another system, or a file too many, does not go unseen.
      const places = { appFolder: folder, resources, binary }
      writeFileSync(join(resources, 'app.asar.unpacked', 'keytar-win32.node'), '')
      writeFileSync(join(resources, 'default_app.asar'), '')
      expect(problemsOf({ ...places, inspectable: true })).toEqual([
        'keytar-win32.node lies beside the asar but should be in it.',
        'Code lies outside of the asar, in default_app.asar.',
        expect.stringContaining('The fuses are not as they were asked for') as string,
      ])
    } finally {
      rmSync(target, { recursive: true, force: true })
    }
  })
})

// Of macOS one processor: only macOS itself can make one app of two.
describe.each([
  { platform: 'win32', arch: 'x64' },
  { platform: 'darwin', arch: 'x64' },
] as const)('the app for $platform', (target) => {
  it('is packed as it was gathered, with the fuses in Electron’s binary there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'counter-other-'))
    try {
      const appFolder = join(folder, 'app')
      mkdirSync(appFolder)
      gatherApp(target, appFolder)
      const { binary, resources, problems } = await tryPackage({
        ...{ appFolder, folder, target, inspectable: false },
      })
      expect(problems).toEqual([])
      expect(readFuses(binary)).toEqual([fusesFor({ inspectable: false })])
      const native = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true })
        .map(String)
        .filter((file) => file.endsWith('.node'))
      expect(native.length).toBeGreaterThanOrEqual(3)
      // What Electron checks the asar by, where that system keeps it.
      const integrity = target.platform === 'win32' ? binary : join(resources, '../Info.plist')
      expect(readFileSync(integrity, 'latin1')).toMatch(/SHA256/)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

it('is looked for where electron-builder leaves it, joined or for one processor', () => {
  const folderOf = (target: Parameters<typeof placesIn>[1]) =>
    relative('out', placesIn('out', target).resources).split(sep)[0]
  expect(folderOf({ platform: 'darwin', arch: 'universal' })).toBe('mac-universal')
  expect(folderOf({ platform: 'win32', arch: 'arm64' })).toBe('win-arm64-unpacked')
  expect(folderOf({ platform: 'linux', arch: 'arm64' })).toBe('linux-arm64-unpacked')
})

describe('the bill of materials', () => {
  const bill = billOfMaterials() as {
    bomFormat: string
    components: {
      name: string
      version: string
      purl: string
      licenses: { expression?: string }[]
    }[]
  }

  it('names every package that ships, installed or bundled, with its version and licence', () => {
    expect(bill.bomFormat).toBe('CycloneDX')
    const names = new Set(bill.components.map(({ name }) => name))
    for (const shipped of shippedPackages()) expect(names).toContain(nameOf(shipped))
    for (const name of ['electron', ...BUNDLED]) expect(names).toContain(name)
    const unlicensed = bill.components.filter(
      ({ licenses }) => licenses[0]?.expression === undefined,
    )
    expect(unlicensed.map(({ name }) => name)).toEqual([])
    const copyleft = bill.components.filter(({ licenses }) =>
      /GPL/.test(licenses[0]?.expression ?? ''),
    )
    expect(copyleft.map(({ name }) => name)).toEqual([])
  })

  it('forgets no package that the window or main was bundled of', () => {
    const bundled = new Set(
      ['dist/renderer/assets', 'dist/electron'].flatMap((folder) =>
        readdirSync(join(root, folder))
          .filter((file) => file.endsWith('.map'))
          .flatMap((file) => (json(`${folder}/${file}`) as { sources: string[] }).sources)
          .map((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(source)?.[1])
          .filter((name) => name !== undefined),
      ),
    )
    expect(bundled.size).toBeGreaterThan(5)
    const names = new Set(bill.components.map(({ name }) => name))
    expect([...bundled].filter((name) => !names.has(name))).toEqual([])
  })

  it('is the same each time', () => {
    expect(billOfMaterials()).toEqual(bill)
  })

  // Why it is our own. The day npm can be told what is bundled, this fails: take its bill.
  it('is not the one of npm, which knows nothing of what is bundled, or has the tools in it', () => {
    const installed = namesOfNpm(['--omit', 'dev'])
    expect(BUNDLED.filter((name) => installed.has(name))).toEqual([])
    expect(installed).not.toContain('electron')
    const everything = namesOfNpm([])
    expect(everything).toContain('react')
    expect(everything).toContain('eslint')
  })
})
