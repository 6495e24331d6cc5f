import {
  ArrowUpDown,
  Bike,
  ChartColumn,
  PhoneIncoming,
  ScanBarcode,
  SearchCheck,
  Settings,
  ShieldCheck,
  type LucideIcon,
} from 'lucide-react'

/** The screens that exist, with the key that opens each. */
export const screens = [
  { name: 'sell', key: 'F1', icon: ScanBarcode },
  { name: 'sold', key: 'F2', icon: Bike },
  { name: 'check', key: 'F3', icon: SearchCheck },
  { name: 'shields', key: 'F4', icon: ShieldCheck },
  { name: 'leads', key: 'F5', icon: PhoneIncoming },
  { name: 'queue', key: 'F6', icon: ArrowUpDown },
  { name: 'overview', key: 'F7', icon: ChartColumn },
  { name: 'settings', key: 'F8', icon: Settings },
] as const satisfies readonly { name: string; key: string; icon: LucideIcon }[]

export type Screen = (typeof screens)[number]['name']
