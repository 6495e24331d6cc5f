import { ChartColumn } from 'lucide-react'
import { later, type ScreenDeclaration } from '../screen.ts'

export const overviewScreen: ScreenDeclaration = {
  icon: ChartColumn,
  Page: later(async () => (await import('./overview-screen.tsx')).OverviewScreen),
}
