import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { openMemoryDatabase } from '../../electron/adapters/database/open-database.ts'
import { settings } from '../../electron/core/settings/database-settings.ts'
import type { DatabaseSetting } from '../../electron/core/settings/setting.ts'
import { stateOfSetting, writeSetting } from '../../electron/core/settings/stored-settings.ts'
import { command, register } from '../support/handed-over.ts'
import { openTestCounter } from '../support/test-counter.ts'

const garbage = [
  '',
  '{',
  'null',
  '[]',
  '{}',
  '0',
  '"x"',
  '[{}]',
  '[null]',
  '{"people":"x"}',
  '{"lines":[{}]}',
  '{"at":"x"}',
  '\u0000',
  '{"__proto__":1}',
  '[[[[]]]]',
]
const all = Object.values<DatabaseSetting>(settings)
  .filter(({ key }) => key !== settings.unreadableSettings.key)
  .map((setting) => ({ ...setting, name: setting.key }))

describe.each(all)('The setting $key', ({ key, schema, part, unreadable }) => {
  it.each(garbage)('opens as %j, is kept aside and said once', async (text) => {
    const database = openMemoryDatabase()
    database.settings.write(key, text)
    if (stateOfSetting(database.settings, { key, schema }).state === 'read') {
      database.close()
      return
    }
    const here = await openTestCounter({ database, signedIn: false })
    try {
      here.counter.open()
      expect(here.counter.status().faults).toEqual([
        { kind: 'settings-unreadable', settings: [part] },
      ])
      expect(database.settings.read(key)).toBe(unreadable === 'locked' ? text : null)
      const aside = JSON.parse(database.settings.read(`unreadable.${key}.1`) ?? 'null') as unknown
      expect(aside).toMatchObject({ text })
      expect(await here.counter.handlers['status.faultsSeen']({})).toMatchObject({ ok: true })
      expect(here.counter.status().faults).toBeUndefined()
      const again = await here.restart()
      expect(again.counter.status().faults).toEqual(
        unreadable === 'locked' ? [{ kind: 'settings-unreadable', settings: [part] }] : undefined,
      )
      await again.close()
    } finally {
      await here.close()
    }
  })
})

describe('Unreadable settings', () => {
  it('lose no text, however often one is written over', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 6 }), (texts) => {
        const database = openMemoryDatabase()
        const { key } = settings.delivery
        const unreadable = texts.filter((text) => {
          database.settings.write(key, text)
          return stateOfSetting(database.settings, settings.delivery).state === 'unreadable'
        })
        database.settings.remove(key)
        for (const text of unreadable) {
          database.settings.write(key, text)
          writeSetting(database.settings, settings.sound, { volume: 0.5 } as never)
          database.write(() => {
            writeSetting(database.settings, settings.delivery, null as never)
          })
        }
        const kept = unreadable.map((_text, nth) =>
          database.settings.read(`unreadable.${key}.${String(nth + 1)}`),
        )
        database.close()
        expect(kept.map((text) => (JSON.parse(text ?? 'null') as { text: string }).text)).toEqual(
          unreadable,
        )
      }),
      { numRuns: 30 },
    )
  })

  it('of the account keep the queue, which goes out after signing in', async () => {
    const here = await openTestCounter()
    await here.training.cicopass.goOffline()
    await register(here)
    here.ports.database.settings.write(settings.cicopassAccount.key, '{"email":7}')
    const again = await here.restart()
    expect(again.counter.status().cicopass.state).toBe('not-set-up')
    await again.training.cicopass.goOnline()
    await again.counter.accounts.signInCicopass({
      email: 'balie@example.com',
      password: 'fiets-op-slot',
    })
    await command(again, ['sync', '--timeout', '5'])
    expect(again.training.cicopass.registrations).toHaveLength(1)
    await again.close()
  })
})
