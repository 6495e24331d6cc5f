import { PhoneIncoming } from 'lucide-react'
import { later, type ScreenDeclaration } from '../screen.ts'

export const leadsScreen: ScreenDeclaration = {
  icon: PhoneIncoming,
  Page: later(async () => (await import('./leads-screen.tsx')).LeadsScreen),
}
