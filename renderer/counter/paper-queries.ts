import { useQuery } from '@tanstack/react-query'
import type { Output } from '../../shared/counter-api.ts'
import type { CounterFault } from './client.ts'
import { asked } from './queries.ts'

/** How the shop wants its certificates. */
export function usePaper() {
  return useQuery<Output<'paper.get'>, CounterFault>({
    ...asked('paper.get', {}),
    staleTime: 0,
  })
}
