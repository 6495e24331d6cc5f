import type { leaving as dutch } from '../nl/leaving.ts'
import type { SameKeys } from '../same-keys.ts'

export const leaving: SameKeys<typeof dutch> = {
  title: 'Tout n’est pas encore envoyé',
  count_one: '{{count}} attend encore l’envoi :',
  count_other: '{{count}} attendent encore l’envoi :',
  more_one: 'et encore {{count}}',
  more_other: 'et encore {{count}}',
  noTitle: 'Sans nom',
  text: {
    quit: 'Rien n’est perdu : tout est enregistré sur cet ordinateur. Si vous quittez maintenant, cela partira tout seul au prochain démarrage.',
    update:
      'Rien n’est perdu : tout est enregistré sur cet ordinateur. Après la mise à jour, cela continue tout seul.',
    shutdown:
      'L’ordinateur veut s’éteindre. Rien n’est perdu : tout est enregistré et partira tout seul dès que le counter redémarre.',
  },
  stay: 'Rester ici',
  go: {
    quit: 'Quitter quand même',
    update: 'Mettre à jour quand même',
    shutdown: 'Éteindre quand même',
  },
  allSent: 'Tout est envoyé maintenant',
  allSentText: 'Plus rien n’attend.',
  goSent: { quit: 'Quitter', update: 'Mettre à jour', shutdown: 'Éteindre' },
  switchTitle: 'Continuer avec un autre compte ?',
  switchText:
    'Ce qui a été fait sous l’ancien compte ne part jamais sous un autre. C’est conservé et attend que ce compte soit de nouveau connecté.',
  switchYes: 'Changer quand même',
}
