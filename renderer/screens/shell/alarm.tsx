import { useTranslation } from 'react-i18next'
import type { Alarm as OpenAlarm } from '../../../shared/counter-api.ts'
import { policeNumber } from '../../../shared/contacts.ts'
import { Button } from '../../components/button.tsx'
import { FrameNumberInGroups } from '../../components/code.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { useAccounts } from '../../counter/queries.ts'

export type AlarmProps = {
  alarm: OpenAlarm
  more: number
  isBusy: boolean
  onSeen: () => void
  onOpenQueue: () => void
}

/** A queued sale turned out stolen. Stays over every screen until somebody says it was seen. */
export function Alarm({ alarm, more, isBusy, onSeen, onOpenQueue }: AlarmProps) {
  const { t } = useTranslation()
  const { data: accounts } = useAccounts()
  const police = policeNumber(accounts?.cyclesoftware?.country)
  return (
    <Sheet
      title={t('alarm.title')}
      eyebrow={<p className="eyebrow eyebrow-stop">{t('alarm.eyebrow')}</p>}
      isOpen
      scans="wait"
      role="alertdialog"
      isWide
    >
      <div className="alarm" data-alarm={alarm.jobId}>
        {alarm.title === null ? null : <p className="alarm-bike">{alarm.title}</p>}
        <p className="stop-number">
          <FrameNumberInGroups sent={alarm.frameNumber} />
        </p>
        <p className="soft">{t('alarm.why')}</p>
        <ol className="steps">
          <li>{t('alarm.steps.compare')}</li>
          <li>{t('alarm.steps.police', { police })}</li>
          <li>{t('alarm.steps.queue')}</li>
        </ol>
        {more > 0 ? <p className="soft">{t('alarm.more', { count: more })}</p> : null}
        <div className="button-row">
          <Button look="stop" isDisabled={isBusy} onPress={onSeen}>
            {t('alarm.acknowledge')}
          </Button>
          <Button isDisabled={isBusy} onPress={onOpenQueue}>
            {t('alarm.open')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
