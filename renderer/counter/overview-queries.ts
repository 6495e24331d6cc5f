import { useQuery } from '@tanstack/react-query'
import type { Output } from '../../shared/counter-api.ts'
import type { CounterFault } from './client.ts'
import { asked } from './queries.ts'

/** Midnight comes without telling. */
const everyMinute = 60_000

/** What the last days came to; it follows the queue and the till. */
export function useOverview(days: number) {
  return useQuery<Output<'overview.get'>, CounterFault>({
    ...asked('overview.get', { days }),
    staleTime: 0,
    refetchInterval: everyMinute,
    // Other days are asked for while those that were shown stay where they are.
    placeholderData: (before) => before,
  })
}
