// The theme comes first, so that a screen's own rules come after it.
import './theme/tokens.css'
import './theme/base.css'
import './theme/controls.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Language } from '../shared/language.ts'
import { App } from './app.tsx'
import { CounterFault } from './counter/client.ts'
import { followEvents } from './counter/kept-answers.ts'
import { appState, createQueryClient } from './counter/queries.ts'
import { startLanguages } from './i18n/start.ts'

const place = document.getElementById('counter')
if (place === null) throw new Error('index.html has no place for the counter')

const client = createQueryClient()
followEvents(client)
await startLanguages(await chosenLanguage())

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)

/** The first words on the screen are in the language of the shop. Why it did not answer is said there. */
async function chosenLanguage(): Promise<Language | undefined> {
  try {
    return (await client.query(appState)).language
  } catch (caught) {
    if (caught instanceof CounterFault) return undefined
    throw caught
  }
}
