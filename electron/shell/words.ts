import { app } from 'electron'
import { firstSpoken } from '../../shared/language.ts'
import type nlDesktop from '../../shared/locales/nl/desktop.json'

/** What the shell says itself, when there is no page to say it. */
export type ShellWords = (typeof nlDesktop)['desktop']

/**
 * In `COUNTER_LANG`, otherwise the system's language, otherwise Dutch. Read here and not with the other
 * settings: this also says that one of their parts could not be loaded.
 */
export async function shellWords(): Promise<ShellWords> {
  const wanted = [process.env['COUNTER_LANG'] ?? '', ...app.getPreferredSystemLanguages()]
  const language = firstSpoken(wanted) ?? 'nl'
  const file = (await import(`../../shared/locales/${language}/desktop.json`, {
    with: { type: 'json' },
  })) as { default: typeof nlDesktop }
  return file.default.desktop
}
