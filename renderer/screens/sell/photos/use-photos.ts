import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '../../../../shared/counter-api.ts'
import type { Fault } from '../../../../shared/fault.ts'
import type { CounterFault } from '../../../counter/client.ts'
import { asked, useCall } from '../../../counter/queries.ts'
import { shrunk } from './shrink.ts'

/** Adds pictures one after the other, and says what was refused. */
export function usePhotos() {
  const add = useCall('draft.addPhoto')
  const remove = useCall('draft.removePhoto')
  const [isBusy, setIsBusy] = useState(false)
  const [unread, setUnread] = useState<Fault | null>(null)

  async function take(pictures: readonly (Blob | HTMLVideoElement)[]): Promise<void> {
    setIsBusy(true)
    setUnread(null)
    add.reset()
    for (const picture of pictures) {
      const content = await shrunk(picture)
      if (content === null) setUnread({ kind: 'photo-refused', reason: 'not-a-picture' })
      // What main refuses stands in `add.error`; the rest is tried all the same.
      else await add.mutateAsync({ content }).catch(() => undefined)
    }
    setIsBusy(false)
  }

  return {
    take,
    remove: (name: string) => remove.mutate({ name }),
    isBusy,
    fault: unread ?? add.error?.fault ?? remove.error?.fault ?? null,
  }
}

export type Photos = ReturnType<typeof usePhotos>

/** Not kept once it is off the screen: the next photo may have its name. */
export function usePhoto(draftId: string, name: string) {
  return useQuery<Output<'draft.photo'>, CounterFault>({
    ...asked('draft.photo', { name }, draftId),
    gcTime: 0,
  })
}
