import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { CounterHandlers } from '../../electron/core/handlers.ts'
import type { Keychain, SettingStore } from '../../electron/core/ports.ts'
import { allSettings } from '../../electron/core/settings/all-settings.ts'
import {
  configurationSchema,
  mergeConfigurations,
  missingTogether,
  presetFields,
} from '../../electron/core/settings/configuration.ts'
import { settings } from '../../electron/core/settings/database-settings.ts'
import { declaredVariables, readVariables } from '../../electron/core/settings/environment.ts'
import { machineSettings } from '../../electron/core/settings/machine-settings.ts'
import { secrets, type SecretKey } from '../../electron/core/settings/secrets.ts'
import {
  inConfiguration,
  inDatabase,
  inEnvironment,
  inFile,
  inKeychain,
  type Setting,
} from '../../electron/core/settings/setting.ts'
import { fileSchema } from '../../electron/core/settings/settings-files.ts'
import { settingsReport } from '../../electron/core/settings/settings-report.ts'
import { removeSecretsOf } from '../../electron/core/settings/stored-secrets.ts'
import {
  clearSettingsOf,
  readSetting,
  setUnreadableAside,
  writeSetting,
} from '../../electron/core/settings/stored-settings.ts'
import { variables } from '../../electron/core/settings/variables.ts'
import { whoChanges } from '../../electron/core/settings/who-changes.ts'
import type { Who } from '../../shared/endpoints/endpoint.ts'
import { ok } from '../../shared/fault.ts'
import { watchSettingWriters } from '../support/setting-writers.ts'

/** A setting that only this test has, in each home. */
const trial = {
  bells: inDatabase('trial.bells', z.array(z.object({ id: z.string(), at: z.number() })), {
    default: [],
    who: ['sound.set'],
    lives: 'until-sign-out-of-cicopass',
    part: 'scanners',
    unreadable: 'default',
    customers: { what: 'begun-lead', id: 'id', title: '$.id', changedAt: '$.at' },
    preset: {
      configuration: {
        'bells.tone': { schema: z.enum(['high', 'low']), says: 'how the bell sounds' },
        'bells.times': { schema: z.number(), says: 'how often' },
      },
      together: { fields: ['bells.tone', 'bells.times'], because: 'a bell needs both' },
      environment: {
        variable: 'COUNTER_BELL',
        says: 'which bell',
        schema: z.string().transform((id) => [{ id, at: 0 }]),
      },
    },
    says: 'bells',
  }),
  inFile: inFile(['desk.json', 'bell'], z.boolean(), {
    default: true as const,
    who: ['app.setDesk'],
    lives: 'until-changed',
    preset: 'never',
    says: 'whether there is one',
  }),
  secret: inKeychain('trial-secret', z.string(), {
    who: 'it',
    lives: 'until-sign-out-of-cicopass',
    unreadable: 'default',
    stored: 'text',
    says: 'of the bell',
  }),
  variable: inEnvironment('COUNTER_TRIAL', z.string(), {
    default: 'none' as const,
    unreadable: 'default',
    says: 'which trial',
  }),
  ofIt: inConfiguration('bells.off', z.boolean(), { says: 'no bell at all', decides: true }),
}
const withTrial = { ...allSettings, ...trial }
const { bells } = trial

describe('A setting that is added', () => {
  let store: SettingStore
  beforeEach(() => {
    const values = new Map<string, string>()
    store = {
      read: (key) => values.get(key) ?? null,
      write: (key, value) => void values.set(key, value),
      remove: (key) => void values.delete(key),
    }
  })

  it('of an account goes when that account signs out, and no other way', () => {
    const declared = { ...settings, bells }
    writeSetting(store, bells, [{ id: 'a', at: 1 }])
    clearSettingsOf(store, 'cyclesoftware', declared)
    expect(readSetting(store, bells)).toHaveLength(1)
    clearSettingsOf(store, 'cicopass', declared)
    expect(readSetting(store, bells)).toEqual([])
  })

  it('in the keychain goes with its account', async () => {
    const removed: string[] = []
    const keychain: Pick<Keychain, 'remove'> = {
      remove(name) {
        removed.push(name)
        return Promise.resolve(ok(undefined))
      },
    }
    const secret = { ...trial.secret, key: trial.secret.key as string as SecretKey }
    await removeSecretsOf(keychain, 'cicopass', { ...secrets, secret })
    expect(removed).toEqual(['cicopass', 'trial-secret'])
  })

  it('is kept aside and told to staff when it cannot be read', () => {
    store.write(bells.key, 'no bells')
    expect(setUnreadableAside(store, { ...settings, bells })).toEqual([bells.key])
    expect(store.read(bells.key)).toBeNull()
    expect(store.read(`unreadable.${bells.key}.1`)).toContain('no bells')
    expect(readSetting(store, settings.unreadableSettings)).toEqual(['scanners'])
  })

  it('can be preset by IT under its names, and a half of what belongs together cannot', () => {
    const schema = configurationSchema(withTrial)
    const given = { bells: { tone: 'high', times: 2, off: true }, language: 'nl' }
    expect(schema.safeParse(given)).toMatchObject({ success: true, data: given })
    expect(schema.safeParse({ bells: { tone: 'shrill' } }).success).toBe(false)
    expect(configurationSchema().safeParse(given).success).toBe(false)
    const half = schema.parse({ bells: { times: 2 } })
    expect(missingTogether(half, withTrial)).toEqual([
      { section: 'bells', field: 'bells.tone', because: 'a bell needs both' },
    ])
    const merged = mergeConfigurations(
      schema.parse({ bells: { tone: 'high', times: 1, off: true } }),
      schema.parse({ bells: { times: 2, off: false } }),
      withTrial,
    )
    expect(merged).toEqual({ bells: { tone: 'high', times: 2, off: true } })
  })

  it('is read from its variable, over what was chosen or with its default', () => {
    expect(readVariables({ COUNTER_BELL: 'x' }, withTrial)).toMatchObject({
      bells: [{ id: 'x', at: 0 }],
      variable: 'none',
    })
    expect(readVariables({ COUNTER_TRIAL: ' one ' }, withTrial)).toMatchObject({
      bells: null,
      variable: 'one',
    })
  })

  it('tells of an endpoint that writes it and is not in its record', async () => {
    const writers = watchSettingWriters([...Object.values(settings), bells])
    const watched = writers.watchedStore(store)
    const write = () => {
      writeSetting(watched, bells, [])
      writeSetting(watched, settings.unreadableRecords, [])
      return ok(undefined)
    }
    const handlers = { 'sound.set': write, 'sales.undo': write } as unknown as CounterHandlers
    const { 'sound.set': named, 'sales.undo': other } = writers.watchedHandlers(handlers)
    write()
    await named({ sound: 'loud' } as never)
    expect(writers.unnamed()).toEqual([])
    await other({} as never)
    expect(writers.unnamed()).toEqual(['trial.bells by sales.undo'])
  })

  it('is a member of its file, with its default where the file has none', () => {
    const schema = fileSchema('desk.json', { ...machineSettings, bell: trial.inFile })
    expect(schema.parse({ inTray: true })).toMatchObject({ inTray: true, bell: true })
    expect(schema.safeParse({ bell: 'loud' }).success).toBe(false)
    expect(fileSchema('updates.json').parse({})).not.toHaveProperty('bell')
  })

  it('is in the report and in every table, without its value', () => {
    writeSetting(store, bells, [{ id: 'bell of De Vries', at: 1 }])
    const report = settingsReport(
      {
        store,
        configuration: configurationSchema(withTrial).parse({ bells: { off: true } }),
        variables: { COUNTER_TRIAL: 'one' },
      },
      { settings: { ...settings, bells }, allSettings: withTrial },
    )
    expect(report).toEqual({
      set: ['trial.bells'],
      unreadable: [],
      preset: ['bells.off'],
      variables: ['COUNTER_TRIAL'],
    })
    expect(fieldsTable(withTrial)).toContain('`bells.tone`')
    expect(variablesTable(withTrial)).toContain('`COUNTER_BELL`')
    expect(homesTable(withTrial)).toContain('`trial-secret`')
  })
})

describe('A setting that does not say everything', () => {
  const whole = {
    default: null,
    who: ['sound.set'],
    lives: 'until-changed',
    part: 'scanners',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'bells',
  } as const
  const { customers: _customers, ...withoutCustomers } = whole
  const { preset: _preset, ...withoutPreset } = whole
  const { lives: _lives, ...withoutLifetime } = whole
  const { who: _who, ...withoutRight } = whole

  it('does not compile', () => {
    inDatabase('trial', z.string(), whole)
    // @ts-expect-error -- whether it names customers is missing
    inDatabase('trial', z.string(), withoutCustomers)
    // @ts-expect-error -- what IT may preset is missing
    inDatabase('trial', z.string(), withoutPreset)
    // @ts-expect-error -- how long it lives is missing
    inDatabase('trial', z.string(), withoutLifetime)
    // @ts-expect-error -- who changes it is missing
    inDatabase('trial', z.string(), withoutRight)
    // @ts-expect-error -- there is no such endpoint
    inDatabase('trial', z.string(), { ...whole, who: ['sound.shout'] })
    // @ts-expect-error -- its default is none of its values
    inDatabase('trial', z.string(), { ...whole, default: 5 })
    expect(whole.default).toBeNull()
  })
})

describe('Every setting', () => {
  it('has a place of its own, and a name of its own', () => {
    const homes = [settings, machineSettings, secrets, variables]
    const names = homes.flatMap((home) => Object.keys(home))
    expect(new Set(names).size).toBe(names.length)
    expect(Object.keys(allSettings)).toHaveLength(names.length)
    const places = Object.values<Setting>(allSettings).map(({ home, key }) => `${home} ${key}`)
    expect(new Set(places).size).toBe(places.length)
    const taken = [
      ...presetFields().map(([path]) => path),
      ...declaredVariables().map((v) => v.variable),
    ]
    expect(new Set(taken).size).toBe(taken.length)
  })

  it('has a default that its own schema reads', () => {
    for (const { key, home, schema, default: otherwise } of Object.values<Setting>(allSettings)) {
      if (otherwise === null || home === 'environment') continue
      expect(schema.safeParse(otherwise), key).toMatchObject({ success: true })
    }
  })

  it('keeps the names that shops have on disk', () => {
    expect(
      Object.values<Setting>(settings)
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual([
      'account.cicopass',
      'account.cicopass.change',
      'account.cyclesoftware',
      'account.cyclesoftware.change',
      'alarms.acknowledged',
      'database.mended',
      'delivery',
      'draft.on-screen',
      'leads.begun',
      'limited.cicopass',
      'limited.cyclesoftware',
      'notices.seen',
      'operators',
      'operators.guesses',
      'paper.form',
      'paper.next-steps',
      'records.unreadable',
      'registered.twice',
      'scan.rules',
      'scanners',
      'scanners.keyboard',
      'scanners.spoken',
      'settings.unreadable',
      'shields.stock',
      'shop.name',
      'sound',
    ])
    expect(Object.values<Setting>(secrets).map(({ key }) => key)).toEqual([
      'database-key',
      'cicopass',
      'cyclesoftware',
      'proxy',
    ])
    expect(
      declaredVariables()
        .map(({ variable }) => variable)
        .toSorted(),
    ).toEqual([
      'CICOPASS_URL',
      'COUNTER_DATA_DIR',
      'COUNTER_KEYCHAIN_SERVICE',
      'COUNTER_LANG',
      'COUNTER_LOG_LEVEL',
      'COUNTER_SCANNER',
      'CYCLESOFTWARE_URL',
    ])
  })
})

type Declared = Readonly<Record<string, Setting>>
const page = join(import.meta.dirname, '../../docs/configuration.md')

describe('docs/configuration.md', () => {
  it.each([
    ['fields', fieldsTable],
    ['variables', variablesTable],
    ['settings', homesTable],
  ] as const)('has the table of the %s there are', (name, tableOf) => {
    const text = readFileSync(page, 'utf8')
    const mark = `<!-- From the settings: ${name} -->\n\n`
    const begin = text.indexOf(mark) + mark.length
    const end = text.indexOf('\n\n', begin)
    if (process.env['COUNTER_WRITE_DOCS'] === '1') {
      writeFileSync(page, text.slice(0, begin) + tableOf(allSettings) + text.slice(end))
      return
    }
    expect(text).toContain(mark)
    expect(cellsOf(text.slice(begin, end))).toEqual(cellsOf(tableOf(allSettings)))
  })
})

function fieldsTable(declared: Declared): string {
  const rows = presetFields(declared).map(([path, { says }]) => [`\`${path}\``, says])
  return tableWith(['field', 'what'], rows)
}

function variablesTable(declared: Declared): string {
  const rows = declaredVariables(declared).map(({ variable, says, otherwise }) => [
    `\`${variable}\``,
    says,
    typeof otherwise === 'string' ? `\`${otherwise}\`` : '',
  ])
  return tableWith(['variable', 'what it does', 'unless it is set'], rows)
}

const livesWords: Record<Setting['lives'], string> = {
  'until-sign-out-of-cicopass': 'Cicopass is signed out of',
  'until-sign-out-of-cyclesoftware': 'CycleSoftware is signed out of',
  'until-changed': 'it is changed',
  process: 'the process ends',
}
const unreadableWords: Record<Setting['unreadable'], string> = {
  default: 'as if never set',
  locked: 'stays, and keeps the counter locked',
  'file-ignored': 'nothing of that file counts',
  'sign-in-again': 'sign in again',
  fault: 'a fault that says so',
}

function homesTable(declared: Declared): string {
  const rows = Object.values(declared).map((setting) => {
    const { key, home, says, lives, unreadable } = setting
    return [
      `\`${key}\``,
      home.endsWith('.json') ? `\`${home}\`` : home,
      says,
      whoWords(setting),
      livesWords[lives],
      unreadableWords[unreadable],
    ]
  })
  return tableWith(['setting', 'lies in', 'what', 'changed by', 'until', 'unreadable'], rows)
}

function whoWords(setting: Setting): string {
  const who = whoChanges(setting)
  if (who === 'it') return 'IT'
  const all = who === 'counter' ? [who] : who.toSorted((one, other) => rank(one) - rank(other))
  return all.map((one) => (one === 'counter' ? 'the counter itself' : one)).join(', ')
}

/** People first. */
function rank(who: Who | 'counter'): number {
  return ['anybody', 'staff', 'owner', 'recovery', 'counter'].indexOf(who)
}

function tableWith(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [head, head.map(() => '---'), ...rows].map(line).join('\n')
}

/** Without the widths that the formatter gives its columns. */
function cellsOf(table: string): string[] {
  return table
    .split('\n')
    .map((row) => row.replaceAll(/ {2,}/g, ' ').replaceAll(/(?<=\| )-+(?= \|)/g, '-'))
}
