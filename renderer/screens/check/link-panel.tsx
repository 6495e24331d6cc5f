import { useTranslation } from 'react-i18next'
import type { NamedBike } from '../../../shared/check.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useCall } from '../../counter/queries.ts'
import { EnterKey } from '../sell/card.tsx'
import { CodeInput } from '../sell/code-input.tsx'

export type LinkPanelProps = { bike: NamedBike; shieldCode: string | null }

/** A bike that waits for the scan of its shield; a linked shield never comes off, so it is asked. */
export function LinkPanel({ bike, shieldCode }: LinkPanelProps) {
  const { t } = useTranslation()
  const read = useCall('check.read')
  const linkTo = useCall('check.linkTo')
  const link = useCall('bikes.linkShield')
  const end = () => linkTo.mutate({ bike: null })
  return (
    <section className="next next-go link-panel" data-link-panel={bike.id}>
      <p className="eyebrow eyebrow-go">{t('check.link.eyebrow')}</p>
      <p className="link-bike">{bike.title ?? t('check.bike.number', { id: bike.id })}</p>
      {bike.frameNumber === null ? null : <p className="code">{bike.frameNumber}</p>}
      <h2 className="link-big">{t(shieldCode === null ? 'check.link.big' : 'check.link.ready')}</h2>
      <p className="next-hint">{t('check.link.hint')}</p>
      {shieldCode === null ? (
        <CodeInput
          label={t('sell.next.shield.input')}
          placeholder={t('sell.next.shield.placeholder')}
          onRead={(text) => read.mutate({ text })}
        />
      ) : (
        <>
          <p className="stop-number code">{shieldCode}</p>
          <div className="ready-row">
            <Button
              key={shieldCode}
              autoFocus
              look="go"
              size="large"
              isDisabled={link.isPending}
              onPress={() => link.mutate({ bike, shieldCode }, { onSuccess: end })}
            >
              {t(link.isPending ? 'check.link.busy' : 'check.link.go')}
            </Button>
            <EnterKey />
          </div>
        </>
      )}
      {link.error === null ? null : <FaultNotice fault={link.error.fault} />}
      <Button look="plain" onPress={end}>
        {t('common.cancel')}
      </Button>
    </section>
  )
}
