import { useQuery } from '@tanstack/react-query'
import type { Output } from '../../shared/counter-api.ts'
import type { QueuedJob } from '../../shared/job.ts'
import { call, type CounterFault } from './client.ts'

/** Shields left; a sale takes one, and the queue tells of it. */
export function useShieldStock() {
  return useQuery<Output<'shields.stock'>, CounterFault>({
    queryKey: ['queue', 'shields'],
    queryFn: () => call('shields.stock', {}),
  })
}

/** The orders at Cicopass; read again when one of ours is done. */
export function useOrders(done: number) {
  return useQuery<Output<'shields.orders'>, CounterFault>({
    queryKey: ['orders', done],
    queryFn: () => call('shields.orders', {}),
  })
}

/** The orders this counter made, newest first; they follow the queue. */
export function useOrderJobs() {
  return useQuery<QueuedJob[], CounterFault>({
    queryKey: ['queue', 'orders'],
    queryFn: async () => {
      const asked = { states: [], kinds: ['shields.order' as const], search: '', after: null }
      return (await call('queue.page', asked)).jobs
    },
  })
}
