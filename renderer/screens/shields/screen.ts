import { ShieldCheck } from 'lucide-react'
import { later, type ScreenDeclaration } from '../screen.ts'

export const shieldsScreen: ScreenDeclaration = {
  icon: ShieldCheck,
  Page: later(async () => (await import('./shields-screen.tsx')).ShieldsScreen),
}
