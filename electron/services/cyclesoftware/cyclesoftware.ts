import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Pos } from '../../core/ports.ts'
import { createCaller, type ClientOptions } from '../service-call.ts'
import { createAsking, type AccountOptions } from './asking.ts'
import { FoundCustomers } from './customers.ts'
import { EmployeesPage } from './employees.ts'
import { findCustomers } from './find-customers.ts'
import { answeredLead, createdLead, encodeLead, isUuid, LeadCancelled } from './leads.ts'
import { AnsweredStockObject, KeysPage, Stock, StoresPage } from './schemas.ts'
import { salesScope, tillPage, tillQuery } from './till-sales.ts'

export type PosOptions = ClientOptions & AccountOptions

/**
 * The shop's POS over HTTP (SERVICES.md, "CycleSoftware"). The api-key is kept with the account and
 * used by no call here: its use "is documented per service", and these calls document none. Employees'
 * personal codes are checked with it (`core/operators/employees.ts`).
 *
 * An `object_id` has meaning only inside its own account. The stock call lists objects of associated
 * accounts too, so compare the line's store with the account's before reading an object
 * (`sameStore`); this client cannot know and does not check.
 */
export function createPos(options: PosOptions): Pos & { close(): Promise<void> } {
  const caller = createCaller('cyclesoftware', options)
  const { country, ask, page, pages } = createAsking({ ...options, caller })

  async function find(query: Record<string, string>) {
    const found = await ask({
      call: 'customers',
      scope: 'resources',
      kind: 'read',
      method: 'GET',
      path: '/api/v1/customers/find.json',
      query,
      schema: () => FoundCustomers,
      unreadable: (customers) => customers.unreadable,
    })
    return found.ok ? ok(found.value.entries) : found
  }

  return {
    keys: (given) =>
      pages(
        {
          call: 'keys',
          path: '/api/v1/platform/authentication/keys.json',
          schema: KeysPage,
          entries: (page) => page.keys,
        },
        given,
      ),

    stores: () =>
      pages({
        call: 'stores',
        path: '/api/v1/stock-in-store-locator/stores.json',
        schema: StoresPage,
        entries: (page) => page.stores,
      }),

    async stock(barcodes) {
      if (barcodes.length === 0) return ok({ stores: [], stock: [] })
      return await ask({
        call: 'stock',
        kind: 'read',
        method: 'POST',
        path: '/api/v1/stock-in-store-locator/stock.json',
        // A bare list, as published.
        body: barcodes.map((barcode) => ({ barcode })),
        schema: () => Stock,
        unreadable: (stock) => stock.unreadable,
      })
    },

    async stockObject(objectId) {
      return await ask({
        call: 'stock-objects',
        scope: 'resources',
        kind: 'read',
        method: 'GET',
        path: `/api/v1/stock-objects/${String(objectId)}.json`,
        schema: () => AnsweredStockObject.refine((object) => object.objectId === objectId),
      })
    },

    async bookedSales(of) {
      const path = '/api/v3/salesdata/transactions.json'
      const read = await page({
        call: 'transactions',
        scope: salesScope,
        at: 'next' in of ? of : { path, query: (access) => tillQuery(of, access) },
        schema: tillPage,
        unreadable: ({ entries }) => entries.reduce((sum, one) => sum + one.problems.length, 0),
      })
      if (!read.ok) return read
      const { entries, next } = read.value
      const sales = entries.flatMap((one) => one.sales)
      return ok({ sales, problems: entries.flatMap((one) => one.problems), next })
    },

    async createLead(lead) {
      return await ask({
        call: 'create-lead',
        kind: 'change',
        method: 'POST',
        path: '/api/v1/leads/create.json',
        body: encodeLead(lead),
        schema: ({ timeZone }) => createdLead(timeZone),
      })
    },

    async lead(uuid) {
      if (!isUuid(uuid)) return notALead(uuid)
      return await ask({
        call: 'lead',
        kind: 'read',
        method: 'GET',
        path: `/api/v1/leads/${uuid}.json`,
        schema: ({ timeZone }) =>
          answeredLead(timeZone).refine((lead) => lead.uuid.toLowerCase() === uuid.toLowerCase()),
      })
    },

    findCustomers: (by) => findCustomers(by, { country, find }),

    employees: () =>
      pages({
        call: 'employees',
        scope: 'common',
        path: '/api/v1/common/employees.json',
        schema: EmployeesPage,
        entries: (page) => page.data,
      }),

    async cancelLead(uuid) {
      if (!isUuid(uuid)) return notALead(uuid)
      return await ask({
        call: 'cancel-lead',
        kind: 'change',
        method: 'POST',
        path: `/api/v1/leads/${uuid}/cancel.json`,
        schema: () => LeadCancelled,
      })
    },

    close: () => caller.close(),
  }
}

/** Nothing is asked of the service for what cannot be a lead. */
function notALead(uuid: string): Result<never> {
  const reason = `"${uuid.slice(0, 60)}" is not the UUID of a lead`
  return failed({ kind: 'bad-input', problems: [{ field: 'uuid', reason }] })
}
