import { app } from 'electron'

/** The few words that the shell says itself, when there is no page to say them. */
const words = {
  nl: {
    pageDied:
      'Het venster van de balie is gestopt en kwam niet terug. Er is niets verloren: alles wat bevestigd was, is bewaard. Start de balie opnieuw.',
    didNotOpen:
      'De balie kon niet openen. Er is niets verloren. Start de balie opnieuw; helpt dat niet, geef dan het logbestand aan wie de computer beheert.',
  },
  en: {
    pageDied:
      'The counter’s window stopped and did not come back. Nothing was lost: everything confirmed was saved. Start the counter again.',
    didNotOpen:
      'The counter could not open. Nothing was lost. Start the counter again; if that does not help, give the log file to whoever looks after this computer.',
  },
} as const

/** In `COUNTER_LANG`, otherwise the system's language, otherwise English. */
export function shellWords(): (typeof words)['nl'] | (typeof words)['en'] {
  const wanted = [process.env['COUNTER_LANG'] ?? '', ...app.getPreferredSystemLanguages()]
  const first = wanted.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'nl' || tag === 'en')
  return words[first === 'nl' ? 'nl' : 'en']
}
