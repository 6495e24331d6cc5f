import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { Output } from '../../../shared/counter-api.ts'
import { call, type CounterFault } from '../../counter/client.ts'

const LeavingSheet = lazy(async () => ({
  default: (await import('./leaving-sheet.tsx')).LeavingSheet,
}))

/** Over every page: the question before the counter closes while something is still unsent. */
export function Leaving() {
  const { data: question } = useQuery<Output<'leaving.question'>, CounterFault>({
    queryKey: ['leaving'],
    queryFn: () => call('leaving.question', {}),
  })
  if (question === undefined || question === null) return null
  return (
    <Suspense fallback={null}>
      <LeavingSheet key={question.id} question={question} />
    </Suspense>
  )
}
