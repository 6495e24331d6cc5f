import { ok } from '../../../shared/fault.ts'
import type { JobKinds } from '../../../shared/job-kinds.ts'
import type { Language } from '../../../shared/language.ts'
import { posName, registryName } from '../../../shared/service-name.ts'
import type { AccountDesk } from '../accounts.ts'
import type { CounterHandlers } from '../handlers.ts'
import type { Ports } from '../ports.ts'
import { settings } from '../settings/database-settings.ts'
import { readSetting } from '../settings/stored-settings.ts'
import { printList } from '../paper/list-page.ts'
import { paperWords } from '../paper/paper-words.ts'
import { dayListHtml } from './day-list.ts'
import { overviewOf } from './overview.ts'

/** Everything of `Overview`. */
export function overviewHandlers(
  ports: Pick<Ports, 'clock' | 'database' | 'printer' | 'files'>,
  {
    accounts,
    language,
    kinds,
  }: { accounts: AccountDesk; language: () => Language; kinds: JobKinds },
): Pick<CounterHandlers, Extract<keyof CounterHandlers, `overview.${string}`>> {
  return {
    'overview.get': ({ days }) =>
      ok(
        overviewOf(ports, {
          days,
          kinds,
          accounts: {
            registry: accounts.current(registryName),
            till: accounts.current(posName),
          },
        }),
      ),
    async 'overview.printDay'({ day }) {
      const words = await paperWords(language())
      const { database, clock } = ports
      const shop = readSetting(database.settings, settings.shopName)
      const about = { day, now: clock.now(), words, shop, kinds }
      return printList(ports, { html: dayListHtml(database, about), fileName: `${day}.pdf` })
    },
  }
}
