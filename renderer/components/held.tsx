import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { useUndoKey } from './undo-key.ts'
import { useNow } from './use-now.ts'

/** Seconds a sale is held (DESIGN.md: 5, the owner can change it); only the ring's full turn. */
const fullTurn = 5

export type HeldProps = {
  /** What is held, for whoever looks for it in the page. */
  name: string
  /** Epoch milliseconds. */
  since: number
  until: number
  title: ReactNode
  /** Under the title. */
  children?: ReactNode
  onUndo: () => void
}

/** What was just confirmed, for as long as it can be taken back. */
export function Held({ name, since, until, title, children, onUndo }: HeldProps) {
  const { t } = useTranslation()
  const now = useNow(100)
  // Until its first tick the clock still shows the time before it was confirmed.
  const left = (until - Math.max(now, since)) / 1000
  useUndoKey(onUndo, left > 0)
  if (left <= 0) return null
  return (
    <section className="held" data-held={name}>
      <Ring part={Math.min(1, left / fullTurn)} seconds={Math.ceil(left)} />
      <div className="held-text">
        <p className="held-title" role="status">
          {title}
        </p>
        {children}
      </div>
      <Button look="go" aria-keyshortcuts="Control+Z" onPress={onUndo}>
        <Undo2 size={18} aria-hidden />
        {t('sell.held.undo')}
        <kbd aria-hidden>{t('sell.held.undoKey')}</kbd>
      </Button>
    </section>
  )
}

const around = 2 * Math.PI * 19

function Ring({ part, seconds }: { part: number; seconds: number }) {
  const { t } = useTranslation()
  return (
    <svg
      className="ring"
      viewBox="0 0 44 44"
      role="img"
      aria-label={t('sell.held.left', { count: seconds })}
    >
      <circle cx="22" cy="22" r="19" className="ring-track" />
      <circle
        cx="22"
        cy="22"
        r="19"
        className="ring-left"
        strokeDasharray={around}
        strokeDashoffset={around * (1 - part)}
      />
      <text x="22" y="27.5" textAnchor="middle">
        {seconds}
      </text>
    </svg>
  )
}
