import {
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  type UseMutationResult,
} from '@tanstack/react-query'
import type { EndpointName, Input, Output } from '../../shared/counter-api.ts'
import type { JobKind, JobState } from '../../shared/job.ts'
import type { Sale } from '../../shared/registration.ts'
import { call, type CounterFault } from './client.ts'
import { keepAnswer, keyOf } from './kept-answers.ts'

/**
 * What the window knows of the counter. Main is the only one who decides: answers and events are
 * kept here as they come, nothing is guessed ahead and nothing grows old by itself.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/** What an endpoint answers, kept until its own declaration or an event says otherwise. */
export function asked<N extends EndpointName>(endpoint: N, input: Input<N>, ...also: unknown[]) {
  return {
    queryKey: [...keyOf(endpoint, input), ...also],
    queryFn: () => call(endpoint, input),
  }
}

/** Asked before the first word is shown, because it says in which language. */
export const appState = asked('app.state', {})

export function useAppState() {
  return useQuery<Output<'app.state'>, CounterFault>(appState)
}

export function useStatus() {
  return useQuery<Output<'status.get'>, CounterFault>(asked('status.get', {}))
}

/** When the records were last copied, and whether they ever had to be mended. */
export function useBackups() {
  return useQuery<Output<'backups.get'>, CounterFault>({
    ...asked('backups.get', {}),
    staleTime: 0,
  })
}

export function useDelivery() {
  return useQuery<Output<'delivery.get'>, CounterFault>({
    ...asked('delivery.get', {}),
  })
}

/** Who works here, and who stands at the counter. */
export function useOperators() {
  return useQuery<Output<'operators.get'>, CounterFault>({
    ...asked('operators.get', {}),
  })
}

export function useDraft() {
  return useQuery<Output<'draft.get'>, CounterFault>({
    ...asked('draft.get', {}),
  })
}

/** Today's sales, newest first. */
export function useSalesToday() {
  return useQuery<Sale[], CounterFault>({
    ...asked('sales.today', {}),
    select: newestFirst,
  })
}

/** What the till sold: to do, done today, and how the reading of it stands. */
export function useSoldBikes() {
  return useQuery<Output<'sold.list'>, CounterFault>({
    ...asked('sold.list', {}),
  })
}

/** What staff entered once for a product code. */
export function useLearnedArticles() {
  return useQuery<Output<'articles.list'>, CounterFault>({
    ...asked('articles.list', {}),
    // Each sale may teach one: asked anew whenever the page that shows them opens.
    staleTime: 0,
  })
}

export function useAccounts() {
  return useQuery<Output<'accounts.get'>, CounterFault>({
    ...asked('accounts.get', {}),
  })
}

/** Alarms nobody has acknowledged, oldest first. */
export function useOpenAlarms() {
  return useQuery<Output<'alarms.get'>, CounterFault>({
    ...asked('alarms.get', {}),
  })
}

/** How loudly scans are answered. */
export function useSound() {
  return useQuery<Output<'sound.get'>, CounterFault>({
    ...asked('sound.get', {}),
  })
}

/** A scan that was not used and that nobody saw yet, or null. */
export function useScanHold() {
  return useQuery<Output<'scan.hold'>, CounterFault>({
    ...asked('scan.hold', {}),
  })
}

/** How a scanner that works as a keyboard ends its scans. */
export function useKeyboardScanner() {
  return useQuery<Output<'scanner.keyboard'>, CounterFault>({
    ...asked('scanner.keyboard', {}),
  })
}

/** Scans that wait until the open dialogs are closed. */
export function useWaitingScans() {
  return useQuery<Output<'scan.waiting'>, CounterFault>({
    ...asked('scan.waiting', {}),
  })
}

/** Ports come and go without telling: asked again while the page that shows them is open. */
export function useScannerPorts() {
  return useQuery<Output<'scanner.ports'>, CounterFault>({
    ...asked('scanner.ports', {}),
    staleTime: 0,
    refetchInterval: 3000,
  })
}

export function useQueue(what: { states: JobState[]; kinds: JobKind[]; search: string }) {
  return useInfiniteQuery({
    queryKey: ['queue.page', 'pages', what],
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      call('queue.page', { ...what, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
}

/** Null asks for none. */
export function useJob(jobId: string | null) {
  return useQuery<Output<'queue.job'>, CounterFault>({
    enabled: jobId !== null,
    ...asked('queue.job', { jobId: jobId ?? '' }),
  })
}

/** What of a job can be edited, read anew each time somebody wants to. */
export function useJobFields(jobId: string) {
  return useQuery<Output<'queue.fields'>, CounterFault>({
    ...asked('queue.fields', { jobId }),
    gcTime: 0,
    staleTime: Infinity,
  })
}

export type Call<N extends EndpointName> = UseMutationResult<Output<N>, CounterFault, Input<N>>

/** A call that changes something; its answer is kept where the screens read it. */
export function useCall<N extends EndpointName>(endpoint: N): Call<N> {
  return useMutation<Output<N>, CounterFault, Input<N>>({
    mutationKey: [endpoint],
    mutationFn: async (input, { client }) => {
      const answer = await call(endpoint, input)
      await keepAnswer(client, endpoint, answer)
      return answer
    },
  })
}

function newestFirst(sales: readonly Sale[]): Sale[] {
  return sales.toSorted((one, other) => other.soldAt.localeCompare(one.soldAt))
}
