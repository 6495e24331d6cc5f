import type { SameKeys } from '../same-keys.ts'
import type { fault as nl, faultWords as nlWords } from '../nl/fault.ts'

export const fault: SameKeys<typeof nl> = {
  'task-failed': {
    what: 'Quelque chose n’a pas marché un instant en arrière-plan.',
    todo: 'Vous pouvez continuer : le programme réessaie tout seul. Si ce message reste, fermez le programme, rouvrez-le et signalez-le.',
  },
  'settings-unreadable': {
    what: 'Ces données étaient illisibles : {{reason}}.',
    todo: 'Vérifiez-les et réglez-les de nouveau si besoin. Ce qui était illisible est conservé.',
  },
  'registered-twice': {
    what: '{{asRead}} est deux fois chez Cicopass : {{reason}}.',
    todo: 'Deux counters ont enregistré le même vélo au même moment. Demandez à Cicopass d’en retirer un.',
  },
  'bad-input': {
    what: 'Quelque chose n’est pas bien rempli.',
    todo: 'Vérifiez la saisie et réessayez.',
  },
  'frame-number-refused': {
    what: '« {{asRead}} » ne peut pas être un numéro de cadre : {{reason}}.',
    todo: 'Scannez ou tapez le numéro qui est sur le cadre.',
  },
  'shield-code-refused': {
    what: '« {{asRead}} » n’est pas un code de shield.',
    todo: 'Un code de shield ressemble à CICO-123456789. Scannez encore une fois l’autocollant.',
  },
  'draft-incomplete': {
    what: 'Il manque encore quelque chose à cette vente.',
    todo: 'Complétez ce que l’écran demande ; vous pourrez alors enregistrer.',
  },
  'sale-stopped': {
    what: 'Cette vente est en attente.',
    todo: 'L’écran dit pourquoi, et ce que vous pouvez faire.',
  },
  'not-found': {
    what: 'Ceci n’existe pas (ou plus).',
    todo: 'Revenez en arrière et choisissez à nouveau.',
  },
  'too-late': {
    what: 'C’est trop tard pour cela : {{action}}.',
    todo: 'C’est déjà parti. Regardez dans la file d’attente où cela en est.',
  },
  'already-here': {
    what: 'Ce vélo ou ce shield est déjà sauvegardé ici.',
    todo: 'Regardez la liste du jour ou la file d’attente. Deux fois n’est pas nécessaire.',
  },
  'picture-refused': {
    what: 'Le counter ne peut pas afficher cette photo d’un vélo.',
    todo: 'Le reste des données est juste. Si c’est souvent le même vélo, signalez-le à Cicopass.',
  },
  'operator-needed': {
    what: 'Personne n’est connecté au counter.',
    todo: 'Connectez-vous avec votre nom et votre code, ou scannez votre badge.',
  },
  'owner-needed': {
    what: 'Seul un propriétaire peut le faire, et il en faut toujours un.',
    todo: 'Demandez à un propriétaire de se connecter.',
  },
  'pin-refused': {
    what: 'Ce code n’est pas le bon.',
    todo: 'Réessayez. Après cinq erreurs, le counter attend un moment.',
  },
  'api-key-needed': {
    what: 'Les codes personnels de {{service}} ne se vérifient qu’avec une clé d’API.',
    todo: 'Reconnectez {{service}} dans Réglages, avec la clé d’API.',
  },
  'badge-unknown': {
    what: 'Ce badge n’est à personne qui travaille ici.',
    todo: 'Connectez-vous avec votre code. Un propriétaire vous donne le badge dans Réglages.',
  },
  'photo-refused': {
    what: 'Cette photo n’est pas jointe : {{reason}}.',
    todo: 'La vente n’a pas changé. Prenez une autre photo, ou continuez sans.',
  },
  'delivery-scan-refused': {
    what: 'Pas utilisé : {{reason}}.',
    todo: 'La liste est comme avant. Continuez avec ce que l’écran demande.',
  },
  'ordered-already': {
    what: 'Autant de shields ont déjà été commandés ici en moins d’un jour.',
    todo: 'Regardez dans la liste si c’était cette commande. Vous pouvez aussi commander encore une fois.',
  },
  'not-signed-in': {
    what: 'Le counter n’est pas connecté à {{service}}.',
    todo: 'Connectez-vous dans Réglages. Ce qui attend sera envoyé ensuite.',
  },
  'sign-in-refused': {
    what: '{{service}} n’a pas accepté la connexion.',
    todo: 'Vérifiez le nom et le mot de passe et réessayez.',
  },
  'scope-missing': {
    what: 'Il manque à ce compte chez {{service}} le droit « {{scope}} ».',
    todo: 'Demandez ce droit au gestionnaire du compte. Le reste continue à fonctionner.',
  },
  offline: {
    what: 'Il n’y a pas de connexion avec {{service}}.',
    todo: '{{action}}',
  },
  'no-answer': {
    what: '{{service}} n’a pas répondu.',
    todo: 'Le counter cherche lui-même si c’est arrivé. Vous n’avez rien à faire.',
  },
  'rate-limited': {
    what: '{{service}} demande d’attendre un peu.',
    todo: '{{action}}',
  },
  refused: {
    what: '{{service}} n’a pas accepté ceci.',
    todo: 'Lisez ci-dessous ce que dit {{service}} et corrigez.',
  },
  'service-broken': {
    what: 'Quelque chose ne va pas chez {{service}}.',
    todo: 'Le counter réessaie tout seul. Vous n’avez rien à faire.',
  },
  'unreadable-answer': {
    what: 'Une réponse de {{service}} est illisible.',
    todo: '{{action}}',
  },
  'keychain-missing': {
    what: 'Cet ordinateur n’a pas de trousseau que le counter puisse utiliser.',
    todo: 'Demandez à l’administrateur d’activer le trousseau du système, puis réessayez.',
  },
  'keychain-locked': {
    what: 'Le trousseau de cet ordinateur est verrouillé.',
    todo: 'Déverrouillez le trousseau, ou reconnectez-vous à cet ordinateur, puis réessayez.',
  },
  'keychain-failed': {
    what: 'Le trousseau de cet ordinateur a donné une erreur.',
    todo: 'Réessayez. Si cela persiste, redémarrez l’ordinateur.',
  },
  'database-key-missing': {
    what: 'La clé des données n’est plus sur cet ordinateur.',
    todo: 'Tapez le code de secours imprimé au premier démarrage.',
  },
  'database-key-wrong': {
    what: 'La clé de cet ordinateur ne correspond pas aux données.',
    todo: 'Tapez le code de secours imprimé au premier démarrage.',
  },
  'recovery-code-wrong': {
    what: 'Ce code de secours ne correspond pas.',
    todo: 'Vérifiez le code caractère par caractère. Un code plus ancien ne fonctionne plus.',
  },
  'recovery-code-never-made': {
    what: 'Aucun code de secours n’a jamais été créé pour ces données.',
    todo: 'Restaurez le trousseau de cet ordinateur depuis une sauvegarde, ou demandez de l’aide. Ne supprimez rien.',
  },
  'database-from-future': {
    what: 'Ces données viennent d’une version plus récente du counter.',
    todo: 'Installez la dernière version. Cette version ne touche pas aux données. {{action}}',
  },
  'database-damaged': {
    what: 'Le fichier des données est endommagé.',
    todo: 'Il est conservé tel quel et jamais écrasé. Demandez de l’aide et donnez ce fichier : {{path}}',
  },
  'database-missing': {
    what: 'Les données du counter ne sont plus à leur place.',
    todo: 'Rien de nouveau n’a été commencé. Il reste : {{found}}. Un antivirus a-t-il retiré le fichier ? Remettez-le et réessayez : {{path}}. S’il est vraiment perdu, demandez de l’aide et ne supprimez rien.',
  },
  'disk-failed': {
    what: 'Le disque de cet ordinateur ne fonctionne pas bien.',
    todo: 'Réessayez. Si l’erreur revient, faites vérifier le disque. Elle concerne {{path}}.',
  },
  'disk-full': {
    what: 'Le disque de cet ordinateur est plein.',
    todo: 'Libérez de la place et réessayez. Ce qui était sauvegardé est toujours là.',
  },
  'folder-not-writable': {
    what: 'Le counter ne peut pas écrire dans {{path}}.',
    todo: 'Demandez à l’administrateur le droit d’écrire dans ce dossier, puis réessayez.',
  },
  'folder-on-network': {
    what: 'Ce dossier se trouve sur un autre ordinateur : {{path}}.',
    todo: 'Choisissez un dossier sur cet ordinateur, ou demandez à l’administrateur de l’inscrire dans counter.config.json.',
  },
  'file-in-use': {
    what: '{{path}} est ouvert dans un autre programme.',
    todo: 'Fermez-y le fichier, puis réessayez.',
  },
  'counter-already-open': {
    what: 'Les données du counter sont déjà utilisées sur cet ordinateur.',
    todo: 'Une autre fenêtre du counter est-elle ouverte ? Utilisez-la, ou fermez-la. Si une commande est en cours, attendez la fin.',
  },
  'scanner-missing': {
    what: 'Le scanner est introuvable.',
    todo: 'Vérifiez le câble et la prise. Sans fil ? Allumez-le et rapprochez-le. Dès qu’il revient, le travail continue tout seul.',
  },
  'scanner-not-allowed': {
    what: 'Le counter n’a pas le droit d’utiliser le scanner sur {{path}}.',
    todo: 'Demandez à l’administrateur l’accès à ce port (sous Linux : le groupe dialout).',
  },
  'scanner-busy': {
    what: 'Un autre programme utilise le scanner sur {{path}}.',
    todo: 'Fermez ce programme. Le counter prendra alors le scanner tout seul.',
  },
  'scanner-failed': {
    what: 'Le scanner sur {{path}} a donné une erreur.',
    todo: 'Débranchez-le et rebranchez-le. On peut toujours taper.',
  },
  'scanner-keyboard': {
    what: 'Le scanner tape pour un autre clavier que celui de cet ordinateur : il voulait sans doute dire « {{meant}} ».',
    todo: 'Réglez le scanner sur le pays de ce clavier, ou sur un port série (Réglages, Scanner). D’ici là, aucun de ses codes n’est fiable ; on peut toujours taper.',
  },
  'scanner-keys': {
    what: 'Le scanner a envoyé « {{asRead}} », et rien n’en a été fait : {{reason}}.',
    todo: '{{action}}',
  },
  'print-failed': {
    what: 'Le papier n’a pas pu être créé ou ouvert.',
    todo: 'Réessayez. Rien de ce qui est enregistré ne change.',
  },
  'edit-refused': {
    what: 'Rien n’a été renvoyé : {{reason}}.',
    todo: '{{action}}',
  },
  'update-off': {
    what: 'Les mises à jour sont désactivées sur cet ordinateur.',
    todo: 'Demandez à la personne qui gère cet ordinateur.',
  },
  'update-not-reached': {
    what: 'Le serveur de mises à jour ne répond pas comme il faut.',
    todo: 'Le counter continue de fonctionner. Réessayez plus tard, ou vérifiez l’adresse du serveur.',
  },
  'update-refused': {
    what: 'Ce que le serveur de mises à jour a envoyé ne vient pas de Cicopass ou a été abîmé en route. C’est jeté.',
    todo: 'Le counter continue avec cette version. Si cela se répète, demandez à la personne qui gère cet ordinateur.',
  },
  'update-waits': {
    what: 'La mise à jour est impossible pour l’instant : {{reason}}.',
    todo: 'Terminez d’abord cela, puis appuyez de nouveau.',
  },
  'update-failed': {
    what: 'La nouvelle version n’a pas pu être récupérée ou installée.',
    todo: 'Le counter continue avec cette version. Réessayez plus tard.',
  },
  internal: {
    what: 'Une erreur s’est produite dans le counter lui-même.',
    todo: 'Réessayez. Si cela persiste, signalez ce numéro : {{reference}}',
  },
}

export const faultWords: SameKeys<typeof nlWords> = {
  rateLimited: {
    until:
      'Le counter continue tout seul à {{until, datetime(weekday: short; hour: 2-digit; minute: 2-digit)}}. Vous n’avez rien à faire.',
    soon: 'Le counter continue tout seul. Vous n’avez rien à faire.',
  },
  settings: {
    accounts: 'les comptes',
    sale: 'la vente à l’écran',
    delivery: 'la livraison scannée',
    leads: 'les leads commencés',
    shields: 'le stock de shields',
    operators: 'qui peut se connecter',
    scanners: 'le lecteur et son bruit',
    paper: 'le certificat',
    notices: 'des messages précédents',
  },
  frameNumber: {
    empty: 'il n’y a rien',
    'too-short': 'il est trop court',
    placeholder: 'c’est un mot de remplissage',
    'other-signs': 'il contient des signes qu’un numéro de cadre n’a pas',
    label: 'le premier mot est peut-être une étiquette',
    'several-words': 'il y a plus d’un numéro',
    'product-code': 'cela ressemble à un code produit : scannez l’autocollant du cadre',
    'tag-like': 'cela ressemble à un code d’un autre registre',
    'other-code': 'cela ressemble au code d’un colis, d’un compte, d’un téléphone ou d’une plaque',
    unlikely: 'cela ressemble à un mot, une date, un montant ou une suite de chiffres',
    'shield-code': 'il contient un code de shield',
    keyboard: 'le scanner ou le clavier est réglé sur un autre pays',
    'something-else':
      'le code dit lui-même qu’il est autre chose, par exemple un code produit ou une étiquette de colis',
    'web-address': 'c’est une adresse web',
    letters: 'il contient des lettres ou des signes qui ne sont sur aucun cadre',
    'struck-letter': 'il contient un Ø : est-ce la lettre O ou le chiffre 0 ?',
    'line-break': 'il y a plusieurs lignes',
    columns: 'il y a plusieurs colonnes ou numéros',
    shortened: 'un tableur l’a raccourci ou changé',
    'too-long': 'il est trop long',
    'other-tag': 'c’est un code d’un autre registre, par exemple Velopass, FNUCI ou la police',
  },
  scannerKeys: {
    'too-short': {
      reason: 'il y a trop peu de signes pour un code',
      action:
        'Scannez encore, le code entier dans le faisceau, ou tapez-le. Ce qui était prêt l’est toujours ; un Entrée du scanner ne confirme jamais.',
    },
    broken: {
      reason: 'il y avait une pause, donc des signes peuvent manquer ou ce sont deux scans',
      action:
        'Scannez encore. Cela arrive souvent ? Rapprochez le scanner, ou mettez-le sur un port série (Réglages, Scanner).',
    },
    'no-end': {
      reason: 'aucun Entrée n’a suivi, donc le counter ne sait pas si le code est entier',
      action:
        'Activez Entrée comme fin avec le code du manuel du scanner, ou scannez une fois le code de test (Réglages, Scanner) : le counter l’apprend alors. Scannez ensuite de nouveau.',
    },
    'unknown-keys': {
      reason: 'il y avait des touches qui ne donnent pas de signe',
      action:
        'Mettez le scanner sur le pays de ce clavier, ou sur un port série (Réglages, Scanner). Scannez ensuite de nouveau ; taper est toujours possible.',
    },
  },
  photo: {
    'not-a-picture': 'ce n’est pas une photo que le counter sait lire',
    'too-large': 'elle est trop lourde',
    'too-many': 'six au plus accompagnent un vélo',
    'not-bare': 'elle dit encore où et quand elle a été prise',
  },
  delivery: {
    'article-first': 'le counter ne sait pas encore de quel vélo il s’agit',
    'frame-number-first': 'il n’y a pas encore de vélo dans la liste pour ce shield',
    'on-the-list': 'il est déjà dans cette liste',
    'list-full': 'la liste compte déjà 500 vélos ; enregistrez-les d’abord',
    'not-for-this': 'une livraison, ce sont des codes produit, des numéros de cadre et des shields',
    'not-a-product-code': 'ce n’est pas un code produit',
    'is-a-shield': 'c’est un shield et pas un numéro de cadre',
    'code-or-number':
      'ce peut être un code produit ou un numéro de cadre ; saisissez-le dans le bon champ',
  },
  updateWaits: {
    sending: 'un envoi est en cours',
    undo: 'une vente peut encore être annulée',
    draft: 'une vente est à l’écran',
    unsent: 'il reste quelque chose à envoyer',
    hour: 'ce n’est pas l’heure convenue',
  },
  unreadable: {
    portal:
      'Le réseau demande-t-il de se connecter ? Ouvrez un navigateur et connectez-vous. Le counter continue ensuite tout seul.',
    form: 'Réessayez plus tard. Si cela continue, signalez-le à {{service}}. Ce que vous faites est conservé.',
    'too-long':
      'Demandez moins à la fois : plus de signes du numéro de cadre, ou une période plus courte. Si cela continue, signalez-le à {{service}}.',
  },
  offline: {
    line: 'Continuez. C’est conservé et envoyé tout seul dès que la connexion revient.',
    certificate:
      'Cet ordinateur ne fait pas confiance à qui répond pour {{service}}. Continuez : c’est conservé. Demandez à la personne qui s’occupe du réseau.',
    'certificate-date':
      'Selon la date de cet ordinateur, le certificat de {{service}} n’est pas valable. Vérifiez la date et l’heure ; si elles sont justes, demandez à la personne qui s’occupe du réseau. Ce que vous faites est conservé.',
    'proxy-password':
      'Le proxy du magasin demande un nom et un mot de passe. Continuez : c’est conservé. Demandez à la personne qui s’occupe du réseau de les régler.',
  },
  newer: {
    copy: 'Revenir à cette version ? La copie d’avant la mise à jour est {{path}}.',
    noCopy: 'Il n’y a pas ici de copie d’avant la mise à jour.',
  },
  tooLate: {
    undo: 'annuler',
    discard: 'abandonner',
    retry: 'réessayer',
    edit: 'modifier',
    receive: 'réceptionner encore',
  },
  editRefused: {
    arrived: {
      reason: 'c’était finalement arrivé',
      action: 'La ligne est terminée. Vous n’avez rien à faire.',
    },
    'look-there': {
      reason: 'c’est peut-être arrivé',
      action: 'Regardez chez {{service}}. Si cela n’y est pas, cochez la case et renvoyez.',
    },
    'too-early': {
      reason: 'cela peut encore arriver',
      action: 'Réessayez dans une minute.',
    },
    'cannot-tell': {
      reason: 'rien ne peut dire si c’est arrivé',
      action: 'Réessayez la ligne ou abandonnez-la.',
    },
    'not-editable': {
      reason: 'il n’y a rien à modifier dans cette ligne',
      action: 'Seule une ligne à vérifier peut être modifiée.',
    },
  },
}
