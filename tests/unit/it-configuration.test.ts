import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  configurationFolders,
  configuredAccounts,
  readItConfiguration,
} from '../../electron/workplace/it-configuration.ts'
import { fc } from '../support/random.ts'

describe('counter.config.json', () => {
  let root: string
  let system: string
  let data: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'counter-configuration-'))
    ;[system, data] = [join(root, 'system'), join(root, 'data')]
    mkdirSync(system)
    mkdirSync(data)
  })
  afterEach(() => {
    rmSync(root, { recursive: true, force: true })
  })

  const put = (folder: string, content: unknown): void => {
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    writeFileSync(join(folder, 'counter.config.json'), text)
  }
  const read = () => readItConfiguration([system, data])
  const refusal = (content: unknown) => {
    put(data, content)
    const { configuration, refused } = read()
    expect(configuration).toEqual({})
    return refused[0]
  }

  it('need not be there', () => {
    expect(read()).toEqual({ configuration: {}, used: [], refused: [] })
    expect(readItConfiguration([join(root, 'nowhere')]).refused).toEqual([])
  })

  it('lies beside the data or in the folder of the system, and what is beside the data wins', () => {
    put(system, { language: 'de', mode: 'shop', cicopass: { email: 'shop@example.com' } })
    put(data, `\uFEFF${JSON.stringify({ language: 'fr' })}`)
    const { configuration, used } = read()
    expect(configuration).toMatchObject({ language: 'fr', mode: 'shop' })
    expect(used).toEqual([system, data].map((folder) => join(folder, 'counter.config.json')))
    expect(configurationFolders('/data', 'linux')).toEqual(['/etc/cicopass-counter', '/data'])
  })

  it('is merged field by field: a file that says one thing of a section takes nothing else of it away', () => {
    put(system, {
      desk: { globalKey: 'Control+Alt+K', startAtSignIn: true },
      updates: { server: 'https://updates.example/counter', quietHour: 3 },
      cyclesoftware: { country: 'NL', userName: 'kassa', store: '1-1' },
    })
    put(data, {
      desk: { startAtSignIn: false },
      updates: { quietHour: 22 },
      cyclesoftware: { country: 'NL', userName: 'werkplaats' },
    })
    expect(read()).toMatchObject({
      refused: [],
      configuration: {
        desk: { globalKey: 'Control+Alt+K', startAtSignIn: false },
        updates: { server: 'https://updates.example/counter', quietHour: 22 },
        cyclesoftware: {
          country: 'NL',
          userName: 'werkplaats',
          store: { account: '1', store: '1' },
        },
      },
    })
  })

  it('takes the country of one file and the user name of the other as one account', () => {
    put(system, { cyclesoftware: { country: 'NL', store: '1-1' } })
    put(data, { cyclesoftware: { userName: 'werkplaats' } })
    expect(read().refused).toEqual([])
    expect(configuredAccounts(read().configuration).cyclesoftware).toEqual({
      country: 'NL',
      userName: 'werkplaats',
      store: { account: '1', store: '1' },
    })
  })

  it('never begins a sign-in with half an account, and names the files that give half of one', () => {
    const part = fc.record(
      { country: fc.constant('NL'), userName: fc.constant('kassa'), store: fc.constant('1-1') },
      { requiredKeys: [] },
    )
    const half = fc.option(part, { nil: undefined })
    fc.assert(
      fc.property(half, half, (ofSystem, ofData) => {
        put(system, { language: 'de', ...(ofSystem && { cyclesoftware: ofSystem }) })
        put(data, { mode: 'shop', ...(ofData && { cyclesoftware: ofData }) })
        const { configuration, used, refused } = read()
        const both = { ...ofSystem, ...ofData }
        const isGiven = ofSystem !== undefined || ofData !== undefined
        const isWhole = both.country !== undefined && both.userName !== undefined
        const account = configuredAccounts(configuration).cyclesoftware
        expect(account !== null).toBe(isWhole)
        const file = (folder: string): string => join(folder, 'counter.config.json')
        const halves = [
          ...(ofSystem === undefined ? [] : [file(system)]),
          ...(ofData === undefined ? [] : [file(data)]),
        ]
        expect(refused.map(({ path }) => path)).toEqual(isGiven && !isWhole ? halves : [])
        for (const { path, field, reason } of refused) {
          expect(used).not.toContain(path)
          expect(field).toBe(`cyclesoftware.${both.country === undefined ? 'country' : 'userName'}`)
          expect(reason).toMatch(/^is missing/)
        }
      }),
    )
  })

  it('says where new versions come from; that they are off for the system cannot be undone beside the data', () => {
    put(data, { updates: { server: 'https://updates.example/counter', quietHour: 3 } })
    expect(read().configuration.updates).toMatchObject({ quietHour: 3 })
    put(system, { updates: { off: true } })
    expect(read().configuration.updates).toMatchObject({ off: true, quietHour: 3 })
    put(data, { updates: { off: false } })
    expect(read().configuration.updates).toEqual({ off: true })
  })

  it.each(['http://updates.example/', 'https://kassa:geheim@updates.example/', 'file:///srv'])(
    'refuses %s as an update server',
    (server) => {
      expect(refusal({ updates: { server } })).toMatchObject({ field: 'updates.server' })
    },
  )

  it('gives the sign-in forms what they begin with, and never a password', () => {
    const cyclesoftware = { country: 'BE', userName: 'kassa', store: '1-12' }
    put(data, { cyclesoftware })
    expect(configuredAccounts(read().configuration)).toEqual({
      cicopass: null,
      cyclesoftware: { ...cyclesoftware, store: { account: '1', store: '12' } },
    })
  })

  it.each([
    ['cicopass', 'password', { cicopass: { email: 'shop@example.com', password: 'x' } }],
    ['cyclesoftware', 'apiKey', { cyclesoftware: { country: 'NL', userName: 'k', apiKey: 'x' } }],
  ])('counts for nothing with a secret in %s', (part, field, content) => {
    const refused = refusal({ language: 'de', ...content })
    expect(refused?.field).toBe(`${part}.${field}`)
    expect(refused?.reason).toMatch(/secret/)
    expect(JSON.stringify(refused)).not.toContain('"x"')
  })

  it.each([
    ['{ "language": ', '', /not JSON/],
    [{ language: 'kl' }, 'language', /./],
    [{ langauge: 'nl' }, 'langauge', /not known/],
    [{ cyclesoftware: { country: 'nl', userName: 'k' } }, 'cyclesoftware.country', /capitals/],
    [{ cyclesoftware: { country: 'NL', userName: 'k', store: 'x' } }, 'cyclesoftware.store', /1-1/],
    [{ desk: { globalKey: 'K' } }, 'desk.globalKey', /./],
    [[], '', /./],
  ])('counts for nothing when it is %j, and says what is wrong', (content, field, reason) => {
    const refused = refusal(content)
    expect(refused?.field).toBe(field)
    expect(refused?.reason).toMatch(reason)
  })

  const utf16 = (order: 'le' | 'be', text: string): Buffer => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
    return order === 'le' ? bytes : bytes.swap16()
  }

  it.each([
    ['UTF-8 with a mark', Buffer.from('\uFEFF{"language":"fr"}')],
    ['UTF-16 as PowerShell writes it', utf16('le', '{"language":"fr"}')],
    ['UTF-16, big end first', utf16('be', '{"language":"fr"}')],
    ['UTF-16 without a mark', Buffer.from('{"language":"fr"}', 'utf16le')],
  ])('is read in %s', (_what, bytes) => {
    writeFileSync(join(data, 'counter.config.json'), bytes)
    expect(read()).toMatchObject({ configuration: { language: 'fr' }, refused: [] })
  })

  it('in Windows-1252 is refused as that, and never read with other letters', () => {
    const text = '{"cyclesoftware":{"country":"NL","userName":"fietsenzaak Zoë"}}'
    writeFileSync(join(data, 'counter.config.json'), Buffer.from(text, 'latin1'))
    const { configuration, refused } = read()
    expect(configuration).toEqual({})
    expect(refused[0]?.reason).toMatch(/Windows-1252/)
  })

  it('of more than a page counts for nothing', () => {
    expect(refusal(' '.repeat(1_000_001))?.reason).toMatch(/larger than 1000000 bytes/)
  })

  describe('where every user may write', () => {
    const openToEverybody = (path: string): void => {
      const system = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32')
      const everyone = ['/grant', '*S-1-1-0:F']
      if (process.platform === 'win32')
        execFileSync(join(system, 'icacls.exe'), [path, ...everyone])
      else chmodSync(path, 0o777)
    }

    it('counts for nothing, beside the data and in the folder of the system; the other one does', () => {
      for (const [open, closed] of [
        [system, data],
        [data, system],
      ] as const) {
        rmSync(root, { recursive: true, force: true })
        for (const folder of [root, system, data]) mkdirSync(folder)
        put(open, { updates: { server: 'https://elsewhere.invalid/' }, language: 'de' })
        put(closed, { mode: 'shop' })
        openToEverybody(open)
        const { configuration, used, refused } = read()
        expect(configuration).toEqual({ mode: 'shop' })
        expect(used).toEqual([join(closed, 'counter.config.json')])
        expect(refused).toEqual([
          {
            path: join(open, 'counter.config.json'),
            field: '',
            reason: 'lies in a folder that every user may write: let administrators alone',
          },
        ])
      }
    })

    it('counts for nothing when it is the file alone', () => {
      put(data, { language: 'de' })
      openToEverybody(join(data, 'counter.config.json'))
      expect(read()).toMatchObject({
        configuration: {},
        refused: [{ reason: 'is a file that every user may write: let administrators alone' }],
      })
    })
  })

  it('counts for nothing when it cannot be read', () => {
    mkdirSync(join(data, 'counter.config.json'))
    expect(read().refused[0]?.reason).toMatch(/cannot be read/)
  })
})
