import type check from '../../shared/locales/nl/check.json'
import type delivery from '../../shared/locales/nl/delivery.json'
import type desk from '../../shared/locales/nl/desk.json'
import type diagnostics from '../../shared/locales/nl/diagnostics.json'
import type fault from '../../shared/locales/nl/fault.json'
import type handOvers from '../../shared/locales/nl/hand-overs.json'
import type keys from '../../shared/locales/nl/keys.json'
import type leads from '../../shared/locales/nl/leads.json'
import type leaving from '../../shared/locales/nl/leaving.json'
import type operators from '../../shared/locales/nl/operators.json'
import type overview from '../../shared/locales/nl/overview.json'
import type paper from '../../shared/locales/nl/paper.json'
import type photos from '../../shared/locales/nl/photos.json'
import type practice from '../../shared/locales/nl/practice.json'
import type privacy from '../../shared/locales/nl/privacy.json'
import type queue from '../../shared/locales/nl/queue.json'
import type registry from '../../shared/locales/nl/registry.json'
import type scanning from '../../shared/locales/nl/scanning.json'
import type sell from '../../shared/locales/nl/sell.json'
import type settings from '../../shared/locales/nl/settings.json'
import type shell from '../../shared/locales/nl/shell.json'
import type shields from '../../shared/locales/nl/shields.json'
import type sold from '../../shared/locales/nl/sold.json'
import type updates from '../../shared/locales/nl/updates.json'

/** What the window says: the keys of the first language, which the others have as well. */
export type Messages = typeof check &
  typeof delivery &
  typeof desk &
  typeof diagnostics &
  typeof fault &
  typeof handOvers &
  typeof keys &
  typeof leads &
  typeof leaving &
  typeof operators &
  typeof overview &
  typeof paper &
  typeof photos &
  typeof practice &
  typeof privacy &
  typeof queue &
  typeof registry &
  typeof scanning &
  typeof sell &
  typeof settings &
  typeof shell &
  typeof shields &
  typeof sold &
  typeof updates
