import type { SameKeys } from '../same-keys.ts'
import type { desk as nl } from '../nl/desk.ts'

export const desk: SameKeys<typeof nl> = {
  title: 'À côté de la caisse',
  hint: 'La caisse peut transmettre une vente par un lien ou un fichier. Rien ne part jamais sans Entrée.',
  folder: 'Dossier où la caisse écrit des fichiers',
  folderHint: 'À laisser vide si la caisse n’écrit pas de fichiers.',
  folderUsual: 'Utiliser le dossier du counter',
  folderOn: 'Le counter surveille ce dossier.',
  folderTraining:
    'En formation, les fichiers de la caisse restent en place jusqu’à la fin de la formation.',
  key: 'Touche qui ramène le counter devant',
  keyNone: 'aucune touche',
  keyPress: 'Appuyez sur les touches, par exemple Ctrl + Alt + K',
  keyChange: 'Choisir une touche',
  keyRemove: 'Aucune touche',
  keyTaken:
    'Cette touche ne fonctionne pas : un autre programme l’utilise, ou ce système n’en donne pas (Wayland). Choisissez-en une autre.',
  signIn: 'Démarrer à l’ouverture de session',
  signInHint: 'Le counter démarre alors seul, sans fenêtre.',
  signInRefused: 'Ce système ne l’a pas accepté. Demandez à qui gère l’ordinateur.',
  tray: 'Rester dans la barre système',
  trayHint:
    'Si vous fermez la fenêtre, le counter continue. Son icône montre ce qui n’est pas encore envoyé.',
  save: 'Enregistrer',
}
