import type { practice as nl } from '../nl/practice.ts'
import type { SameKeys } from '../same-keys.ts'

export const practice: SameKeys<typeof nl> = {
  title: 'Panneau d’exercice',
  close: 'Fermer le panneau d’exercice',
  guide: {
    title: 'Votre première vente en cinq étapes',
    taken: '(fait)',
    scan: 'Scanner :',
    make: 'Faire le certificat',
    again: 'Encore une fois',
    done: 'Réussi ! Chaque vente se fait ainsi : trois scans et Entrée.',
    held: 'Enregistré. Vous avez cinq secondes pour annuler ; ensuite le certificat peut être fait.',
    bike: {
      name: 'Vélo',
      todo: 'Scannez le code produit du vélo. Ici le bouton fait ce que fera le scanner.',
    },
    frameNumber: {
      name: 'Numéro de cadre',
      todo: 'Scannez le numéro de cadre. Le counter vérifie aussitôt si le vélo est signalé volé.',
    },
    shield: {
      name: 'Shield',
      todo: 'Scannez l’autocollant qui va sur le cadre.',
    },
    confirm: {
      name: 'Confirmer',
      todo: 'Regardez encore une fois et appuyez sur Entrée ou sur Enregistrer.',
    },
    certificate: {
      name: 'Certificat',
      todo: 'Faites le certificat pour le client.',
    },
  },
  bikes: 'Vélos à scanner',
  shields: 'Shields à scanner',
  barcode: 'Code produit',
  frameNumber: 'Numéro de cadre',
  what: {
    new: 'neuf',
    registered: 'déjà enregistré',
    stolen: 'signalé volé',
    free: 'encore libre',
    used: 'déjà sur un autre vélo',
  },
  print: 'Imprimer les codes-barres',
  troubles: 'Ce qui peut mal tourner',
  troublesHint: 'Choisissez une panne et voyez ce que fait le counter. Rien ne se perd.',
  trouble: {
    none: 'tout va bien',
    offline: 'pas de connexion',
    slow: 'lent : répond après 8 s',
    late: 'coupe, et traite 20 s plus tard',
    busy: 'trop sollicité (429)',
    error: 'erreur du service (500)',
    refused: 'refuse tout changement (409)',
    portal: 'page de connexion du réseau (HTML)',
  },
}
