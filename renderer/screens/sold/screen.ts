import { Bike } from 'lucide-react'
import { useSoldBikes } from '../../counter/queries.ts'
import { later, type ScreenDeclaration } from '../screen.ts'
import { needsSomebody } from './sold-view.ts'

export const soldScreen: ScreenDeclaration = {
  icon: Bike,
  Page: later(async () => (await import('./sold-screen.tsx')).SoldScreen),
  useWaiting() {
    const { data: sold } = useSoldBikes()
    const waiting = sold?.bikes.filter(({ state }) => needsSomebody(state)) ?? []
    return { count: waiting.length, words: 'nav.openBikes' }
  },
}
