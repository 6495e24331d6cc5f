/**
 * Every call both services publish, with its exact path: capitals matter in `link-BikeShield`, and
 * `/api/orders` has no `partners` (SERVICES.md).
 */
export interface PublishedCall {
  name: CallName
  method: 'GET' | 'POST' | 'PUT'
  /** In find-my-way's form, as fastify reads it. */
  path: string
  /** The right a CycleSoftware key needs; null where none is published. */
  scope: string | null
}

export type CicopassCall =
  | 'login'
  | 'registerBike'
  | 'bike'
  | 'linkShield'
  | 'markStolen'
  | 'markFound'
  | 'lookup'
  | 'stolenSearch'
  | 'orderShields'
  | 'orders'

export type CycleSoftwareCall =
  | 'keys'
  | 'stores'
  | 'stock'
  | 'stockObject'
  | 'createLead'
  | 'lead'
  | 'cancelLead'
  | 'transactions'
  | 'employees'
  | 'customers'
  | 'codeList'

export type CallName = CicopassCall | CycleSoftwareCall

interface Named<Name extends CallName> extends PublishedCall {
  name: Name
}

export const cicopassCalls: readonly Named<CicopassCall>[] = [
  { name: 'login', method: 'POST', path: '/api/partners/auth/login', scope: null },
  { name: 'registerBike', method: 'POST', path: '/api/partners/bikes', scope: null },
  { name: 'bike', method: 'GET', path: '/api/partners/bikes/:id', scope: null },
  { name: 'linkShield', method: 'POST', path: '/api/partners/bikes/link-BikeShield', scope: null },
  { name: 'markStolen', method: 'PUT', path: '/api/partners/bikes/:id/mark-stolen', scope: null },
  { name: 'markFound', method: 'PUT', path: '/api/partners/bikes/:id/mark-found', scope: null },
  { name: 'lookup', method: 'POST', path: '/api/partners/bike-search/lookup', scope: null },
  { name: 'stolenSearch', method: 'GET', path: '/api/partners/bike-search/stolen', scope: null },
  { name: 'orderShields', method: 'POST', path: '/api/orders', scope: null },
  { name: 'orders', method: 'GET', path: '/api/partners/orders', scope: null },
]

/**
 * Scopes as CycleSoftware's public documentation prints them per endpoint, or, where it prints
 * none, the scope whose description covers the call.
 */
export const cycleSoftwareCalls: readonly Named<CycleSoftwareCall>[] = [
  { name: 'keys', method: 'GET', path: '/api/v1/platform/authentication/keys.json', scope: null },
  {
    name: 'stores',
    method: 'GET',
    path: '/api/v1/stock-in-store-locator/stores.json',
    scope: 'platform',
  },
  {
    name: 'stock',
    method: 'POST',
    path: '/api/v1/stock-in-store-locator/stock.json',
    scope: 'platform',
  },
  {
    name: 'stockObject',
    method: 'GET',
    path: '/api/v1/stock-objects/:id(^[^/]+).json',
    scope: 'resources',
  },
  { name: 'createLead', method: 'POST', path: '/api/v1/leads/create.json', scope: 'platform' },
  { name: 'lead', method: 'GET', path: '/api/v1/leads/:uuid(^[^/]+).json', scope: 'platform' },
  {
    name: 'cancelLead',
    method: 'POST',
    path: '/api/v1/leads/:uuid/cancel.json',
    scope: 'platform',
  },
  {
    name: 'transactions',
    method: 'GET',
    path: '/api/v3/salesdata/transactions.json',
    scope: 'sales-export',
  },
  { name: 'employees', method: 'GET', path: '/api/v1/common/employees.json', scope: 'common' },
  { name: 'customers', method: 'GET', path: '/api/v1/customers/find.json', scope: 'resources' },
  {
    name: 'codeList',
    method: 'GET',
    path: '/api/v4/articledata/codelist/:name(^[^/]+).json',
    scope: 'e-commerce',
  },
]
