import type { Language } from '../../../shared/language.ts'

/** What the certificate says, by language. It is read by the customer, the insurer and the police. */
export type CertificateWords = {
  title: string
  registered: string
  pending: string
  registeredSentence: string
  pendingSentence: string
  bike: string
  frameNumber: string
  shield: string
  noShield: string
  registrationNumber: string
  notYet: string
  soldOn: string
  soldBy: string
  price: string
  attributes: Record<CertificateAttribute, string>
  sale: string
  helpedBy: string
  next: string
  /** What stands under `next` where the owner wrote nothing. */
  keep: string
}

export type CertificateAttribute =
  | 'brand'
  | 'model'
  | 'type'
  | 'color'
  | 'audience'
  | 'frameHeight'
  | 'frameMaterial'
  | 'wheelSize'
  | 'gears'

export const certificateWords: Record<Language, CertificateWords> = {
  nl: {
    title: 'Registratiebewijs',
    registered: 'GEREGISTREERD',
    pending: 'IN BEHANDELING',
    registeredSentence: 'Deze fiets staat geregistreerd bij Cicopass.',
    pendingSentence:
      'Deze fiets is verkocht en aangemeld. De registratie bij Cicopass is nog niet bevestigd; vraag later om het definitieve bewijs.',
    bike: 'Fiets',
    frameNumber: 'Framenummer',
    shield: 'CicoShield',
    noShield: 'zonder CicoShield',
    registrationNumber: 'Registratienummer Cicopass',
    notYet: 'volgt na bevestiging',
    soldOn: 'Verkocht op',
    soldBy: 'Verkocht door',
    price: 'Prijs incl. btw',
    attributes: {
      brand: 'Merk',
      model: 'Model',
      type: 'Soort',
      color: 'Kleur',
      audience: 'Doelgroep',
      frameHeight: 'Framehoogte',
      frameMaterial: 'Framemateriaal',
      wheelSize: 'Wielmaat',
      gears: 'Versnellingen',
    },
    keep: 'Bewaar dit bewijs bij de aankoopbon. Bij diefstal: doe aangifte en laat de fiets bij Cicopass als gestolen melden.',
    sale: 'Verkoop',
    helpedBy: 'Geholpen door',
    next: 'Hoe nu verder?',
  },
  en: {
    title: 'Certificate of registration',
    registered: 'REGISTERED',
    pending: 'PENDING',
    registeredSentence: 'This bike is registered with Cicopass.',
    pendingSentence:
      'This bike was sold and submitted. Cicopass has not confirmed the registration yet; ask for the final certificate later.',
    bike: 'Bike',
    frameNumber: 'Frame number',
    shield: 'CicoShield',
    noShield: 'without a CicoShield',
    registrationNumber: 'Cicopass registration number',
    notYet: 'follows on confirmation',
    soldOn: 'Sold on',
    soldBy: 'Sold by',
    price: 'Price incl. VAT',
    attributes: {
      brand: 'Brand',
      model: 'Model',
      type: 'Type',
      color: 'Colour',
      audience: 'For',
      frameHeight: 'Frame height',
      frameMaterial: 'Frame material',
      wheelSize: 'Wheel size',
      gears: 'Gears',
    },
    keep: 'Keep this certificate with your receipt. If the bike is stolen: report it to the police and have it marked stolen at Cicopass.',
    sale: 'Sale',
    helpedBy: 'Helped by',
    next: 'What to do next',
  },
  de: {
    title: 'Registrierungsnachweis',
    registered: 'REGISTRIERT',
    pending: 'IN BEARBEITUNG',
    registeredSentence: 'Dieses Rad ist bei Cicopass registriert.',
    pendingSentence:
      'Dieses Rad wurde verkauft und angemeldet. Cicopass hat die Registrierung noch nicht bestätigt; frage später nach dem endgültigen Nachweis.',
    bike: 'Rad',
    frameNumber: 'Rahmennummer',
    shield: 'CicoShield',
    noShield: 'ohne CicoShield',
    registrationNumber: 'Registrierungsnummer bei Cicopass',
    notYet: 'folgt nach Bestätigung',
    soldOn: 'Verkauft am',
    soldBy: 'Verkauft von',
    price: 'Preis inkl. MwSt.',
    attributes: {
      brand: 'Marke',
      model: 'Modell',
      type: 'Art',
      color: 'Farbe',
      audience: 'Für',
      frameHeight: 'Rahmenhöhe',
      frameMaterial: 'Rahmenmaterial',
      wheelSize: 'Laufradgröße',
      gears: 'Gänge',
    },
    keep: 'Bewahre diesen Nachweis mit dem Kaufbeleg auf. Bei Diebstahl: Erstatte Anzeige und lass das Rad bei Cicopass als gestohlen melden.',
    sale: 'Verkauf',
    helpedBy: 'Bedient von',
    next: 'Wie es weitergeht',
  },
  fr: {
    title: 'Certificat d’enregistrement',
    registered: 'ENREGISTRÉ',
    pending: 'EN ATTENTE',
    registeredSentence: 'Ce vélo est enregistré chez Cicopass.',
    pendingSentence:
      'Ce vélo a été vendu et déclaré. Cicopass n’a pas encore confirmé l’enregistrement ; demandez plus tard le certificat définitif.',
    bike: 'Vélo',
    frameNumber: 'Numéro de cadre',
    shield: 'CicoShield',
    noShield: 'sans CicoShield',
    registrationNumber: 'Numéro d’enregistrement Cicopass',
    notYet: 'suit après confirmation',
    soldOn: 'Vendu le',
    soldBy: 'Vendu par',
    price: 'Prix TVA comprise',
    attributes: {
      brand: 'Marque',
      model: 'Modèle',
      type: 'Type',
      color: 'Couleur',
      audience: 'Pour',
      frameHeight: 'Hauteur du cadre',
      frameMaterial: 'Matériau du cadre',
      wheelSize: 'Taille des roues',
      gears: 'Vitesses',
    },
    keep: 'Gardez ce certificat avec le ticket d’achat. En cas de vol : portez plainte et faites signaler le vélo comme volé chez Cicopass.',
    sale: 'Vente',
    helpedBy: 'Servi par',
    next: 'Et maintenant ?',
  },
}
