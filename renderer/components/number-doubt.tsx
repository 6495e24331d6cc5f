import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FrameNumberQuestion } from '../../shared/frame-number-reasons.ts'
import { FrameNumberInGroups } from './code.tsx'
import './number-doubt.css'

export type NumberDoubtProps = {
  asks: FrameNumberQuestion
  /** As it was read or typed. */
  asRead: string
  /** What would go to the registry, where it is known. */
  sent?: string
  /** What can be done, the buttons among it. */
  children: ReactNode
}

/**
 * A number that may not be the one on the frame, wherever one is asked for: why it is asked, the number
 * for comparing with the frame, and then what to do.
 */
export function NumberDoubt({ asks, asRead, sent, children }: NumberDoubtProps) {
  const { t } = useTranslation()
  return (
    <div className="number-doubt" data-number-doubt={asks}>
      <p className="number-doubt-why">{t(`sell.stop.frameNumberAsked.what.${asks}`)}</p>
      <p className="stop-number">
        <FrameNumberInGroups sent={sent ?? asRead} asRead={asRead} />
      </p>
      <p className="soft">{t(`sell.stop.frameNumberAsked.hint.${asks}`)}</p>
      {children}
    </div>
  )
}
