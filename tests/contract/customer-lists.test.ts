import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { openMemoryDatabase } from '../../electron/adapters/database/open-database.ts'
import type { Database } from '../../electron/core/ports.ts'
import { customerLists, forgetEntry } from '../../electron/core/settings/customer-lists.ts'
import { settings } from '../../electron/core/settings/database-settings.ts'
import { inDatabase } from '../../electron/core/settings/setting.ts'

/** A setting that only this test has. */
const bells = inDatabase('trial.bells', z.array(z.object({ id: z.string(), at: z.number() })), {
  default: [],
  who: 'counter',
  lives: 'until-changed',
  part: 'notices',
  unreadable: 'default',
  customers: { what: 'begun-lead', id: 'id', title: '$.id', changedAt: '$.at' },
  preset: 'never',
  says: 'bells',
})
const declared = { ...settings, bells }

let database: Database
beforeEach(() => {
  database = openMemoryDatabase()
})
afterEach(() => {
  database.close()
})

test('A setting that names customers is found and erased with them, and leaves what stands beside it', () => {
  const { settings: store, customers } = database
  const customer = { id: 'bell of De Vries', at: 1 }
  store.write(bells.key, JSON.stringify([customer, { id: 'other', at: 2 }, 5]))
  const lists = customerLists(declared)
  expect(customers.records(lists).map(({ id }) => id)).toEqual(['other', customer.id])
  expect(customers.endedBefore(2, { limit: 10, lists }).map(({ id }) => id)).toEqual([customer.id])
  forgetEntry(store, { what: 'begun-lead', id: customer.id }, declared)
  expect(JSON.parse(store.read(bells.key) ?? '')).toEqual([{ id: 'other', at: 2 }, 5])
})
