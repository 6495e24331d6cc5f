import type { SameKeys } from '../same-keys.ts'
import type { handOvers as nl } from '../nl/hand-overs.ts'

export const handOvers: SameKeys<typeof nl> = {
  label: 'De la caisse',
  sale: 'La caisse transmet un vélo',
  check: 'La caisse demande de vérifier un numéro de cadre',
  lead: 'La caisse transmet un client pour un lead',
  aside: 'Vente mise de côté',
  noName: 'encore sans nom',
  more_one: '{{count}} autre attend',
  more_other: '{{count}} autres attendent',
  take: 'Reprendre',
  takeInstead: 'Reprendre ; cette vente attend',
  putAway: 'Pas nécessaire',
  wentAway: 'Retiré. Rien n’a été envoyé.',
  setAside: 'mettre de côté',
  refused:
    'La caisse a transmis quelque chose que le counter ne peut pas utiliser. Rien n’a changé.',
  refusedFor: 'Pour le fabricant de la caisse',
}
