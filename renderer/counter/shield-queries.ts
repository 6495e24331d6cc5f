import { useQuery } from '@tanstack/react-query'
import type { Output } from '../../shared/counter-api.ts'
import type { QueuedJob } from '../../shared/job.ts'
import type { CounterFault } from './client.ts'
import { asked } from './queries.ts'

/** Shields left; a sale takes one, and the queue tells of it. */
export function useShieldStock() {
  return useQuery<Output<'shields.stock'>, CounterFault>({
    ...asked('shields.stock', {}),
  })
}

/** The orders at Cicopass; read again when one of ours is done. */
export function useOrders(done: number) {
  return useQuery<Output<'shields.orders'>, CounterFault>({
    ...asked('shields.orders', {}, done),
  })
}

/** The orders this counter made, newest first; they follow the queue. */
export function useOrderJobs() {
  return useQuery<Output<'queue.page'>, CounterFault, QueuedJob[]>({
    ...asked('queue.page', { states: [], kinds: ['shields.order'], search: '', after: null }),
    select: ({ jobs }) => jobs,
  })
}
