import type { Backups, Database } from '../../core/ports.ts'
import { ok } from '../../../shared/fault.ts'
import { jobKinds, type JobKinds } from '../../../shared/job-kinds.ts'
import { createArticleStore } from './article-store.ts'
import { createCustomerStore } from './customer-store.ts'
import { describeDatabase } from './describe-database.ts'
import { createHandOverStore } from './hand-over-store.ts'
import { createJobStore } from './job-store.ts'
import { createLeadStore } from './lead-store.ts'
import { createSaleStore } from './sale-store.ts'
import { createSettingStore } from './setting-store.ts'
import { createSoldBikeStore } from './sold-bike-store.ts'
import { createStatements, pragma, type Handle } from './sqlite.ts'
import { createTransactions } from './transactions.ts'

/** Nothing lies on a disk that could be copied. */
const noBackups: Backups = { list: () => ok([]), makeIfDue: () => Promise.resolve(ok(null)) }

/** The stores on a handle that is open and has its key. */
export function databaseOn(
  handle: Handle,
  path: string,
  { backups = noBackups, kinds = jobKinds }: { backups?: Backups; kinds?: JobKinds } = {},
): Database {
  const sql = createStatements(handle)
  return {
    jobs: createJobStore(sql, kinds),
    sales: createSaleStore(sql),
    soldBikes: createSoldBikeStore(sql),
    leads: createLeadStore(sql),
    articles: createArticleStore(sql),
    settings: createSettingStore(sql),
    handOvers: createHandOverStore(sql),
    customers: createCustomerStore(sql, kinds),
    backups,
    ...createTransactions(handle, path),
    synchronous: () => Number(pragma(handle, 'synchronous')),
    describe: () => describeDatabase(handle),
    close: () => {
      handle.close()
    },
  }
}
