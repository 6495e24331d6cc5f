import { useTranslation } from 'react-i18next'
import type { SoldBike } from '../../../shared/sold-bike.ts'
import { Button } from '../../components/button.tsx'
import { FrameNumberInGroups } from '../../components/code.tsx'
import { FaultNotice, Notice } from '../../components/notice.tsx'
import { cicopassSupport } from '../../../shared/contacts.ts'
import { useCall } from '../../counter/queries.ts'
import { titleOf } from '../sell/sell-view.ts'

export type HandledBikeProps = { bike: SoldBike; onOpenJob: (jobId: string) => void }

/** A sold bike that is not to be registered any more: what became of it, and what is left to do. */
export function HandledBike({ bike, onOpenJob }: HandledBikeProps) {
  const { t } = useTranslation()
  const seen = useCall('sold.returnSeen')
  const restore = useCall('sold.restore')
  const { state, jobId } = bike
  const isReturned = state === 'returned-registered'
  const fault = seen.error?.fault ?? restore.error?.fault ?? null
  return (
    <article className="panel handled" data-handled={state}>
      <p className="soft">{titleOf(bike.attributes) || t('sold.noName')}</p>
      {isReturned ? <h2>{t('sold.returned.big')}</h2> : <h2>{t(`sold.state.${state}`)}</h2>}
      {bike.frameNumber === null ? null : (
        <p className="handled-number">
          <FrameNumberInGroups sent={bike.frameNumber} />
        </p>
      )}
      {isReturned ? <Returned bike={bike} /> : null}
      {state === 'on-its-way' || state === 'attention' ? <p>{t(`sold.handled.${state}`)}</p> : null}
      {state === 'dismissed' ? (
        <p>
          {t('sold.dismissed', { reason: bike.dismissedBecause ?? '' })}
          {bike.dismissedBy === null ? null : (
            <span className="soft"> · {t('queue.by', { name: bike.dismissedBy })}</span>
          )}
        </p>
      ) : null}
      {bike.bikeId === null && bike.shieldCode === null ? null : (
        <dl className="facts">
          {bike.bikeId === null ? null : (
            <>
              <dt>{t('sold.returned.number')}</dt>
              <dd className="code">{bike.bikeId}</dd>
            </>
          )}
          {bike.shieldCode === null ? null : (
            <>
              <dt>{t('sell.part.shield')}</dt>
              <dd className="code">{bike.shieldCode}</dd>
            </>
          )}
        </dl>
      )}
      {fault === null ? null : <FaultNotice fault={fault} />}
      <div className="button-row">
        {isReturned ? (
          <Button
            look="go"
            isDisabled={seen.isPending}
            onPress={() => seen.mutate({ id: bike.id })}
          >
            {t('sold.returned.seen')}
          </Button>
        ) : null}
        {state === 'dismissed' ? (
          <Button
            look="go"
            isDisabled={restore.isPending}
            onPress={() => restore.mutate({ id: bike.id })}
          >
            {t('sold.restore')}
          </Button>
        ) : null}
        {jobId === null ? null : (
          <Button onPress={() => onOpenJob(jobId)}>{t('sold.handled.toQueue')}</Button>
        )}
      </div>
    </article>
  )
}

/** A registration cannot be withdrawn: who to ask, and what not to do. */
function Returned({ bike }: { bike: SoldBike }) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('sold.returned.why')}</p>
      {bike.bikeId === null ? (
        <Notice tone="look">
          <p>{t('sold.returned.onItsWay')}</p>
        </Notice>
      ) : (
        <ol className="steps">
          <li>{t('sold.returned.steps.shield')}</li>
          <li>{t('sold.returned.steps.support', { address: cicopassSupport })}</li>
          <li>{t('sold.returned.steps.again')}</li>
        </ol>
      )}
    </>
  )
}
