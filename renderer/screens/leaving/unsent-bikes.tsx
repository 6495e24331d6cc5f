import { useTranslation } from 'react-i18next'
import type { Unsent } from '../../../shared/leaving.ts'
import { FrameNumberInGroups } from '../../components/code.tsx'
import './leaving.css'

/** How many, and which bikes. Nothing when everything has gone out. */
export function UnsentBikes({ unsent }: { unsent: Unsent }) {
  const { t } = useTranslation()
  const { total, bikes } = unsent
  if (total === 0) return null
  const listed = bikes.reduce((count, { kinds }) => count + kinds.length, 0)
  return (
    <div className="unsent" data-unsent={total}>
      <p>{t('leaving.count', { count: total })}</p>
      <ul>
        {bikes.map(({ title, frameNumber, kinds }, place) => (
          <li key={frameNumber ?? place}>
            <strong>{title ?? t('leaving.noTitle')}</strong>
            {frameNumber === null ? null : <FrameNumberInGroups sent={frameNumber} />}
            <span className="soft">{kinds.map((kind) => t(`queue.kind.${kind}`)).join(', ')}</span>
          </li>
        ))}
      </ul>
      {total > listed ? (
        <p className="soft">{t('leaving.more', { count: total - listed })}</p>
      ) : null}
    </div>
  )
}
