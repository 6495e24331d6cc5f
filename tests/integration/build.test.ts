import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { build } from '../../build/build.mjs'

const run = promisify(execFile)
const buildModule = fileURLToPath(new URL('../../build/build.mjs', import.meta.url))

/** A counter of the real shape that does next to nothing. */
const sources = {
  'package.json': '{ "type": "module" }',
  'shared/word.ts': "export const word: string = 'hello'",
  'electron/shell/main.ts': "import { word } from '../../shared/word.ts'\nconsole.log(word)",
  'electron/cli.ts': "import { word } from '../shared/word.ts'\nconsole.log(word)",
  'electron/preload.ts':
    "import { contextBridge } from 'electron'\nimport { word } from '../shared/word.ts'\ncontextBridge.exposeInMainWorld('counter', { word })",
  'renderer/index.html':
    '<!doctype html><title>x</title><script type="module" src="/main.ts"></script>',
  'renderer/main.ts': "import { word } from '../shared/word.ts'\ndocument.title = word",
}

describe('the build', () => {
  let root: string

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'counter-build-'))
    for (const [file, text] of Object.entries(sources)) write(file, text)
  })

  afterEach(() => {
    rmSync(root, { recursive: true })
  })

  function write(file: string, text: string) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }

  async function said(): Promise<string> {
    const { stdout } = await run(process.execPath, [join(root, 'dist/electron/cli.js')])
    return stdout.trim()
  }

  it('is done again when a source changed, and only then', async () => {
    expect(await build({ root })).toEqual(['electron', 'renderer'])
    expect(await build({ root })).toEqual([])
    expect(await said()).toBe('hello')

    write('shared/word.ts', "export const word: string = 'goodbye'")
    expect(await build({ root })).toEqual(['electron', 'renderer'])
    expect(await said()).toBe('goodbye')
  })

  it('fails when the first screen grows too heavy, and keeps the window that was built before', async () => {
    await build({ root })
    const before = readFileSync(join(root, 'dist/renderer/index.html'), 'utf8')
    const noise = randomBytes(300_000).toString('base64')
    write('renderer/heavy.ts', `export const heavy = '${noise}'`)
    write('renderer/main.ts', "import { heavy } from './heavy.ts'\ndocument.title = heavy")
    await expect(build({ root, programs: ['renderer'] })).rejects.toThrow(
      /first screen takes \d+ kB, more than 200 kB/,
    )
    expect(readFileSync(join(root, 'dist/renderer/index.html'), 'utf8')).toBe(before)

    write('renderer/main.ts', "void import('./heavy.ts')")
    expect(await build({ root, programs: ['renderer'] })).toEqual(['renderer'])
  })

  it.each(['test', 'development', 'production', ''])(
    'is one for the shop when NODE_ENV says "%s"',
    async (mode) => {
      write('renderer/main.ts', 'document.title = process.env.NODE_ENV ?? ""')
      vi.stubEnv('NODE_ENV', mode)
      try {
        await build({ root, programs: ['renderer'] })
      } finally {
        vi.unstubAllEnvs()
      }
      const scripts = globSync(join(root, 'dist/renderer/assets/*.js'))
      expect(scripts.map((file) => readFileSync(file, 'utf8')).join('')).toContain('production')
    },
  )

  it('leaves the window alone when only main changed', async () => {
    await build({ root })
    write('electron/cli.ts', "console.log('other')")
    expect(await build({ root })).toEqual(['electron'])
  })

  it('is done once when several processes need it at the same moment', async () => {
    const program = `
      import { build } from ${JSON.stringify(buildModule)}
      const built = await build({ programs: ['electron'], root: ${JSON.stringify(root)} })
      await import(${JSON.stringify(join(root, 'dist/electron/cli.js'))})
      console.log(built.length)`
    const outputs = await Promise.all(
      [1, 2, 3].map(() => run(process.execPath, ['--input-type=module', '--eval', program])),
    )
    const lines = outputs.map(({ stdout }) => stdout.trim().split('\n'))
    expect(lines.map(([first]) => first)).toEqual(['hello', 'hello', 'hello'])
    expect(lines.map(([, built]) => built).toSorted()).toEqual(['0', '0', '1'])
  })

  it('leaves the last good program in place when a source cannot be read', async () => {
    await build({ root })
    write('electron/cli.ts', 'this is not TypeScript {')
    await expect(build({ root })).rejects.toThrow()
    expect(await said()).toBe('hello')
  })

  it('makes a preload that requires nothing but electron, and a page without inline scripts', async () => {
    await build({ root })
    const preload = readFileSync(join(root, 'dist/electron/preload.cjs'), 'utf8')
    expect(preload.match(/require\([^)]*\)/g)).toEqual(['require("electron")'])
    const page = readFileSync(join(root, 'dist/renderer/index.html'), 'utf8')
    const scripts = page.match(/<script[^>]*>/g) ?? []
    expect(scripts).toHaveLength(1)
    expect(scripts[0]).toContain('src="/assets/')
  })
})
