import type { ReactNode } from 'react'
import { Check, Clock, Hand, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react'

/** What a colour means; each comes with a sign, because colour alone says nothing. */
export type Tone = 'go' | 'look' | 'stop' | 'wait' | 'quiet'

export const toneIcon: Readonly<Record<Tone, LucideIcon>> = {
  go: Check,
  look: TriangleAlert,
  stop: OctagonAlert,
  wait: Clock,
  quiet: Hand,
}

export function Pill({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = toneIcon[tone]
  return (
    <span className={`pill pill-${tone}`}>
      {tone === 'quiet' ? null : <Icon size={14} aria-hidden />}
      <span>{children}</span>
    </span>
  )
}
