import { callOf, usualMs } from '../declared-call.ts'
import { AnsweredBike, LookupHits, StolenSearchHits } from './bikes.ts'
import { AnsweredOrder, AnsweredOrders } from './orders.ts'
import { cicopassRoutes as routes } from './routes.ts'
import { ShieldLinked, SignedIn } from './schemas.ts'
import { Marked } from './theft.ts'

/** Every call of the registry that the counter makes, and how its answer is read. */
export const cicopassCalls = {
  login: callOf(routes.login, {
    answer: () => SignedIn,
    accepts: 'published',
    unreadable: null,
    refusal: 'sign-in-refused',
    withinMs: usualMs.read,
  }),
  register: callOf(routes.register, {
    answer: () => AnsweredBike,
    accepts: 'published',
    unreadable: null,
    refusal: 'refused',
    withinMs: usualMs.change,
  }),
  bike: callOf(routes.bike, {
    answer: () => AnsweredBike,
    accepts: 'published',
    unreadable: null,
    refusal: 'refused',
    withinMs: usualMs.read,
  }),
  linkShield: callOf(routes.linkShield, {
    answer: () => ShieldLinked,
    accepts: 'published',
    unreadable: null,
    refusal: 'refused',
    withinMs: usualMs.change,
  }),
  markStolen: callOf(routes.markStolen, {
    answer: () => Marked,
    accepts: 'any',
    unreadable: null,
    refusal: 'refused',
    withinMs: usualMs.change,
  }),
  markFound: callOf(routes.markFound, {
    answer: () => Marked,
    accepts: 'any',
    unreadable: null,
    refusal: 'refused',
    withinMs: usualMs.change,
  }),
  lookup: callOf(routes.lookup, {
    answer: () => LookupHits,
    accepts: 'published',
    unreadable: (hits) => hits.unreadable.length,
    refusal: 'refused',
    withinMs: usualMs.read,
  }),
  stolenSearch: callOf(routes.stolenSearch, {
    answer: () => StolenSearchHits,
    accepts: 'published',
    unreadable: (hits) => hits.unreadable.length,
    refusal: 'refused',
    withinMs: usualMs.read,
  }),
  orderShields: callOf(routes.orderShields, {
    answer: () => AnsweredOrder,
    accepts: 'published',
    unreadable: null,
    refusal: 'refused',
    withinMs: usualMs.change,
  }),
  orders: callOf(routes.orders, {
    answer: () => AnsweredOrders,
    accepts: 'published',
    unreadable: (list) => list.unreadable,
    refusal: 'refused',
    withinMs: usualMs.read,
  }),
} as const satisfies Readonly<Record<keyof typeof routes, unknown>>
