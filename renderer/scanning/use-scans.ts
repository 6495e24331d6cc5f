import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { EventPayload, ScreenName } from '../../shared/counter-api.ts'
import { hear } from '../counter/client.ts'

type Scanned = EventPayload<'scanned'>

const keyOf = (screen: ScreenName) => ['scanned', screen] as const

/** A scan may bring staff to a screen: it waits here until that screen is there. */
export function keepForItsScreen(client: QueryClient, scanned: Scanned): void {
  // What a dialog took, or what waits, is none of the screen's.
  if (scanned.layer !== null || scanned.outcome === 'waiting') return
  client.setQueryData(keyOf(scanned.screen), scanned)
}

/** Hears the scans made while this screen is in front, the one that brought staff here included. */
export function useScans(screen: ScreenName, onScan: (scanned: Scanned) => void): void {
  const client = useQueryClient()
  const take = useEffectEvent((scanned: Scanned) => {
    client.removeQueries({ queryKey: keyOf(screen), exact: true })
    onScan(scanned)
  })
  useEffect(() => {
    const waiting = client.getQueryData<Scanned>(keyOf(screen))
    if (waiting !== undefined) take(waiting)
    return hear('scanned', (scanned) => {
      if (scanned.screen === screen && scanned.layer === null) take(scanned)
    })
  }, [client, screen])
}
