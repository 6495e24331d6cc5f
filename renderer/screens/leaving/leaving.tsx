import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { Output } from '../../../shared/counter-api.ts'
import type { CounterFault } from '../../counter/client.ts'
import { asked } from '../../counter/queries.ts'
import { loadLaterWords } from '../../i18n/start.ts'

const LeavingSheet = lazy(async () => {
  const [sheet] = await Promise.all([import('./leaving-sheet.tsx'), loadLaterWords()])
  return { default: sheet.LeavingSheet }
})

/** Over every page: the question before the counter closes while something is still unsent. */
export function Leaving() {
  const { data: question } = useQuery<Output<'leaving.question'>, CounterFault>({
    ...asked('leaving.question', {}),
  })
  if (question === undefined || question === null) return null
  return (
    <Suspense fallback={null}>
      <LeavingSheet key={question.id} question={question} />
    </Suspense>
  )
}
