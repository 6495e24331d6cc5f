import type { SameKeys } from '../same-keys.ts'
import type { privacy as nl } from '../nl/privacy.ts'

export const privacy: SameKeys<typeof nl> = {
  title: 'Kundendaten',
  hint: 'Das bewahrt dieser Computer von Kunden auf, und wie lange. Nichts davon geht an andere als die, für die es bestimmt ist.',
  place: {
    leads: 'Leads',
    thefts: 'Meldungen zu Diebstahl und Fund',
    handOvers: 'Was die Kasse übergab',
    sales: 'Verkäufe',
    copies: 'Tägliche Kopien',
  },
  howLong: {
    leads: '30 Tage nach dem letzten Status; danach bleibt nur, dass es sie gab',
    thefts: '30 Tage nach dem Senden',
    handOvers: '30 Tage nachdem sie erledigt sind',
    sales: 'kein Name und keine Adresse des Kunden, nur das Rad',
    copies: 'verschlüsselt, sieben Tage',
  },
  one: 'Ein Kunde',
  search: 'Name, Telefonnummer oder E-Mail-Adresse',
  find: 'Suchen',
  found_one: '{{count}} Eintrag gefunden',
  found_other: '{{count}} Einträge gefunden',
  what: {
    lead: 'Lead',
    'begun-lead': 'begonnener Lead',
    'lead-job': 'gesendeter Lead',
    'theft-job': 'Meldung',
    'hand-over': 'von der Kasse',
    reason: 'Grund des Personals',
    'kept-aside': 'aufbewahrt, nicht lesbar',
  },
  untitled: 'ohne Titel',
  inUse: 'noch in Gebrauch',
  export: 'Als Datei speichern',
  erase: 'Diesen Kunden löschen',
  eraseSure: 'Ja, endgültig löschen',
  exported: 'Gespeichert: {{path}}',
  erased_one: '{{count}} Eintrag wurde gelöscht.',
  erased_other: '{{count}} Einträge wurden gelöscht.',
  stillInUse:
    'Was noch in Gebrauch ist, bleibt, bis es erledigt ist. Dann noch einmal löschen, oder es geht nach 30 Tagen von selbst.',
}
