import { useState } from 'react'
import { SwitchButton, SwitchField } from 'react-aria-components/Switch'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/counter-api.ts'
import { FaultNotice } from '../../components/notice.tsx'
import { OwnersOnly } from '../../components/owners-only.tsx'
import { Question } from '../../components/question.tsx'
import { useCall } from '../../counter/queries.ts'
import { UnsentOf } from '../leaving/unsent-of.tsx'

export function ModeSetting({ mode }: { mode: NonNullable<Output<'app.state'>['mode']> }) {
  const { t } = useTranslation()
  const chooseMode = useCall('app.chooseMode')
  const [asks, setAsks] = useState(false)
  const isTraining = mode === 'training'
  return (
    <div className="mode-setting">
      <OwnersOnly call="app.chooseMode">
        <SwitchField isSelected={isTraining} onChange={() => setAsks(true)}>
          <SwitchButton className="switch">
            <span className="switch-track" aria-hidden />
            {t('settings.modeSwitch')}
          </SwitchButton>
        </SwitchField>
      </OwnersOnly>
      <p className="soft">{t(isTraining ? 'settings.modeTraining' : 'settings.modeShop')}</p>
      {chooseMode.error === null ? null : <FaultNotice fault={chooseMode.error.fault} />}
      {asks ? (
        <Question
          isOpen
          title={t(isTraining ? 'settings.modeToShop' : 'settings.modeToTraining')}
          text={t(isTraining ? 'settings.modeToShopText' : 'settings.modeToTrainingText')}
          yes={t('settings.modeYes')}
          no={t('common.cancel')}
          onNo={() => setAsks(false)}
          onYes={() => {
            setAsks(false)
            chooseMode.mutate({ mode: isTraining ? 'shop' : 'training' })
          }}
        >
          <UnsentOf service={null} />
        </Question>
      ) : null}
    </div>
  )
}
