import { useTranslation } from 'react-i18next'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { useCall, useWaitingScans } from '../counter/queries.ts'
import { codeOf } from './scan-words.ts'

/** In an open dialog: scans that are not for it, and what becomes of them. */
export function WaitingScans() {
  const { t } = useTranslation()
  const { data: waiting = [] } = useWaitingScans()
  const drop = useCall('scan.dropWaiting')
  if (waiting.length === 0) return null
  return (
    <div role="status" data-waiting-scans={waiting.length}>
      <Notice tone="look">
        <p>{t('scanning.waiting.text', { count: waiting.length })}</p>
        <ol className="scan-hold-list">
          {waiting.map(({ scan, meaning }, place) => (
            <li key={`${String(place)} ${scan.text}`}>
              {t(`scanning.what.${meaning.kind}`, { code: codeOf(meaning) })}
            </li>
          ))}
        </ol>
        <div className="button-row">
          <Button isDisabled={drop.isPending} onPress={() => drop.mutate({})}>
            {t('scanning.waiting.drop', { count: waiting.length })}
          </Button>
        </div>
      </Notice>
    </div>
  )
}
