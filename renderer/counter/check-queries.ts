import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Input, Output } from '../../shared/counter-api.ts'
import { call, type CounterFault } from './client.ts'

/** What `Check a bike` and a bike's page read. */
export function useCheckDesk() {
  return useQuery<Output<'check.get'>, CounterFault>({
    queryKey: ['check'],
    queryFn: () => call('check.get', {}),
  })
}

/** What this counter sent about a bike; it follows the queue. */
export function useBikeJobs(bike: Input<'bikes.jobs'>) {
  return useQuery<Output<'bikes.jobs'>, CounterFault>({
    queryKey: ['queue', 'bike', bike],
    queryFn: () => call('bikes.jobs', bike),
  })
}

/**
 * The registry's bike, read again when another of our own jobs about it is done: `done` counts them.
 * What was read before stays on the page meanwhile.
 */
export function useBike(bikeId: number, done: number) {
  return useQuery<Output<'bikes.open'>, CounterFault>({
    queryKey: ['bike', bikeId, done],
    queryFn: () => call('bikes.open', { bikeId }),
    placeholderData: keepPreviousData,
  })
}

export function usePicture(bikeId: number, place: number) {
  return useQuery<Output<'bikes.picture'>, CounterFault>({
    queryKey: ['picture', bikeId, place],
    queryFn: () => call('bikes.picture', { bikeId, place }),
  })
}

/** Bikes sold at this counter that have their number at Cicopass, newest first. */
export function useSoldHere() {
  return useQuery<Output<'bikes.soldHere'>, CounterFault>({
    queryKey: ['sales', 'here'],
    queryFn: () => call('bikes.soldHere', {}),
  })
}

/** Never kept: what the registry says today, it may not say tomorrow. */
export function useBikeSearch(criteria: Input<'bikes.search'>) {
  return useQuery<Output<'bikes.search'>, CounterFault>({
    queryKey: ['bikes', criteria],
    queryFn: () => call('bikes.search', criteria),
    gcTime: 0,
  })
}
