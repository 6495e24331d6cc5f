import type { SameKeys } from '../same-keys.ts'
import type { handOvers as nl } from '../nl/hand-overs.ts'

export const handOvers: SameKeys<typeof nl> = {
  label: 'Von der Kasse',
  sale: 'Die Kasse übergibt ein Fahrrad',
  check: 'Die Kasse bittet, eine Rahmennummer zu prüfen',
  lead: 'Die Kasse übergibt einen Kunden für einen Lead',
  aside: 'Zurückgestellter Verkauf',
  noName: 'noch ohne Namen',
  more_one: 'noch {{count}} wartet',
  more_other: 'noch {{count}} warten',
  take: 'Übernehmen',
  takeInstead: 'Übernehmen; dieser Verkauf wartet',
  putAway: 'Nicht nötig',
  wentAway: 'Weggenommen. Es wurde nichts gesendet.',
  setAside: 'zurückstellen',
  refused:
    'Die Kasse hat etwas übergeben, das der Counter nicht verwenden kann. Es hat sich nichts geändert.',
  refusedFor: 'Für den Hersteller der Kasse',
}
