import { useQuery } from '@tanstack/react-query'
import type { Output } from '../../shared/counter-api.ts'
import type { CounterFault } from './client.ts'
import { asked } from './queries.ts'

/** The leads the counter keeps an eye on, and those on their way. */
export function useLeadDesk() {
  return useQuery<Output<'leads.list'>, CounterFault>({
    ...asked('leads.list', {}),
    // Customers are forgotten in silence: read anew whenever the screen opens.
    staleTime: 0,
  })
}

/** Leads that were begun, the one in the sheet, and where the scanned bike stands. */
export function useBegunLeads() {
  return useQuery<Output<'leads.begun'>, CounterFault>({
    ...asked('leads.begun', {}),
    staleTime: 0,
  })
}

/** Where a lead can go. A key may not say so from here: then leads go to our own store. */
export function useLeadStores() {
  return useQuery<Output<'leads.stores'>, CounterFault>({
    ...asked('leads.stores', {}),
  })
}
