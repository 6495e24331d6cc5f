import type { Verdict } from '../../../shared/bike.ts'
import type { Language } from '../../../shared/language.ts'

/** What the paper of a check says. It goes with the purchase, and the seller may read it. */
export type CheckReportWords = {
  title: string
  verdict: Record<'frame-number' | 'shield', Record<Verdict, string>>
  otherStatus: string
  asked: { 'frame-number': string; shield: string }
  checkedAt: string
  checkedBy: string
  inRegister: string
  nothing: string
  since: string
  bikeNumber: string
  history: string
  limits: string
  seller: string
  lines: readonly string[]
}

export const checkReportWords: Record<Language, CheckReportWords> = {
  nl: {
    title: 'Controle van een fiets',
    verdict: {
      'frame-number': {
        clear: 'Niet als gestolen gemeld bij Cicopass',
        registered: 'Niet als gestolen gemeld bij Cicopass · geregistreerd',
        stolen: 'Als gestolen gemeld bij Cicopass',
        unknown: 'Cicopass kan dit niet zeggen',
        'not-checked': 'Niet nagekeken',
      },
      shield: {
        clear: 'Cicopass kan dit niet zeggen',
        registered: 'Deze shield hoort bij een fiets',
        stolen: 'Deze shield zit op een fiets die als gestolen is gemeld',
        unknown: 'Cicopass kent geen gestolen fiets met deze shield',
        'not-checked': 'Niet nagekeken',
      },
    },
    otherStatus: 'Status bij Cicopass',
    asked: { 'frame-number': 'Framenummer', shield: 'CicoShield' },
    checkedAt: 'Nagekeken op',
    checkedBy: 'Nagekeken door',
    inRegister: 'In het register',
    nothing: 'Niets gevonden.',
    since: 'Geregistreerd op',
    bikeNumber: 'Nummer bij Cicopass',
    history: 'Verloop',
    limits:
      'Dit zegt wat bij Cicopass bekend was op het moment van nakijken, en niets over andere registers of over later. Kijk ook bij de politie en schrijf een inkoop in het inkoopregister.',
    seller: 'In te vullen bij inkoop',
    lines: ['Naam verkoper', 'Legitimatie gezien', 'Prijs', 'Handtekening'],
  },
  en: {
    title: 'Check of a bike',
    verdict: {
      'frame-number': {
        clear: 'Not reported stolen at Cicopass',
        registered: 'Not reported stolen at Cicopass · registered',
        stolen: 'Reported stolen at Cicopass',
        unknown: 'Cicopass cannot say',
        'not-checked': 'Not checked',
      },
      shield: {
        clear: 'Cicopass cannot say',
        registered: 'This shield belongs to a bike',
        stolen: 'This shield is on a bike that was reported stolen',
        unknown: 'Cicopass knows no stolen bike with this shield',
        'not-checked': 'Not checked',
      },
    },
    otherStatus: 'Status at Cicopass',
    asked: { 'frame-number': 'Frame number', shield: 'CicoShield' },
    checkedAt: 'Checked on',
    checkedBy: 'Checked by',
    inRegister: 'In the register',
    nothing: 'Nothing found.',
    since: 'Registered on',
    bikeNumber: 'Number at Cicopass',
    history: 'History',
    limits:
      'This says what Cicopass knew at the moment of the check, and nothing of other registers or of later. Look it up with the police too, and write a purchase into the purchase register.',
    seller: 'To fill in when buying',
    lines: ['Name of the seller', 'Identity seen', 'Price', 'Signature'],
  },
  de: {
    title: 'Prüfung eines Fahrrads',
    verdict: {
      'frame-number': {
        clear: 'Bei Cicopass nicht als gestohlen gemeldet',
        registered: 'Bei Cicopass nicht als gestohlen gemeldet · registriert',
        stolen: 'Bei Cicopass als gestohlen gemeldet',
        unknown: 'Cicopass kann es nicht sagen',
        'not-checked': 'Nicht geprüft',
      },
      shield: {
        clear: 'Cicopass kann es nicht sagen',
        registered: 'Dieser Shield gehört zu einem Rad',
        stolen: 'Dieser Shield ist auf einem Rad, das als gestohlen gemeldet ist',
        unknown: 'Cicopass kennt kein gestohlenes Rad mit diesem Shield',
        'not-checked': 'Nicht geprüft',
      },
    },
    otherStatus: 'Status bei Cicopass',
    asked: { 'frame-number': 'Rahmennummer', shield: 'CicoShield' },
    checkedAt: 'Geprüft am',
    checkedBy: 'Geprüft von',
    inRegister: 'Im Register',
    nothing: 'Nichts gefunden.',
    since: 'Registriert am',
    bikeNumber: 'Nummer bei Cicopass',
    history: 'Verlauf',
    limits:
      'Dies sagt, was Cicopass im Moment der Prüfung wusste, und nichts über andere Register oder später. Frage auch bei der Polizei nach und trage einen Ankauf in das Ankaufsbuch ein.',
    seller: 'Beim Ankauf auszufüllen',
    lines: ['Name des Verkäufers', 'Ausweis gesehen', 'Preis', 'Unterschrift'],
  },
  fr: {
    title: 'Vérification d’un vélo',
    verdict: {
      'frame-number': {
        clear: 'Pas signalé volé chez Cicopass',
        registered: 'Pas signalé volé chez Cicopass · enregistré',
        stolen: 'Signalé volé chez Cicopass',
        unknown: 'Cicopass ne peut pas le dire',
        'not-checked': 'Pas vérifié',
      },
      shield: {
        clear: 'Cicopass ne peut pas le dire',
        registered: 'Ce shield appartient à un vélo',
        stolen: 'Ce shield est sur un vélo signalé volé',
        unknown: 'Cicopass ne connaît pas de vélo volé avec ce shield',
        'not-checked': 'Pas vérifié',
      },
    },
    otherStatus: 'Statut chez Cicopass',
    asked: { 'frame-number': 'Numéro de cadre', shield: 'CicoShield' },
    checkedAt: 'Vérifié le',
    checkedBy: 'Vérifié par',
    inRegister: 'Dans le registre',
    nothing: 'Rien trouvé.',
    since: 'Enregistré le',
    bikeNumber: 'Numéro chez Cicopass',
    history: 'Historique',
    limits:
      'Ceci dit ce que Cicopass savait au moment de la vérification, et rien d’autres registres ni de la suite. Consultez aussi la police et inscrivez un achat au registre.',
    seller: 'À remplir lors de l’achat',
    lines: ['Nom du vendeur', 'Pièce d’identité vue', 'Prix', 'Signature'],
  },
}
