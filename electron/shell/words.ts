import { app } from 'electron'
import type { LeaveReason } from '../../shared/leaving.ts'
import { firstSpoken, type Language } from '../../shared/language.ts'

/** The few words that the shell says itself, when there is no page to say them. */
type ShellWords = {
  pageDied: string
  folderRefused: string
  partMissing: string
  didNotOpen: string
  trayOpen: string
  trayQuit: string
  traySent: string
  trayUnsent: (count: number) => string
  trayAttention: (count: number) => string
  leaving: { unsent: string; stay: string; go: Record<LeaveReason, string> }
}

const words: Record<Language, ShellWords> = {
  nl: {
    leaving: {
      unsent:
        'Nog niet alles is verstuurd. Er is niets verloren: het is op deze computer bewaard en gaat bij de volgende start vanzelf.',
      stay: 'Hier blijven',
      go: { quit: 'Toch afsluiten', update: 'Toch bijwerken', shutdown: 'Toch uitzetten' },
    },
    pageDied:
      'Het venster van de counter is gestopt en kwam niet terug. Er is niets verloren: alles wat bevestigd was, is bewaard. Start de counter opnieuw.',
    folderRefused:
      'De counter mag niet schrijven in de map met zijn gegevens, of de schijf is vol. Er is niets verloren. Vraag wie de computer beheert om deze map vrij te geven.',
    partMissing:
      'Een onderdeel van de counter ontbreekt of is beschadigd. Er is niets verloren: wat bewaard is, staat apart. Installeer de counter opnieuw.',
    didNotOpen:
      'De counter kon niet openen. Start de counter opnieuw; helpt dat niet, geef dan het logbestand aan wie de computer beheert.',
    trayOpen: 'Balie openen',
    trayQuit: 'Balie afsluiten',
    traySent: 'alles verstuurd',
    trayUnsent: (count: number) => `${String(count)} nog te versturen`,
    trayAttention: (count: number) => `${String(count)} vraagt aandacht`,
  },
  en: {
    leaving: {
      unsent:
        'Not everything has been sent yet. Nothing is lost: it is saved on this computer and goes by itself at the next start.',
      stay: 'Stay here',
      go: { quit: 'Quit anyway', update: 'Update anyway', shutdown: 'Shut down anyway' },
    },
    pageDied:
      'The counter’s window stopped and did not come back. Nothing was lost: everything confirmed was saved. Start the counter again.',
    folderRefused:
      'The counter may not write in the folder with its records, or the disk is full. Nothing was lost. Ask whoever looks after this computer to open up this folder.',
    partMissing:
      'A part of the counter is missing or damaged. Nothing was lost: what was saved is kept apart. Install the counter again.',
    didNotOpen:
      'The counter could not open. Start the counter again; if that does not help, give the log file to whoever looks after this computer.',
    trayOpen: 'Open the counter',
    trayQuit: 'Quit the counter',
    traySent: 'everything sent',
    trayUnsent: (count: number) => `${String(count)} to send`,
    trayAttention: (count: number) => `${String(count)} needs attention`,
  },
  de: {
    leaving: {
      unsent:
        'Es ist noch nicht alles gesendet. Es ist nichts verloren: Es ist auf diesem Computer gespeichert und geht beim nächsten Start von selbst.',
      stay: 'Hier bleiben',
      go: {
        quit: 'Trotzdem beenden',
        update: 'Trotzdem aktualisieren',
        shutdown: 'Trotzdem ausschalten',
      },
    },
    pageDied:
      'Das Fenster des Counters wurde beendet und kam nicht zurück. Es ist nichts verloren: Alles Bestätigte ist gespeichert. Starte den Counter neu.',
    folderRefused:
      'Der Counter darf nicht in den Ordner mit seinen Daten schreiben, oder die Festplatte ist voll. Es ist nichts verloren. Bitte die Person, die diesen Computer verwaltet, diesen Ordner freizugeben.',
    partMissing:
      'Ein Teil des Counters fehlt oder ist beschädigt. Es ist nichts verloren: Was gespeichert ist, liegt getrennt davon. Installiere den Counter neu.',
    didNotOpen:
      'Der Counter konnte nicht öffnen. Starte den Counter neu; hilft das nicht, gib die Protokolldatei der Person, die diesen Computer verwaltet.',
    trayOpen: 'Counter öffnen',
    trayQuit: 'Counter beenden',
    traySent: 'alles gesendet',
    trayUnsent: (count) => `${String(count)} noch zu senden`,
    trayAttention: (count) => `${String(count)} braucht Aufmerksamkeit`,
  },
  fr: {
    leaving: {
      unsent:
        'Tout n’est pas encore envoyé. Rien n’est perdu : c’est enregistré sur cet ordinateur et partira tout seul au prochain démarrage.',
      stay: 'Rester ici',
      go: {
        quit: 'Quitter quand même',
        update: 'Mettre à jour quand même',
        shutdown: 'Éteindre quand même',
      },
    },
    pageDied:
      'La fenêtre du counter s’est arrêtée et n’est pas revenue. Rien n’est perdu : tout ce qui était confirmé est sauvegardé. Redémarrez le counter.',
    folderRefused:
      'Le counter ne peut pas écrire dans le dossier de ses données, ou le disque est plein. Rien n’est perdu. Demandez à la personne qui gère cet ordinateur de libérer ce dossier.',
    partMissing:
      'Une partie du counter manque ou est abîmée. Rien n’est perdu : ce qui est sauvegardé est à part. Réinstallez le counter.',
    didNotOpen:
      'Le counter n’a pas pu s’ouvrir. Redémarrez le counter ; si cela n’aide pas, donnez le fichier journal à la personne qui gère cet ordinateur.',
    trayOpen: 'Ouvrir le counter',
    trayQuit: 'Quitter le counter',
    traySent: 'tout est envoyé',
    trayUnsent: (count) => `${String(count)} à envoyer`,
    trayAttention: (count) => `${String(count)} demande attention`,
  },
}

/** In `COUNTER_LANG`, otherwise the system's language, otherwise Dutch. */
export function shellWords(): ShellWords {
  const wanted = [process.env['COUNTER_LANG'] ?? '', ...app.getPreferredSystemLanguages()]
  return words[firstSpoken(wanted) ?? 'nl']
}
