import type { Screen } from '../../shared/screens.ts'
import { checkScreen } from './check/screen.ts'
import { leadsScreen } from './leads/screen.ts'
import { overviewScreen } from './overview/screen.ts'
import { queueScreen } from './queue/screen.ts'
import type { ScreenDeclaration } from './screen.ts'
import { sellScreen } from './sell/screen.ts'
import { settingsScreen } from './settings/screen.ts'
import { shieldsScreen } from './shields/screen.ts'
import { soldScreen } from './sold/screen.ts'

/** Every screen's declaration, from its own folder. */
export const allScreens: Readonly<Record<Screen, ScreenDeclaration>> = {
  sell: sellScreen,
  sold: soldScreen,
  check: checkScreen,
  shields: shieldsScreen,
  leads: leadsScreen,
  queue: queueScreen,
  overview: overviewScreen,
  settings: settingsScreen,
}
