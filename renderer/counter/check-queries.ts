import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Input, Output } from '../../shared/counter-api.ts'
import type { CounterFault } from './client.ts'
import { asked } from './queries.ts'

/** What `Check a bike` and a bike's page read. */
export function useCheckDesk() {
  return useQuery<Output<'check.get'>, CounterFault>({
    ...asked('check.get', {}),
  })
}

/** What this counter sent about a bike; it follows the queue. */
export function useBikeJobs(bike: Input<'bikes.jobs'>) {
  return useQuery<Output<'bikes.jobs'>, CounterFault>({
    ...asked('bikes.jobs', bike),
  })
}

/**
 * The registry's bike, read again when another of our own jobs about it is done: `done` counts them.
 * What was read before stays on the page meanwhile.
 */
export function useBike(bikeId: number, done: number) {
  return useQuery<Output<'bikes.open'>, CounterFault>({
    ...asked('bikes.open', { bikeId }, done),
    placeholderData: keepPreviousData,
  })
}

export function usePicture(bikeId: number, place: number) {
  return useQuery<Output<'bikes.picture'>, CounterFault>({
    ...asked('bikes.picture', { bikeId, place }),
  })
}

/** Bikes sold at this counter that have their number at Cicopass, newest first. */
export function useSoldHere() {
  return useQuery<Output<'bikes.soldHere'>, CounterFault>({
    ...asked('bikes.soldHere', {}),
  })
}

/** Never kept: what the registry says today, it may not say tomorrow. */
export function useBikeSearch(criteria: Input<'bikes.search'>) {
  return useQuery<Output<'bikes.search'>, CounterFault>({
    ...asked('bikes.search', criteria),
    gcTime: 0,
  })
}
