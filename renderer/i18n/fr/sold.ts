import type { SameKeys } from '../same-keys.ts'
import type { sold as nl } from '../nl/sold.ts'

export const sold: SameKeys<typeof nl> = {
  delivery: 'Scanner une livraison',
  deliveryCount: 'Scanner une livraison · {{number}} dans la liste',
  title: 'Vélos vendus',
  sub: 'Ce que la caisse a vendu et qui n’est pas encore enregistré. Choisissez un vélo, ou scannez le cadre.',
  list: 'Vélos vendus',
  todo: 'À faire',
  todoNone: 'Tout ce que la caisse a vendu est fait.',
  doneToday: 'Fait aujourd’hui',
  readNow: 'Lire la caisse',
  reading: 'Lecture de la caisse…',
  readAt: 'Caisse lue à {{time}}',
  neverRead: 'La caisse n’a pas encore été lue.',
  off: 'Reliez la caisse dans les réglages : chaque vélo vendu apparaîtra ici tout seul.',
  noRight:
    'Il manque à ce compte le droit {{scope}}. Demandez-le à CycleSoftware : chaque vélo vendu apparaîtra ici tout seul. Le reste fonctionne normalement.',
  unreadable: {
    what_one: '{{count}} donnée de CycleSoftware est illisible et a été laissée de côté.',
    what_other: '{{count}} données de CycleSoftware sont illisibles et ont été laissées de côté.',
    todo: 'Le reste fonctionne comme d’habitude. S’il manque quelque chose ici, signalez-le à CycleSoftware.',
    todoSales:
      'Regardez la vente {{numbers}} à la caisse : si un vélo a été vendu, enregistrez-le sous Vendre.',
    seen: 'Vu',
  },
  noName: 'Vélo sans nom dans la caisse',
  noFrameNumber: 'pas de numéro de cadre dans la caisse',
  state: {
    open: 'à enregistrer',
    'on-its-way': 'en route',
    attention: 'à vérifier',
    registered: 'enregistré',
    dismissed: 'ne pas enregistrer',
    returned: 'repris',
    'returned-registered': 'repris',
  },
  today: {
    label: 'Caisse du jour',
    sold: 'vendus : {{number}}',
    registered: 'enregistrés : {{number}}',
    onTheirWay: 'en route : {{number}}',
    open: 'à faire : {{number}}',
    dismissed: 'écartés : {{number}}',
    show: 'Vélos vendus',
  },
  day: {
    sold: 'vendus aujourd’hui',
    registered: 'enregistrés',
    open: 'encore à faire',
  },
  start: 'Choisissez un vélo dans la liste. Il ne reste ensuite que le CicoShield à scanner.',
  startKeys:
    'S’il n’en reste qu’un, vous pouvez scanner tout de suite le CicoShield. Entrée ouvre le premier ; les flèches parcourent la liste.',
  frame: {
    eyebrow: 'EST-CE CE QUI EST ÉCRIT SUR LE CADRE ?',
    other: 'Il y est écrit autre chose',
  },
  away: 'retour à la liste',
  dismiss: 'Ne pas enregistrer',
  dismissTitle: 'Ne pas enregistrer ce vélo ?',
  dismissText: 'Il quitte la liste. La raison est conservée, et vous pouvez l’y remettre.',
  dismissYes: 'Retirer de la liste',
  dismissed: 'Non enregistré : {{reason}}',
  restore: 'Remettre dans la liste',
  returned: {
    big: 'Repris, mais déjà enregistré',
    why: 'La caisse a repris ce vélo après son enregistrement ici. Un enregistrement ne peut pas être annulé.',
    steps: {
      shield: 'Laissez le shield en place : il appartient désormais à ce cadre.',
      support:
        'Le vélo est de nouveau à vendre ? Demandez à Cicopass ({{address}}) de transférer l’enregistrement. Donnez le numéro ci-dessous.',
      again: 'Si vous le revendez, il apparaît ici comme enregistré et il n’y a rien à scanner.',
    },
    onItsWay:
      'L’enregistrement n’est pas encore envoyé. Dans la file d’attente, vous pouvez encore y renoncer.',
    seen: 'Vu, retirer de la liste',
    number: 'Numéro chez Cicopass',
  },
  handled: {
    'on-its-way': 'L’enregistrement est conservé et partira tout seul.',
    attention: 'Quelqu’un doit décider au sujet de cet enregistrement.',
    toQueue: 'Voir dans la file d’attente',
  },
}
