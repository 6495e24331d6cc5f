import { useQuery } from '@tanstack/react-query'
import type { Output } from '../../../shared/counter-api.ts'
import type { ServiceName } from '../../../shared/fault.ts'
import type { CounterFault } from '../../counter/client.ts'
import { asked } from '../../counter/queries.ts'
import { UnsentBikes } from './unsent-bikes.tsx'

/** What stays behind when this account, or with null this mode, is left; asked when it is shown. */
export function UnsentOf({ service }: { service: ServiceName | null }) {
  const { data } = useQuery<Output<'leaving.unsent'>, CounterFault>({
    ...asked('leaving.unsent', { service }),
    staleTime: 0,
  })
  return data === undefined ? null : <UnsentBikes unsent={data} />
}
