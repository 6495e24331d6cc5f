import { ok } from '../../../shared/fault.ts'
import { languages, type Language } from '../../../shared/language.ts'
import type { PaperSettings } from '../../../shared/paper.ts'
import type { CounterEvents } from '../events.ts'
import type { CounterHandlers } from '../handlers.ts'
import { paperWords } from '../paper/paper-words.ts'
import type { Ports } from '../ports.ts'
import { settings } from '../settings/database-settings.ts'
import { readSetting, writeSetting } from '../settings/stored-settings.ts'
import type { CertificateDesk } from './certificate-desk.ts'

type Own = 'sales.certificate' | `paper.${string}`

/** The certificate of a sale, and how the shop wants it. */
export function paperHandlers(
  { database, files }: Pick<Ports, 'database' | 'files'>,
  counter: { certificates: CertificateDesk; events: CounterEvents; language: () => Language },
): Pick<CounterHandlers, Extract<keyof CounterHandlers, Own>> {
  const kept = async (): Promise<PaperSettings> => ({
    nextSteps: readSetting(database.settings, settings.nextSteps),
    ownWords: await ownWords(),
    form: readSetting(database.settings, settings.paperForm),
  })
  return {
    async 'sales.certificate'({ saleId, form, language, open }) {
      const paper = { form, language: language ?? counter.language() }
      const made = await counter.certificates.make(saleId, paper)
      if (!made.ok || !open) return made
      const opened = await files.open(made.value.path)
      if (!opened.ok) return opened
      const noted = counter.certificates.noteShown(saleId, { form, status: made.value.status })
      if (!noted.ok) return noted
      counter.events.emit('sales.changed', { saleId })
      return made
    },
    'paper.get': async () => ok(await kept()),
    async 'paper.setNextSteps'({ nextSteps }) {
      const written = database.write(() => {
        writeSetting(database.settings, settings.nextSteps, nextSteps)
      })
      return written.ok ? ok(await kept()) : written
    },
  }
}

/** What a certificate says where the owner wrote nothing. */
async function ownWords(): Promise<PaperSettings['ownWords']> {
  const each = languages.map(async (language) => {
    const { certificate } = await paperWords(language)
    return [language, certificate.keep] as const
  })
  return Object.fromEntries(await Promise.all(each)) as Record<Language, string>
}
