import type { LucideIcon } from 'lucide-react'
import { lazy, type ComponentType } from 'react'
import type { NamedBike } from '../../shared/check.ts'
import type { Output } from '../../shared/counter-api.ts'
import type { Screen } from '../../shared/screens.ts'
import { loadLaterWords } from '../i18n/start.ts'

/** What a screen is told by the shell around it, and where it can send staff. */
export type ScreenProps = {
  app: Output<'app.state'>
  goTo: (screen: Screen) => void
  /** The job that is open in the queue. */
  job: string | null
  /** Opens it there, or closes it; staff go where it is. */
  openJob: (jobId: string | null) => void
  /** The bike whose page is open on `Check a bike`. */
  bike: NamedBike | null
  /** From another screen: its page takes the place of whatever was checked. */
  openBike: (bike: NamedBike) => void
  /** On that screen itself; null: back to where a bike is asked for. */
  showBike: (bike: NamedBike | null) => void
}

/** One screen, whole. Its place in the navigation and its key: `shared/screens.ts`. */
export type ScreenDeclaration = {
  icon: LucideIcon
  Page: ComponentType<ScreenProps>
  /** What waits there for somebody, as a number beside its name. A hook. */
  useWaiting?: () => { count: number; words: 'nav.openJobs' | 'nav.openBikes' }
}

/** A page that is loaded when it is first opened, with the words that come after the first screen. */
export function later(load: () => Promise<ComponentType<ScreenProps>>): ComponentType<ScreenProps> {
  return lazy(async () => {
    const [Page] = await Promise.all([load(), loadLaterWords()])
    return { default: Page }
  })
}
