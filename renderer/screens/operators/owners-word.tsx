import type { RegisteredBike } from '../../../shared/bike.ts'
import type { OperatorDesk } from '../../../shared/operator.ts'
import type { Draft } from '../../../shared/registration.ts'
import { useSecretCall } from '../../counter/use-secret-call.ts'
import { WordButton } from './word-button.tsx'

export type OwnersWordProps = {
  draft: Draft
  hits: readonly RegisteredBike[]
  desk: OperatorDesk
}

/** For the sale on the screen, which shows what is reported. */
export function OwnersWord({ draft, hits, desk }: OwnersWordProps) {
  const override = useSecretCall('draft.override')
  return (
    <WordButton
      desk={desk}
      call={override}
      onWord={async (word) => {
        const bikeIds = hits.map(({ id }) => id)
        return (await override.send({ draftId: draft.id, bikeIds, ...word })) !== null
      }}
    />
  )
}
