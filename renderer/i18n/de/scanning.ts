import type { SameKeys } from '../same-keys.ts'
import type { scanning as nl } from '../nl/scanning.ts'

export const scanning: SameKeys<typeof nl> = {
  what: {
    shield: 'Shield {{code}}',
    'product-code': 'Produktcode {{code}}',
    'frame-number': 'Rahmennummer {{code}}',
    badge: 'Der Ausweis eines Mitarbeiters',
    object: 'Fahrrad {{code}} aus dem eigenen Bestand',
    understood: 'Die Karte „verstanden“',
    nothing: 'Der Counter kennt diesen Code nicht',
  },
  hold: {
    eyebrow: 'Scan nicht verwendet',
    notHere: 'Auf dem Bildschirm „{{screen}}“ geschieht damit nichts.',
    unknown:
      'Er passt zu keiner Regel des Ladens. Soll er etwas bedeuten? Dann leg in den Einstellungen eine Regel an.',
    read: 'Gelesen',
    canGo: 'Hier lässt er sich verwenden:',
    useAt: 'Verwenden bei {{screen}}',
    held_one: 'Danach festgehalten, noch nicht verwendet:',
    held_other: 'Danach festgehalten, noch nicht verwendet ({{count}}):',
    useHeld_one: 'Jetzt verwenden',
    useHeld_other: 'Diese {{count}} jetzt verwenden',
    understood: 'Verstanden',
    card: 'Bis dahin wird kein Scan verwendet. Mit dem Scanner in der Hand: Scanne die Karte „verstanden“ (Einstellungen, Scanner).',
  },
}
