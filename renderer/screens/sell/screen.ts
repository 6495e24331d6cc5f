import { ScanBarcode } from 'lucide-react'
import type { ScreenDeclaration } from '../screen.ts'
import { SellScreen } from './sell-screen.tsx'

/** The first screen: it is there with the window. */
export const sellScreen: ScreenDeclaration = { icon: ScanBarcode, Page: SellScreen }
