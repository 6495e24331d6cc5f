import { useEffect, useState } from 'react'
import type { EventPayload } from '../../../shared/counter-api.ts'
import { hear } from '../../counter/client.ts'
import { play } from '../../scanning/tones.ts'

/** Alarms nobody has seen yet, oldest first, each job once. */
export function useAlarms() {
  const [alarms, setAlarms] = useState<EventPayload<'alarm'>[]>([])
  useEffect(
    () =>
      hear('alarm', (alarm) => {
        play('stop')
        setAlarms((known) =>
          known.some(({ jobId }) => jobId === alarm.jobId) ? known : [...known, alarm],
        )
      }),
    [],
  )
  return { alarms, acknowledge: () => setAlarms((known) => known.slice(1)) }
}
