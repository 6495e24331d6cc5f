import {
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  type UseMutationResult,
} from '@tanstack/react-query'
import type { Alarm, EndpointName, Input, Output } from '../../shared/counter-api.ts'
import type { JobKind, JobState } from '../../shared/job.ts'
import type { Sale } from '../../shared/registration.ts'
import { keepForItsScreen } from '../scanning/use-scans.ts'
import { call, type CounterFault, hear } from './client.ts'

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

/** Keeps what the counter tells by itself. Answers its undo. */
export function followEvents(client: QueryClient): () => void {
  const undo = [
    hear('app.changed', (app) => void keepAnswer(client, 'app.reopen', app)),
    hear('status.changed', (status) => client.setQueryData(['status'], status)),
    hear('handOvers.changed', (desk) => client.setQueryData(['handOvers'], desk)),
    hear('desk.changed', (desk) => client.setQueryData(['desk'], desk)),
    hear('updates.changed', (desk) => client.setQueryData(['updates'], desk)),
    hear('leaving.changed', () => void client.invalidateQueries({ queryKey: ['leaving'] })),
    hear('operators.changed', (desk) => {
      const before = client.getQueryData<Output<'operators.get'>>(['operators'])
      client.setQueryData(['operators'], desk)
      // What a locked counter did not say is asked again once somebody is there.
      const wasLocked = before?.isOn === true && before.current === null
      const isLocked = desk.isOn && desk.current === null
      if (wasLocked && !isLocked) {
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'operators' })
      }
    }),
    hear('delivery.changed', (delivery) => client.setQueryData(['delivery'], delivery)),
    hear('draft.changed', (draft) => client.setQueryData(['draft'], draft)),
    hear('sales.changed', () => {
      void client.invalidateQueries({ queryKey: ['sales'] })
      void client.invalidateQueries({ queryKey: ['sold'] })
    }),
    hear('sold.changed', () => {
      void client.invalidateQueries({ queryKey: ['sold'] })
      void client.invalidateQueries({ queryKey: ['overview'] })
    }),
    hear('leads.changed', () => void client.invalidateQueries({ queryKey: ['leads'] })),
    hear('leads.begun', (begun) => client.setQueryData(['begun-leads'], begun)),
    hear('check.changed', (desk) => client.setQueryData(['check'], desk)),
    hear('alarm', (alarm) => {
      client.setQueryData<Alarm[]>(['alarms'], (known = []) => withAlarm(known, alarm))
      // Older ones may still be on their way to this page.
      void client.invalidateQueries({ queryKey: ['alarms'] })
    }),
    hear('scanned', (scanned) => keepForItsScreen(client, scanned)),
    hear('scan.held', (hold) => client.setQueryData(['scan-hold'], hold)),
    hear('scanner.keyboard', (known) => client.setQueryData(['keyboard-scanner'], known)),
    hear('scan.waiting', (waiting) => client.setQueryData(['scans-waiting'], waiting)),
    hear('queue.changed', () => {
      void client.invalidateQueries({ queryKey: ['queue'] })
      void client.invalidateQueries({ queryKey: ['overview'] })
      void client.invalidateQueries({ queryKey: ['leaving'] })
    }),
  ]
  return () => {
    for (const stop of undo) stop()
  }
}

/** Asked before the first word is shown, because it says in which language. */
export const appState = { queryKey: ['app'], queryFn: () => call('app.state', {}) }

export function useAppState() {
  return useQuery<Output<'app.state'>, CounterFault>(appState)
}

export function useStatus() {
  return useQuery<Output<'status.get'>, CounterFault>({
    queryKey: ['status'],
    queryFn: () => call('status.get', {}),
  })
}

/** Who works here, and who stands at the counter. */
/** When the records were last copied, and whether they ever had to be mended. */
export function useBackups() {
  return useQuery<Output<'backups.get'>, CounterFault>({
    queryKey: ['backups'],
    queryFn: () => call('backups.get', {}),
    staleTime: 0,
  })
}

export function useDelivery() {
  return useQuery<Output<'delivery.get'>, CounterFault>({
    queryKey: ['delivery'],
    queryFn: () => call('delivery.get', {}),
  })
}

export function useOperators() {
  return useQuery<Output<'operators.get'>, CounterFault>({
    queryKey: ['operators'],
    queryFn: () => call('operators.get', {}),
  })
}

export function useDraft() {
  return useQuery<Output<'draft.get'>, CounterFault>({
    queryKey: ['draft'],
    queryFn: () => call('draft.get', {}),
  })
}

/** Today's sales, newest first. */
export function useSalesToday() {
  return useQuery<Sale[], CounterFault>({
    queryKey: ['sales'],
    queryFn: async () => newestFirst(await call('sales.today', {})),
  })
}

/** What the till sold: to do, done today, and how the reading of it stands. */
export function useSoldBikes() {
  return useQuery<Output<'sold.list'>, CounterFault>({
    queryKey: ['sold'],
    queryFn: () => call('sold.list', {}),
  })
}

/** What staff entered once for a product code. */
export function useLearnedArticles() {
  return useQuery<Output<'articles.list'>, CounterFault>({
    queryKey: ['articles'],
    queryFn: () => call('articles.list', {}),
    // Each sale may teach one: asked anew whenever the page that shows them opens.
    staleTime: 0,
  })
}

export function useAccounts() {
  return useQuery<Output<'accounts.get'>, CounterFault>({
    queryKey: ['accounts'],
    queryFn: () => call('accounts.get', {}),
  })
}

/** Alarms nobody has acknowledged, oldest first. */
export function useOpenAlarms() {
  return useQuery<Alarm[], CounterFault>({
    queryKey: ['alarms'],
    queryFn: () => call('alarms.get', {}),
  })
}

/** How loudly scans are answered. */
export function useSound() {
  return useQuery<Output<'sound.get'>, CounterFault>({
    queryKey: ['sound'],
    queryFn: () => call('sound.get', {}),
  })
}

/** A scan that was not used and that nobody saw yet, or null. */
export function useScanHold() {
  return useQuery<Output<'scan.hold'>, CounterFault>({
    queryKey: ['scan-hold'],
    queryFn: () => call('scan.hold', {}),
  })
}

/** How a scanner that works as a keyboard ends its scans. */
export function useKeyboardScanner() {
  return useQuery<Output<'scanner.keyboard'>, CounterFault>({
    queryKey: ['keyboard-scanner'],
    queryFn: () => call('scanner.keyboard', {}),
  })
}

/** Scans that wait until the open dialogs are closed. */
export function useWaitingScans() {
  return useQuery<Output<'scan.waiting'>, CounterFault>({
    queryKey: ['scans-waiting'],
    queryFn: () => call('scan.waiting', {}),
  })
}

/** Ports come and go without telling: asked again while the page that shows them is open. */
export function useScannerPorts() {
  return useQuery<Output<'scanner.ports'>, CounterFault>({
    queryKey: ['ports'],
    queryFn: () => call('scanner.ports', {}),
    staleTime: 0,
    refetchInterval: 3000,
  })
}

export function useQueue(what: { states: JobState[]; kinds: JobKind[]; search: string }) {
  return useInfiniteQuery({
    queryKey: ['queue', 'page', what],
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
    queryKey: ['queue', 'job', jobId],
    queryFn: () => call('queue.job', { jobId: jobId ?? '' }),
  })
}

/** What of a job can be edited, read anew each time somebody wants to. */
export function useJobFields(jobId: string) {
  return useQuery<Output<'queue.fields'>, CounterFault>({
    queryKey: ['job-fields', jobId],
    queryFn: () => call('queue.fields', { jobId }),
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

/** Puts what a call answered where the screens read it. */
export async function keepAnswer<N extends EndpointName>(
  client: QueryClient,
  endpoint: N,
  answer: Output<N>,
): Promise<void> {
  const [area] = endpoint.split('.')
  if (endpoint === 'draft.confirm') {
    const sale = answer as Output<'draft.confirm'>
    client.setQueryData<Sale[]>(['sales'], (known = []) =>
      newestFirst([sale, ...known.filter(({ id }) => id !== sale.id)]),
    )
    await client.refetchQueries({ queryKey: ['draft'] })
  } else if (ownKey.has(area ?? '')) {
    client.setQueryData([area], answer)
  } else if (area === 'sold' && !soldDrafts.has(endpoint)) {
    client.setQueryData(['sold'], answer)
  } else if (area === 'draft' || area === 'sold' || endpoint === 'sales.undo') {
    client.setQueryData(['draft'], answer)
    if (endpoint === 'sales.undo') await client.invalidateQueries({ queryKey: ['sales'] })
  } else if (endpoint === 'handOvers.take') {
    const taken = answer as Output<'handOvers.take'>
    if (taken.what === 'sale') client.setQueryData(['draft'], taken.draft)
  } else if (area === 'handOvers') {
    client.setQueryData(['handOvers'], answer)
  } else if (endpoint === 'app.setDesk') {
    client.setQueryData(['desk'], answer)
  } else if (area === 'app' || endpoint === 'recovery.open') {
    client.setQueryData(['app'], answer)
    // Another mode is another database: nothing that was read before holds.
    if (endpoint !== 'app.setLanguage') {
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'app' })
    }
  } else if (endpoint === 'recovery.makeCode') {
    await client.invalidateQueries({ queryKey: ['app'] })
  } else if (endpoint === 'accounts.signInCicopass' || endpoint === 'accounts.signOut') {
    client.setQueryData(['accounts'], answer)
  } else if (endpoint === 'accounts.signInCyclesoftware') {
    client.setQueryData(['accounts'], (answer as Output<'accounts.signInCyclesoftware'>).accounts)
  } else if (endpoint === 'sound.set') {
    client.setQueryData(['sound'], answer)
  } else if (endpoint === 'scanner.choose') {
    client.setQueryData(['status'], answer)
  } else if (endpoint === 'alarms.acknowledge') {
    client.setQueryData(['alarms'], answer)
  } else if (area === 'check' && endpoint !== 'check.report') {
    client.setQueryData(['check'], answer)
  } else if (endpoint === 'shields.order') {
    // It stands in the queue, whose event brings it; the list of orders may have it too.
    await client.invalidateQueries({ queryKey: ['orders'] })
  } else if (area === 'shields' && endpoint !== 'shields.print') {
    client.setQueryData(['queue', 'shields'], answer)
  } else if (endpoint === 'leaving.answer') {
    client.setQueryData(['leaving'], answer)
  } else if (area === 'queue') {
    await client.invalidateQueries({ queryKey: ['queue'] })
  }
}

/** Areas whose every answer is all that is known of them. */
const ownKey: ReadonlySet<string> = new Set([
  'articles',
  'operators',
  'updates',
  'paper',
  'delivery',
])

/** What the worklist answers with the sale on the screen. */
const soldDrafts: ReadonlySet<EndpointName> = new Set(['sold.open', 'sold.close'])

function withAlarm(known: readonly Alarm[], alarm: Alarm): Alarm[] {
  return [...known.filter(({ jobId }) => jobId !== alarm.jobId), alarm]
}

function newestFirst(sales: readonly Sale[]): Sale[] {
  return sales.toSorted((one, other) => other.soldAt.localeCompare(one.soldAt))
}
