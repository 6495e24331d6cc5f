import type { SameKeys } from '../same-keys.ts'
import type { privacy as nl } from '../nl/privacy.ts'

export const privacy: SameKeys<typeof nl> = {
  title: 'Données des clients',
  hint: 'Voici ce que cet ordinateur garde des clients, et combien de temps. Rien ne va à d’autres que ceux à qui c’est destiné.',
  place: {
    leads: 'Leads',
    thefts: 'Déclarations de vol et de vélos retrouvés',
    handOvers: 'Ce que la caisse a transmis',
    sales: 'Ventes',
    copies: 'Copies du jour',
  },
  howLong: {
    leads: '30 jours après leur dernier statut ; il ne reste ensuite que leur existence',
    thefts: '30 jours après l’envoi',
    handOvers: '30 jours après leur traitement',
    sales: 'ni nom ni adresse du client, seulement le vélo',
    copies: 'chiffrées, sept jours',
  },
  one: 'Un client',
  search: 'Nom, numéro de téléphone ou adresse e-mail',
  find: 'Chercher',
  found_one: '{{count}} ligne trouvée',
  found_other: '{{count}} lignes trouvées',
  what: {
    lead: 'lead',
    'begun-lead': 'lead commencé',
    'lead-job': 'lead envoyé',
    'theft-job': 'déclaration',
    'hand-over': 'de la caisse',
    reason: 'motif du personnel',
    'kept-aside': 'conservé, illisible',
  },
  untitled: 'sans titre',
  inUse: 'encore utilisé',
  export: 'Enregistrer dans un fichier',
  erase: 'Effacer ce client',
  eraseSure: 'Oui, effacer pour de bon',
  exported: 'Enregistré : {{path}}',
  erased_one: '{{count}} ligne a été effacée.',
  erased_other: '{{count}} lignes ont été effacées.',
  stillInUse:
    'Ce qui est encore utilisé reste jusqu’à la fin. Effacez-le ensuite, ou cela part tout seul après 30 jours.',
}
