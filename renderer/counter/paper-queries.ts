import { useQuery } from '@tanstack/react-query'
import type { Output } from '../../shared/counter-api.ts'
import { call, type CounterFault } from './client.ts'

/** How the shop wants its certificates. */
export function usePaper() {
  return useQuery<Output<'paper.get'>, CounterFault>({
    queryKey: ['paper'],
    queryFn: () => call('paper.get', {}),
    staleTime: 0,
  })
}
