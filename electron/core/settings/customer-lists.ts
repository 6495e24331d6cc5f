import { z } from 'zod'
import type { CustomerList } from '../../../shared/privacy.ts'
import { readJson } from '../outbox/payloads.ts'
import type { SettingStore } from '../ports.ts'
import { settings } from './database-settings.ts'
import type { DatabaseSettings } from './stored-settings.ts'

/** The settings of which each entry names a customer. */
export function customerLists(declared: DatabaseSettings = settings): CustomerList[] {
  return Object.values(declared).flatMap(({ key, customers }) =>
    customers === 'none' ? [] : [{ ...customers, key }],
  )
}

const Entries = z.array(z.unknown())
const Members = z.record(z.string(), z.unknown())

/** Takes an entry out of the lists of its kind; whatever stands beside it stays as it is. Inside a transaction. */
export function forgetEntry(
  store: SettingStore,
  { what, id }: { what: string; id: string },
  declared: DatabaseSettings = settings,
): void {
  for (const list of customerLists(declared)) {
    if (list.what !== what) continue
    const entries = readJson(Entries, store.read(list.key))
    if (!entries.ok) continue
    const others = entries.value.filter((entry) => Members.safeParse(entry).data?.[list.id] !== id)
    store.write(list.key, JSON.stringify(others))
  }
}
