import { ok } from '../../../shared/fault.ts'
import type { CounterHandlers } from '../handlers.ts'
import type { PrivacyDesk } from './privacy-desk.ts'

type Handlers = Pick<CounterHandlers, 'privacy.find' | 'privacy.export' | 'privacy.erase'>

export function privacyHandlers(privacy: PrivacyDesk): Handlers {
  return {
    'privacy.find': ({ search }) => ok(privacy.find(search)),
    'privacy.export': ({ search }) => privacy.export(search),
    'privacy.erase': ({ search }) => privacy.erase(search),
  }
}
