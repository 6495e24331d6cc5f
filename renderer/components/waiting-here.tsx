import { lazy, Suspense } from 'react'
import { useWaitingScans } from '../counter/queries.ts'
import { loadLaterWords } from '../i18n/start.ts'

const WaitingScans = lazy(async () => {
  const [waiting] = await Promise.all([import('../scanning/waiting-scans.tsx'), loadLaterWords()])
  return { default: waiting.WaitingScans }
})

/** In a dialog: the scans that wait because it is open, once there are any. */
export function WaitingHere() {
  const { data: waiting = [] } = useWaitingScans()
  if (waiting.length === 0) return null
  return (
    <Suspense fallback={null}>
      <WaitingScans />
    </Suspense>
  )
}
