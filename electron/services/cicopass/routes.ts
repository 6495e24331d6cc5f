import { routesOf } from '../route.ts'

/** Every call of the registry that the counter makes (SERVICES.md, "Cicopass"). It publishes no rights. */
export const cicopassRoutes = routesOf({
  login: {
    call: 'login',
    operation: 'login',
    method: 'POST',
    path: '/api/partners/auth/login',
    effect: 'reads',
    scopes: [],
  },
  register: {
    call: 'register',
    operation: 'registerBike',
    method: 'POST',
    path: '/api/partners/bikes',
    effect: 'once',
    scopes: [],
  },
  bike: {
    call: 'bike',
    operation: 'bike',
    method: 'GET',
    path: '/api/partners/bikes/{id}',
    effect: 'reads',
    scopes: [],
  },
  linkShield: {
    call: 'link-shield',
    operation: 'linkShield',
    method: 'POST',
    // The capitals matter, as published.
    path: '/api/partners/bikes/link-BikeShield',
    effect: 'repeatable',
    scopes: [],
  },
  markStolen: {
    call: 'mark-stolen',
    operation: 'markStolen',
    method: 'PUT',
    path: '/api/partners/bikes/{id}/mark-stolen',
    effect: 'once',
    scopes: [],
  },
  markFound: {
    call: 'mark-found',
    operation: 'markFound',
    method: 'PUT',
    path: '/api/partners/bikes/{id}/mark-found',
    effect: 'once',
    scopes: [],
  },
  lookup: {
    call: 'lookup',
    operation: 'lookup',
    method: 'POST',
    path: '/api/partners/bike-search/lookup',
    effect: 'reads',
    scopes: [],
  },
  stolenSearch: {
    call: 'stolen-search',
    operation: 'stolenSearch',
    method: 'GET',
    path: '/api/partners/bike-search/stolen',
    effect: 'reads',
    scopes: [],
  },
  orderShields: {
    call: 'order-shields',
    operation: 'orderShields',
    method: 'POST',
    // Without `partners`, as published.
    path: '/api/orders',
    effect: 'once',
    scopes: [],
  },
  orders: {
    call: 'orders',
    operation: 'orders',
    method: 'GET',
    path: '/api/partners/orders',
    effect: 'reads',
    scopes: [],
  },
})
