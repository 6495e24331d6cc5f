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
    understood: 'Compris',
    card: 'D’ici là, aucun scan n’est utilisé. Scanner en main : scannez la carte « compris » (Réglages, Scanner).',
  },
}
