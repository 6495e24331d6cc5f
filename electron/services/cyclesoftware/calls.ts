import { callOf, usualMs } from '../declared-call.ts'
import type { Access } from './asking.ts'
import { FoundCustomers } from './customers.ts'
import { EmployeesPage } from './employees.ts'
import { answeredLead, createdLead, LeadCancelled } from './leads.ts'
import { cyclesoftwareRoutes as routes } from './routes.ts'
import { AnsweredStockObject, KeysPage, Stock, StoresPage } from './schemas.ts'
import { tillPage } from './till-sales.ts'

/** Every call of the POS that the counter makes, and how its answer is read. */
export const cyclesoftwareCalls = {
  keys: callOf(routes.keys, {
    answer: () => KeysPage,
    accepts: 'published',
    unreadable: (page) => page.unreadable,
    refusal: 'refused',
    withinMs: usualMs.read,
  }),
  stores: callOf(routes.stores, {
    answer: () => StoresPage,
    accepts: 'published',
    unreadable: (page) => page.unreadable,
    refusal: 'refused',
    withinMs: usualMs.read,
  }),
  stock: callOf(routes.stock, {
    answer: () => Stock,
    accepts: 'published',
    unreadable: (stock) => stock.unreadable,
    refusal: 'refused',
    withinMs: usualMs.read,
  }),
  stockObject: callOf(routes.stockObject, {
    answer: () => AnsweredStockObject,
    accepts: 'published',
    unreadable: null,
    refusal: 'refused',
    withinMs: usualMs.read,
  }),
  bookedSales: callOf(routes.bookedSales, {
    answer: (access: Access) => tillPage(access),
    accepts: 'published',
    unreadable: ({ entries }) => entries.reduce((sum, one) => sum + one.problems.length, 0),
    refusal: 'refused',
    withinMs: usualMs.read,
  }),
  createLead: callOf(routes.createLead, {
    answer: ({ timeZone }: Access) => createdLead(timeZone),
    accepts: 'published',
    unreadable: null,
    refusal: 'refused',
    withinMs: usualMs.change,
  }),
  lead: callOf(routes.lead, {
    answer: ({ timeZone }: Access) => answeredLead(timeZone),
    accepts: 'published',
    unreadable: null,
    refusal: 'refused',
    withinMs: usualMs.read,
  }),
  cancelLead: callOf(routes.cancelLead, {
    answer: () => LeadCancelled,
    accepts: 'published',
    unreadable: null,
    refusal: 'refused',
    withinMs: usualMs.change,
  }),
  employees: callOf(routes.employees, {
    answer: () => EmployeesPage,
    accepts: 'published',
    unreadable: (page) => page.unreadable,
    refusal: 'refused',
    withinMs: usualMs.read,
  }),
  findCustomers: callOf(routes.findCustomers, {
    answer: () => FoundCustomers,
    accepts: 'published',
    unreadable: (customers) => customers.unreadable,
    refusal: 'refused',
    withinMs: usualMs.read,
  }),
} as const satisfies Readonly<Record<keyof typeof routes, unknown>>
