import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Alarm } from '../../../shared/counter-api.ts'
import { defaultSound } from '../../../shared/default-sound.ts'
import { keyOf } from '../../counter/kept-answers.ts'
import { useCall, useOpenAlarms, useSound } from '../../counter/queries.ts'
import { play } from '../../scanning/tones.ts'

const none: readonly Alarm[] = []

/**
 * Alarms nobody has seen yet, oldest first, each job once. The counter keeps them: one that came
 * while no page listened is here too.
 */
export function useAlarms() {
  const client = useQueryClient()
  const { data: alarms = none } = useOpenAlarms()
  const seen = useCall('alarms.acknowledge')
  const { data: sound = defaultSound } = useSound()
  const sounded = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const ids = new Set(alarms.map(({ jobId }) => jobId))
    if ([...ids].some((id) => !sounded.current.has(id))) play('stop', sound)
    sounded.current = ids
  }, [alarms, sound])
  const acknowledge = ({ jobId }: Alarm) => {
    seen.mutate(
      { jobId },
      {
        // A disk that refuses must not keep the window shut: it is asked again at the next start.
        onError: () =>
          client.setQueryData<Alarm[]>(keyOf('alarms.get', {}), (known = []) =>
            known.filter((alarm) => alarm.jobId !== jobId),
          ),
      },
    )
  }
  return { alarms, acknowledge, isAcknowledging: seen.isPending }
}
