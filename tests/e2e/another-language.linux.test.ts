import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { build } from '../../build/build.mjs'
import { noteWhatIsOpened, type Desktop } from './desktop.ts'
import { launchCounter, type LaunchedCounter } from './harness.ts'
import { expectPage } from './on-page.ts'
import { patience } from './staff.ts'

// What somebody writes who adds a language: its folder, and a line where languages are declared. Here
// it is Esperanto in a copy of the sources; each of its sentences is the English one in brackets.

const root = join(import.meta.dirname, '..', '..')
const copy = mkdtempSync(join(tmpdir(), 'counter-languages-'))
/** How the compiler writes where something is wrong. */
const host: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => copy,
  getNewLine: () => '\n',
}
const locales = join(copy, 'shared', 'locales')

/** The same words in brackets, parameters and all. */
function inBrackets(words: unknown): unknown {
  if (typeof words === 'string') return `⟦${words}⟧`
  if (Array.isArray(words)) return words.map(inBrackets)
  const members = Object.entries(words as object).map(([key, value]) => [key, inBrackets(value)])
  return Object.fromEntries(members)
}

beforeAll(async () => {
  for (const name of [
    'build',
    'electron',
    'renderer',
    'shared',
    'package.json',
    'package-lock.json',
  ]) {
    cpSync(join(root, name), join(copy, name), { recursive: true })
  }
  cpSync(join(root, 'tests/fixtures/desk-app'), join(copy, 'tests/fixtures/desk-app'), {
    recursive: true,
  })
  cpSync(join(root, 'tsconfig.json'), join(copy, 'tsconfig.json'))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))

  mkdirSync(join(locales, 'eo'))
  for (const file of readdirSync(join(locales, 'en'))) {
    const english = JSON.parse(readFileSync(join(locales, 'en', file), 'utf8')) as unknown
    // The command line speaks English, from the same folder.
    const code = file === 'command-line.json' ? 'en' : 'eo'
    writeFileSync(join(locales, code, file), JSON.stringify(inBrackets(english)))
  }
  const declared = join(copy, 'shared/language.ts')
  const others = readFileSync(declared, 'utf8')
  const line = "  eo: { name: 'Esperanto', locale: 'eo' },\n} as const"
  expect(others).toContain('\n} as const')
  writeFileSync(declared, others.replace('} as const', line))
  await build({ root: copy })
})
afterAll(() => {
  rmSync(copy, { recursive: true, force: true })
})

describe('A language with a folder and a line', () => {
  it('compiles: nothing else names every language', () => {
    const configuration = ts.readConfigFile(join(copy, 'tsconfig.json'), (path) =>
      ts.sys.readFile(path),
    )
    const include = ['shared', 'electron', 'renderer']
    const { fileNames, options } = ts.parseJsonConfigFileContent(
      { ...(configuration.config as object), include },
      ts.sys,
      copy,
    )
    const program = ts.createProgram(fileNames, options)
    const sources = program.getSourceFiles().filter(({ fileName, text }) => {
      return (
        fileName.startsWith(copy) && !fileName.includes('node_modules') && /language/i.test(text)
      )
    })
    expect(sources.length).toBeGreaterThan(30)
    const found = sources.flatMap((source) => program.getSemanticDiagnostics(source))
    expect(ts.formatDiagnostics(found, host)).toBe('')
  })

  describe('in the window', () => {
    let counter: LaunchedCounter
    let desktop: Desktop
    beforeAll(async () => {
      desktop = noteWhatIsOpened()
      counter = await launchCounter({ appFolder: copy, env: { COUNTER_LANG: 'eo' } })
    })
    afterAll(async () => {
      await counter.close()
      desktop.close()
    })

    it('is offered by its own name, and spoken on the first screen and on the others', async () => {
      const { page } = counter
      await expectPage(page.getByRole('radio', { name: 'Esperanto' })).toBeChecked()
      await expectPage(page.locator('html')).toHaveAttribute('lang', 'eo')
      await page.evaluate(() => window.counter.call['app.chooseMode']({ mode: 'training' }))
      await page.reload()
      await page.locator('div[data-screen=sell]').waitFor({ timeout: patience })
      await expectPage(page.getByRole('heading', { name: '⟦New registration⟧' })).toBeVisible()
      await page.keyboard.press('F8')
      const settings = page.locator('[data-setting=paper]')
      await expectPage(settings.getByRole('heading')).toHaveText(/^⟦.*⟧$/)
    })

    it('is what papers are printed in', async () => {
      const printed = await counter.page.evaluate(() => window.counter.call['training.print']({}))
      if (!printed.ok) throw new Error(JSON.stringify(printed.fault))
      const { text } = await extractText(new Uint8Array(readFileSync(printed.value.path)), {
        mergePages: true,
      })
      expect(text).toContain('⟦TRAINING — this paper is not valid')
      expect(text).toContain('⟦Barcodes to practise with⟧')
    })
  })

  describe('in the tray', () => {
    const folder = mkdtempSync(join(tmpdir(), 'counter-tray-'))
    const soon = { timeout: patience, interval: 50 }
    let tray: ChildProcessWithoutNullStreams
    let said = ''
    beforeAll(async () => {
      const register = pathToFileURL(join(copy, 'build/electron-on-chromium/register.mjs')).href
      const args = ['--import', register, join(copy, 'tests/fixtures/desk-app/main.ts')]
      tray = spawn(process.execPath, args, {
        env: { ...process.env, DESK_FOLDER: folder, XDG_CONFIG_HOME: folder, COUNTER_LANG: 'eo' },
      })
      tray.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
      tray.stderr.pipe(process.stderr)
      await vi.waitFor(() => expect(said).toContain('"ready"'), soon)
    })
    afterAll(async () => {
      if (tray.exitCode === null && tray.kill()) await once(tray, 'exit')
      rmSync(folder, { recursive: true, force: true })
    })

    it('says what is not sent yet', async () => {
      tray.stdin.write('{"act":"tray","on":true}\n{"act":"jobs","waiting":3,"parked":0}\n')
      await vi.waitFor(() => {
        tray.stdin.write('{"act":"look"}\n')
        expect(said).toContain('Cicopass Counter · ⟦3 to send⟧')
      }, soon)
    })
  })

  it('leaves the command line its English, which comes from the folder of English', () => {
    const cli = join(copy, 'dist/electron/cli.js')
    const folder = mkdtempSync(join(tmpdir(), 'counter-cli-'))
    const { stdout } = spawnSync(process.execPath, [cli, 'link', 'x', 'y', '--json'], {
      env: { ...process.env, COUNTER_DATA_DIR: folder, COUNTER_LANG: 'eo' },
      encoding: 'utf8',
    })
    rmSync(folder, { recursive: true, force: true })
    expect(JSON.parse(stdout)).toMatchObject({
      message: expect.stringMatching(/^⟦The input is not right: .*⟧$/) as string,
    })
  })
})
