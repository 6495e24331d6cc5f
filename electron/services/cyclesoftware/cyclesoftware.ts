import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Pos } from '../../core/ports.ts'
import { neededScopes } from '../route.ts'
import { createCaller, type ClientOptions } from '../service-call.ts'
import { createAsking, type AccountOptions } from './asking.ts'
import { cyclesoftwareCalls as calls } from './calls.ts'
import { findCustomers } from './find-customers.ts'
import { encodeLead, isUuid } from './leads.ts'
import { cyclesoftwareRoutes } from './routes.ts'
import { tillQuery } from './till-sales.ts'

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
    const found = await ask(calls.findCustomers, { parameters: {}, query })
    return found.ok ? ok(found.value.entries) : found
  }

  return {
    neededScopes: neededScopes(cyclesoftwareRoutes),

    keys: (given) => pages(calls.keys, (page) => page.keys, given),

    stores: () => pages(calls.stores, (page) => page.stores),

    async stock(barcodes) {
      if (barcodes.length === 0) return ok({ stores: [], stock: [] })
      // A bare list, as published.
      const body = barcodes.map((barcode) => ({ barcode }))
      return await ask(calls.stock, { parameters: {}, body })
    },

    async stockObject(objectId) {
      return await ask(calls.stockObject, {
        parameters: { id: String(objectId) },
        isOurs: (object) => object.objectId === objectId,
      })
    },

    async bookedSales(of) {
      const read = await page(
        calls.bookedSales,
        'next' in of ? of : { query: (access) => tillQuery(of, access) },
      )
      if (!read.ok) return read
      const { entries, next } = read.value
      const sales = entries.flatMap((one) => one.sales)
      return ok({ sales, problems: entries.flatMap((one) => one.problems), next })
    },

    async createLead(lead) {
      return await ask(calls.createLead, { parameters: {}, body: encodeLead(lead) })
    },

    async lead(uuid) {
      if (!isUuid(uuid)) return notALead(uuid)
      return await ask(calls.lead, {
        parameters: { uuid },
        isOurs: (lead) => lead.uuid.toLowerCase() === uuid.toLowerCase(),
      })
    },

    findCustomers: (by) => findCustomers(by, { country, find }),

    employees: () => pages(calls.employees, (page) => page.data),

    async cancelLead(uuid) {
      if (!isUuid(uuid)) return notALead(uuid)
      return await ask(calls.cancelLead, { parameters: { uuid } })
    },

    close: () => caller.close(),
  }
}

/** Nothing is asked of the service for what cannot be a lead. */
function notALead(uuid: string): Result<never> {
  const reason = `"${uuid.slice(0, 60)}" is not the UUID of a lead`
  return failed({ kind: 'bad-input', problems: [{ field: 'uuid', reason }] })
}
