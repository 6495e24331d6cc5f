import type { SameKeys } from '../same-keys.ts'
import type { sold as nl } from '../nl/sold.ts'

export const sold: SameKeys<typeof nl> = {
  delivery: 'Lieferung einscannen',
  deliveryCount: 'Lieferung einscannen · {{number}} auf der Liste',
  title: 'Verkaufte Fahrräder',
  sub: 'Was die Kasse verkauft hat und noch nicht registriert ist. Wähle ein Fahrrad oder scanne den Rahmen.',
  list: 'Verkaufte Fahrräder',
  todo: 'Noch zu tun',
  todoNone: 'Alles, was die Kasse verkauft hat, ist erledigt.',
  doneToday: 'Heute erledigt',
  readNow: 'Kasse jetzt lesen',
  reading: 'Die Kasse wird gelesen…',
  readAt: 'Kasse gelesen um {{time}}',
  neverRead: 'Die Kasse wurde noch nicht gelesen.',
  off: 'Verbinde die Kasse unter Einstellungen: dann steht hier von selbst jedes Fahrrad, das du verkaufst.',
  noRight:
    'Diesem Konto fehlt das Recht {{scope}}. Bitte CycleSoftware darum: dann steht hier von selbst jedes Fahrrad, das du verkaufst. Alles andere funktioniert weiter.',
  unreadable: {
    what_one: '{{count}} Datensatz von CycleSoftware ist nicht lesbar und wurde ausgelassen.',
    what_other: '{{count}} Datensätze von CycleSoftware sind nicht lesbar und wurden ausgelassen.',
    todo: 'Alles andere läuft wie immer. Fehlt hier etwas, melde es CycleSoftware.',
    todoSales:
      'Sieh an der Kasse nach dem Verkauf {{numbers}}: Wurde ein Fahrrad verkauft, registriere es unter Verkaufen.',
    seen: 'Gesehen',
  },
  noName: 'Fahrrad ohne Namen in der Kasse',
  noFrameNumber: 'keine Rahmennummer in der Kasse',
  state: {
    open: 'zu registrieren',
    'on-its-way': 'unterwegs',
    attention: 'braucht dich',
    registered: 'registriert',
    dismissed: 'nicht registrieren',
    returned: 'zurückgenommen',
    'returned-registered': 'zurückgenommen',
  },
  today: {
    label: 'Kasse heute',
    sold: 'verkauft: {{number}}',
    registered: 'registriert: {{number}}',
    onTheirWay: 'unterwegs: {{number}}',
    open: 'offen: {{number}}',
    dismissed: 'nicht: {{number}}',
    show: 'Verkaufte Fahrräder',
  },
  day: {
    sold: 'heute verkauft',
    registered: 'registriert',
    open: 'noch offen',
  },
  start: 'Wähle ein Fahrrad aus der Liste. Danach ist nur noch der CicoShield zu scannen.',
  startKeys:
    'Ist nur noch eines zu tun, kannst du gleich den CicoShield scannen. Enter öffnet das oberste; mit den Pfeiltasten gehst du durch die Liste.',
  frame: {
    eyebrow: 'STEHT DAS AUF DEM RAHMEN?',
    other: 'Dort steht etwas anderes',
  },
  away: 'zurück zur Liste',
  dismiss: 'Nicht registrieren',
  dismissTitle: 'Dieses Fahrrad nicht registrieren?',
  dismissText:
    'Es verschwindet von der Liste. Der Grund bleibt gespeichert, und du kannst es zurückholen.',
  dismissYes: 'Von der Liste nehmen',
  dismissed: 'Nicht registriert: {{reason}}',
  restore: 'Zurück auf die Liste',
  returned: {
    big: 'Zurückgenommen, aber schon registriert',
    why: 'Die Kasse hat dieses Fahrrad zurückgenommen, nachdem es hier registriert wurde. Eine Registrierung lässt sich nicht zurückziehen.',
    steps: {
      shield: 'Lass den Shield am Rahmen: er gehört jetzt zu diesem Rahmen.',
      support:
        'Wird das Fahrrad wieder verkauft? Bitte Cicopass ({{address}}), die Registrierung zu übertragen. Nenne die Nummer unten.',
      again:
        'Verkaufst du es noch einmal, steht es hier als registriert und es ist nichts zu scannen.',
    },
    onItsWay:
      'Die Registrierung wurde noch nicht gesendet. In der Warteliste kannst du sie noch verfallen lassen.',
    seen: 'Gesehen, von der Liste',
    number: 'Nummer bei Cicopass',
  },
  handled: {
    'on-its-way': 'Die Registrierung ist gespeichert und geht von selbst hinaus.',
    attention: 'Über diese Registrierung muss jemand entscheiden.',
    toQueue: 'In der Warteliste ansehen',
  },
}
