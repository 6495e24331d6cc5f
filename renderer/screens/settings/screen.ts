import { Settings } from 'lucide-react'
import { later, type ScreenDeclaration } from '../screen.ts'

export const settingsScreen: ScreenDeclaration = {
  icon: Settings,
  Page: later(async () => (await import('./settings-screen.tsx')).SettingsScreen),
}
