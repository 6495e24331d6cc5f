import { ArrowUpDown } from 'lucide-react'
import { useStatus } from '../../counter/queries.ts'
import { later, type ScreenDeclaration } from '../screen.ts'
import { openJobs } from '../shell/status-view.ts'

export const queueScreen: ScreenDeclaration = {
  icon: ArrowUpDown,
  Page: later(async () => (await import('./queue-screen.tsx')).QueueScreen),
  useWaiting() {
    const { data: status } = useStatus()
    return { count: status === undefined ? 0 : openJobs(status.jobs), words: 'nav.openJobs' }
  },
}
