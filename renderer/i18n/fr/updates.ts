import type { updates as dutch } from '../nl/updates.ts'
import type { SameKeys } from '../same-keys.ts'

export const updates: SameKeys<typeof dutch> = {
  title: 'Mises à jour',
  hint: 'Une nouvelle version ne vient que si vous le dites, ou à l’heure choisie ci-dessous. Jamais pendant un envoi ni avec une vente à l’écran.',
  offByIt:
    'Les mises à jour sont désactivées sur cet ordinateur. La personne qui le gère apporte les nouvelles versions.',
  offNotInstalled:
    'Ce counter n’a pas été posé par un installateur. La personne qui l’a posé le met aussi à jour.',
  offNoKey:
    'Ce counter a été fait sans clé pour reconnaître une nouvelle version. Il n’en récupère donc aucune.',
  offNoServer: 'Aucun serveur de mises à jour n’est encore indiqué.',
  newest: 'C’est la dernière version.',
  look: 'Voir s’il y a une nouvelle version',
  looking: 'Un instant…',
  found: 'La version {{version}} est là.',
  released: 'Parue le {{day}}',
  size: '{{size}} Mo',
  notes: 'Ce qui est nouveau',
  download: 'Récupérer',
  downloading: 'La version {{version}} est en cours de récupération',
  cancel: 'Arrêter la récupération',
  ready: 'La version {{version}} est prête.',
  readyHint:
    'Le counter se ferme, est mis à jour et redémarre. Cela prend environ une minute ; ce qui est enregistré reste.',
  install: 'Mettre à jour maintenant',
  installing: 'Le counter est mis à jour et redémarre dans un instant.',
  server: 'Adresse du serveur de mises à jour',
  serverHint:
    'Par exemple https://updates.example/counter/. Vide : ce qui est prévu pour ce magasin.',
  serverUsed: 'Utilisé maintenant : {{server}}',
  save: 'Enregistrer',
  hour: 'Heure à laquelle elle peut se faire seule',
  hourNever: 'jamais : seulement si quelqu’un le dit',
  hourFrom: 'entre {{from}} h et {{to}} h',
  hourHint:
    'L’ordinateur doit alors être allumé. S’il reste quelque chose à envoyer, elle attend la nuit suivante.',
  needsPerson:
    'Sur cet ordinateur, la mise à jour demande un mot de passe du système : elle ne se fait jamais seule.',
}
