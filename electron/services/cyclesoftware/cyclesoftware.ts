import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { CyclesoftwareCredentials } from '../../../shared/account.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Pos } from '../../core/ports.ts'
import { addressUnder, readBaseUrl } from '../base-url.ts'
import { createRefusedSignIn, unsent } from '../refused-sign-in.ts'
import { createCaller, type ClientOptions, type ServiceCall } from '../service-call.ts'
import { answeredLead, encodeLead, isUuid, LeadCancelled } from './leads.ts'
import { allPages, type Page } from './pages.ts'
import { AnsweredStockObject, KeysPage, Stock, StoresPage } from './schemas.ts'

const service = 'cyclesoftware'

export type PosOptions = ClientOptions & {
  /** `CYCLESOFTWARE_URL`; without it the host follows the account's country. */
  baseUrl?: string | undefined
  /** What the keychain holds; null when there is no account. Asked for at every call. */
  credentials: () => Promise<Result<CyclesoftwareCredentials | null>>
}

/**
 * The shop's POS over HTTP (SERVICES.md, "CycleSoftware"). The api-key is kept with the account and
 * used by no call here: its use "is documented per service", and these calls document none.
 *
 * An `object_id` has meaning only inside its own account. The stock call lists objects of associated
 * accounts too, so compare the line's store with the account's before reading an object
 * (`sameStore`); this client cannot know and does not check.
 */
export function createPos(options: PosOptions): Pos & { close(): Promise<void> } {
  const caller = createCaller(service, options)
  const { ask, pages } = createAsking({ ...options, caller })

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
      const granted = await access()
      if (!granted.ok) return granted
      const { base, authorization } = granted.value
      return await ask({
        call: 'stock',
        kind: 'read',
        method: 'POST',
        url: addressUnder(base, '/api/v1/stock-in-store-locator/stock.json'),
        authorization,
        // A bare list, as published.
        body: barcodes.map((barcode) => ({ barcode })),
        schema: Stock,
      })
    },

    async stockObject(objectId) {
      const granted = await access()
      if (!granted.ok) return granted
      const { base, authorization } = granted.value
      return await ask({
        call: 'stock-objects',
        kind: 'read',
        method: 'GET',
        url: addressUnder(base, `/api/v1/stock-objects/${String(objectId)}.json`),
        authorization,
        schema: AnsweredStockObject.refine((object) => object.objectId === objectId),
      })
    },

    async createLead(lead) {
      const granted = await access()
      if (!granted.ok) return granted
      const { base, authorization, timeZone } = granted.value
      return await ask({
        call: 'create-lead',
        kind: 'change',
        method: 'POST',
        url: addressUnder(base, '/api/v1/leads/create.json'),
        authorization,
        body: encodeLead(lead),
        schema: answeredLead(timeZone),
      })
    },

    async lead(uuid) {
      if (!isUuid(uuid)) return notALead(uuid)
      const granted = await access()
      if (!granted.ok) return granted
      const { base, authorization, timeZone } = granted.value
      return await ask({
        call: 'lead',
        kind: 'read',
        method: 'GET',
        url: addressUnder(base, `/api/v1/leads/${uuid}.json`),
        authorization,
        schema: answeredLead(timeZone).refine(
          (lead) => lead.uuid.toLowerCase() === uuid.toLowerCase(),
        ),
      })
    },

    async cancelLead(uuid) {
      if (!isUuid(uuid)) return notALead(uuid)
      const granted = await access()
      if (!granted.ok) return granted
      const { base, authorization } = granted.value
      return await ask({
        call: 'cancel-lead',
        kind: 'change',
        method: 'POST',
        url: addressUnder(base, `/api/v1/leads/${uuid}/cancel.json`),
        authorization,
        schema: LeadCancelled,
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
