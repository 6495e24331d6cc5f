import type { keys as nl } from '../nl/keys.ts'
import type { SameKeys } from '../same-keys.ts'

/** The list of keys. */
export const keys: SameKeys<typeof nl> = {
  title: 'Tasten',
  lead: 'Diese Tasten gelten neben Scanner und Touchscreen.',
  screens: 'Bildschirme',
  everywhere: 'Überall',
  back: 'einen Schritt zurück; Begonnenes bleibt',
  take: 'übernehmen, was die Kasse schickt',
  tips: 'ein Buchstabe auf jeder Schaltfläche; er drückt sie',
  this: 'diese Liste',
  confirm: 'registrieren',
  takeBack: 'die letzte Karte leeren',
  clear: 'den Verkauf leeren',
  undo: 'rückgängig machen, was gerade gespeichert oder geleert wurde',
  lists: 'Listen: verkauft, Leads, Warteliste',
  walk: 'durch die Liste gehen',
  open: 'Gewähltes öffnen oder ausführen',
  days: 'einen Tag zurück oder vor',
  print: 'den Tag drucken',
  parts: 'einen Teil zurück oder weiter',
  close: 'Schließen',
}
