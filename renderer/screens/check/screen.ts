import { SearchCheck } from 'lucide-react'
import { later, type ScreenDeclaration } from '../screen.ts'

export const checkScreen: ScreenDeclaration = {
  icon: SearchCheck,
  Page: later(async () => (await import('./check-screen.tsx')).CheckScreen),
}
