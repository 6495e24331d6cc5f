// The theme comes first, so that a screen's own rules come after it.
import './theme/tokens.css'
import './theme/base.css'
import './theme/controls.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { createQueryClient, followEvents } from './counter/queries.ts'
import { startLanguages } from './i18n/start.ts'

const place = document.getElementById('counter')
if (place === null) throw new Error('index.html has no place for the counter')

const client = createQueryClient()
followEvents(client)
await startLanguages()

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
