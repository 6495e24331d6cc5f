import { useQuery } from '@tanstack/react-query'
import type { Output } from '../../../shared/counter-api.ts'
import { FaultNotice } from '../../components/notice.tsx'
import type { CounterFault } from '../../counter/client.ts'
import { asked, useOperators } from '../../counter/queries.ts'
import { useSecretCall } from '../../counter/use-secret-call.ts'
import { WordButton } from '../operators/word-button.tsx'
import { TheftReport } from '../sell/stolen-stop.tsx'
import '../sell/sell.css'

type StolenWordProps = { jobId: string; onSent: (jobId: string) => void }

/** For a sale that waited and turned out stolen: an owner reads what is reported now, and lets it go on. */
export function StolenWord({ jobId, onSent }: StolenWordProps) {
  const { data: desk } = useOperators()
  const { data: thefts = [], error } = useQuery<Output<'queue.thefts'>, CounterFault>({
    enabled: desk?.isOn === true,
    ...asked('queue.thefts', { jobId }),
    // What is reported may have changed since somebody looked.
    staleTime: 0,
    gcTime: 0,
  })
  const override = useSecretCall('queue.override')
  if (desk?.isOn !== true) return null
  // Without network nobody can read what the word would be about.
  if (error !== null) return <FaultNotice fault={error.fault} />
  // Nothing is reported any more: trying again is the way on.
  if (thefts.length === 0) return null
  return (
    <WordButton
      desk={desk}
      call={override}
      onWord={async (word) => {
        const bikeIds = thefts.map(({ id }) => id)
        const made = await override.send({ jobId, bikeIds, ...word })
        if (made !== null) onSent(made.id)
        return made !== null
      }}
    >
      {thefts.map((hit) => (
        <TheftReport key={hit.id} hit={hit} bike={undefined} />
      ))}
    </WordButton>
  )
}
