import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { Output } from '../../../shared/counter-api.ts'
import type { WaitingHandOver } from '../../../shared/hand-over.ts'
import { hear, type CounterFault } from '../../counter/client.ts'
import { asked, useCall } from '../../counter/queries.ts'
import { everywhereKeys, type Screen } from '../../../shared/screens.ts'

const none: Output<'handOvers.get'> = { waiting: [], refused: null, putAway: null }
/** One that came this long ago or less is why the window was opened, in milliseconds. */
const justNow = 60_000

/** What waits, and taking it: onto the screen that it is for. */
export function useHandOvers(onScreen?: (screen: Screen) => void) {
  const { data = none } = useQuery<Output<'handOvers.get'>, CounterFault>({
    ...asked('handOvers.get', {}),
  })
  const taking = useCall('handOvers.take')
  const mutate = (input: { id: string }, then?: (taken: Output<'handOvers.take'>) => void) => {
    taking.mutate(input, {
      onSuccess(taken) {
        onScreen?.(screenFor[taken.what])
        then?.(taken)
      },
    })
  }
  return { ...data, take: { error: taking.error, mutate } }
}

/**
 * What came just now is shown without being asked for, unless somebody is typing: then it waits in
 * the bar. The global key brings the Sell screen likewise.
 */
export function useArrivals(onScreen: (screen: Screen) => void) {
  const handOvers = useHandOvers(onScreen)
  const { waiting, take } = handOvers
  const go = useEffectEvent(onScreen)
  const takeFirst = useEffectEvent(() => {
    const [first] = waiting
    if (first !== undefined) take.mutate({ id: first.id })
  })
  const newest = waiting.findLast(({ what }) => what !== 'sale')
  const takeNewest = useEffectEvent(() => {
    if (newest === undefined || isBusy()) return
    if (Date.now() - new Date(newest.cameAt).getTime() < justNow) take.mutate({ id: newest.id })
  })
  useEffect(() => takeNewest(), [newest?.id])
  useEffect(() => {
    const undo = [
      hear('handOvers.arrived', ({ what }) => {
        if (what === 'sale' && !isBusy()) go('sell')
      }),
      hear('desk.called', () => {
        if (!isBusy()) go('sell')
      }),
    ]
    const listen = (event: KeyboardEvent) => {
      if (event.key !== everywhereKeys.take || event.ctrlKey || event.altKey || event.metaKey)
        return
      event.preventDefault()
      if (!hasDialog()) takeFirst()
    }
    window.addEventListener('keydown', listen)
    return () => {
      for (const stop of undo) stop()
      window.removeEventListener('keydown', listen)
    }
  }, [])
  return handOvers
}

const screenFor = { sale: 'sell', check: 'check', lead: 'leads' } as const satisfies Readonly<
  Record<WaitingHandOver['what'], Screen>
>

/** Somebody is typing outside of Sell, or a question is open: the screen must not change now. */
function isBusy(): boolean {
  const field = document.activeElement
  const isTyping =
    (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
    field.matches(
      'main[data-screen] :is(input:not([type=radio], [type=checkbox], [type=hidden]), textarea)',
    ) &&
    field.value !== '' &&
    !field.readOnly
  return isTyping || hasDialog()
}

function hasDialog(): boolean {
  return document.querySelector('[role=dialog], [role=alertdialog]') !== null
}
