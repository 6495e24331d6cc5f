import type { SameKeys } from '../same-keys.ts'
import type { scanning as nl } from '../nl/scanning.ts'

export const scanning: SameKeys<typeof nl> = {
  what: {
    shield: 'Shield {{code}}',
    'product-code': 'Code produit {{code}}',
    'frame-number': 'Numéro de cadre {{code}}',
    badge: 'Le badge d’un collaborateur',
    object: 'Vélo {{code}} du stock du magasin',
    understood: 'La carte « compris »',
    nothing: 'Le counter ne connaît pas ce code',
  },
  keyboard: {
    noEnd:
      'Le scanner qui fonctionne comme un clavier n’envoie pas Entrée : un court silence termine un scan. Plus vite ? Activez Entrée comme fin et scannez de nouveau le code de test.',
  },
  waiting: {
    text_one:
      'Un scan a été fait, mais cette fenêtre n’en demande pas. Il attend que vous la fermiez ; le counter demandera alors quoi en faire.',
    text_other:
      '{{count}} scans ont été faits, mais cette fenêtre n’en demande pas. Ils attendent que vous la fermiez ; le counter demandera alors quoi en faire.',
    drop_one: 'Ne pas utiliser le scan',
    drop_other: 'Ne pas utiliser ces {{count}} scans',
  },
  hold: {
    eyebrow: 'Scan non utilisé',
    notHere: 'Sur l’écran « {{screen}} », rien n’est fait de ce scan.',
    unknown:
      'Il ne correspond à aucune règle du magasin. S’il doit avoir un sens, créez une règle dans les réglages.',
    read: 'Lu',
    canGo: 'Il peut servir ici :',
    useAt: 'Utiliser dans {{screen}}',
    held_one: 'Retenu depuis, pas encore utilisé :',
    held_other: 'Retenus depuis, pas encore utilisés ({{count}}) :',
    useHeld_one: 'Utiliser maintenant',
    useHeld_other: 'Utiliser ces {{count}} maintenant',
    waited: 'Scanné pendant qu’une fenêtre était ouverte. Rien n’en a encore été fait.',
    away: 'Ne pas utiliser',
    understood: 'Compris',
    card: 'D’ici là, aucun scan n’est utilisé. Scanner en main : scannez la carte « compris » (Réglages, Scanner).',
  },
  line: {
    detect: 'Trouver les réglages avec un seul scan',
    detecting: 'Scannez maintenant le code de test ci-dessous… ({{count}} s)',
    certain: 'Le code de test a été bien lu : {{line}}, fin : {{end}}.',
    workedOut:
      'Ce qui est arrivé ne peut être que : {{line}}, fin : {{end}}. Scannez encore une fois pour le voir.',
    silent:
      'Rien n’est arrivé. Regardez si le scanner est sur ce port et ne fonctionne pas comme un clavier.',
    unclear:
      'Cela ne suffit pas. Le counter écoute maintenant à une autre vitesse : appuyez encore et scannez de nouveau le code de test.',
    byHand: 'Régler à la main ({{line}})',
    speed: 'Vitesse (bauds)',
    parity: 'Bits et parité',
    end: 'Fin d’un scan',
    flow: 'Contrôle de flux',
    parities: {
      none: 'sans parité',
      even: 'paire',
      odd: 'impaire',
      mark: 'mark',
      space: 'space',
    },
    ends: {
      learn: 'automatique',
      cr: 'Entrée (CR)',
      lf: 'LF',
      crlf: 'CR LF',
      tab: 'Tab',
      etx: 'ETX',
      none: 'aucune : après 250 ms de silence',
    },
    flows: {
      none: 'aucun',
      'rts-cts': 'RTS/CTS',
      'xon-xoff': 'XON/XOFF',
    },
  },
  codes: {
    title: 'Codes à scanner ou à imprimer',
    test: {
      name: 'Code de test',
      what: 'Scannez-le pour voir si le scanner lit bien. Le counter apprend aussi comment un scanner qui fonctionne comme un clavier termine ses scans.',
    },
    understood: {
      name: 'Carte « compris »',
      what: 'Dit, scanner en main, que vous avez vu une erreur.',
    },
    use: {
      name: 'Carte « utiliser quand même »',
      what: 'Dit, scanner en main, qu’un numéro sur lequel le counter pose une question est bien le numéro de cadre.',
    },
    'honeywell-usb-serial': {
      name: 'Honeywell : USB série',
      what: 'Met un Xenon, Voyager, Granit ou Genesis sur un port série. Il redémarre ensuite.',
    },
    'honeywell-enter': {
      name: 'Honeywell : Entrée à la fin',
      what: 'Scannez-le ensuite : le counter sait alors aussitôt où un scan finit.',
    },
    factory:
      'Un autre scanner, ou celui-ci n’en fait rien ? Réglez-le sur « USB serial (CDC) » ou « USB COM » avec les codes de son propre manuel, avec Entrée (CR) comme fin ; les identifiants AIM peuvent être actifs. Zebra, Honeywell, Datalogic, Newland et Inateck arrivent alors en 9600 8N1.',
    print: 'Imprimer',
  },
  live: {
    title: 'Ce qui arrive',
    empty: 'rien encore',
    dropped: 'Écarté depuis son ouverture : {{noise}} signes de bruit, {{halfScans}} demi-scans.',
  },
  sound: {
    title: 'Son à chaque scan',
    volume: 'Volume',
    accepted: 'Bon',
    warning: 'À regarder',
    stop: 'Stop',
  },
  rules: {
    title: 'Ce qu’un scan veut dire',
    hint: 'La première règle qui convient décide.',
    up: '{{name}} : monter',
    down: '{{name}} : descendre',
    remove: '{{name}} : retirer',
    name: 'Nom de la règle',
    taken: 'Une règle porte déjà ce nom.',
    meaning: 'Sens',
    prefix: 'Commence par',
    pattern: 'Ensuite',
    patternHint: '# chiffre · @ lettre · ? tout signe · + un ou plusieurs · * le reste',
    patternWrong: 'Au plus deux + ou *, et + seulement derrière #, @ ou ?.',
    add: 'Ajouter une règle',
    reset: 'Remettre les règles comme avant',
  },
}
