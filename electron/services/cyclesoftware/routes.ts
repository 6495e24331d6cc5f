import { routesOf } from '../route.ts'

/**
 * Every call of the POS that the counter makes. Its public documentation prints a right for most; where it
 * prints none, it is the one whose description covers the call (SERVICES.md, "CycleSoftware").
 */
export const cyclesoftwareRoutes = routesOf({
  keys: {
    call: 'keys',
    operation: 'keys',
    method: 'GET',
    path: '/api/v1/platform/authentication/keys.json',
    effect: 'reads',
    scopes: ['platform'],
    // Outside an allowed address.
    isRefusedOtherwise: true,
  },
  stores: {
    call: 'stores',
    operation: 'stores',
    method: 'GET',
    path: '/api/v1/stock-in-store-locator/stores.json',
    effect: 'reads',
    scopes: ['platform', 'e-commerce'],
  },
  stock: {
    call: 'stock',
    operation: 'stock',
    method: 'POST',
    path: '/api/v1/stock-in-store-locator/stock.json',
    effect: 'reads',
    scopes: ['platform', 'e-commerce'],
  },
  stockObject: {
    call: 'stock-objects',
    operation: 'stockObject',
    method: 'GET',
    path: '/api/v1/stock-objects/{id}.json',
    effect: 'reads',
    scopes: ['resources'],
  },
  bookedSales: {
    call: 'transactions',
    operation: 'transactions',
    method: 'GET',
    path: '/api/v3/salesdata/transactions.json',
    effect: 'reads',
    scopes: ['sales-export'],
  },
  createLead: {
    call: 'create-lead',
    operation: 'createLead',
    method: 'POST',
    path: '/api/v1/leads/create.json',
    effect: 'once',
    scopes: ['platform', 'resources'],
  },
  lead: {
    call: 'lead',
    operation: 'lead',
    method: 'GET',
    path: '/api/v1/leads/{uuid}.json',
    effect: 'reads',
    scopes: ['platform', 'resources'],
  },
  cancelLead: {
    call: 'cancel-lead',
    operation: 'cancelLead',
    method: 'POST',
    path: '/api/v1/leads/{uuid}/cancel.json',
    effect: 'repeatable',
    scopes: ['platform', 'resources'],
  },
  employees: {
    call: 'employees',
    operation: 'employees',
    method: 'GET',
    path: '/api/v1/common/employees.json',
    effect: 'reads',
    scopes: ['common'],
  },
  findCustomers: {
    call: 'customers',
    operation: 'customers',
    method: 'GET',
    path: '/api/v1/customers/find.json',
    effect: 'reads',
    scopes: ['resources'],
  },
})
