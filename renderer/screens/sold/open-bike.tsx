import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../shared/registration.ts'
import { Button } from '../../components/button.tsx'
import { ReasonSheet } from '../../components/reason-sheet.tsx'
import { useCall } from '../../counter/queries.ts'
import { SaleCards } from '../sell/sale-cards.tsx'
import type { SellCalls } from '../sell/use-sell-calls.ts'
import { FrameQuestion } from './frame-question.tsx'

export type OpenBikeProps = { draft: Draft; soldBikeId: string; calls: SellCalls }

/** A sold bike on the screen: what the frame must say, and the shield that is left to scan. */
export function OpenBike({ draft, soldBikeId, calls }: OpenBikeProps) {
  const { t } = useTranslation()
  const close = useCall('sold.close')
  const dismiss = useCall('sold.dismiss')
  const [asks, setAsks] = useState(false)
  const { frameNumber } = draft
  return (
    <>
      <SaleCards
        draft={draft}
        calls={calls}
        away={{ label: t('sold.away'), onAway: () => close.mutate({ id: soldBikeId }) }}
        frameNumber={() =>
          frameNumber === null ? null : (
            <FrameQuestion
              frameNumber={frameNumber}
              onOther={() => calls.forget.mutate({ part: 'frameNumber' })}
              onCheckAgain={() => calls.checkAgain.mutate({})}
            />
          )
        }
      >
        {null}
      </SaleCards>
      <div className="open-bike-foot">
        <Button look="plain" onPress={() => setAsks(true)}>
          {t('sold.dismiss')}
        </Button>
      </div>
      {asks ? (
        <ReasonSheet
          title={t('sold.dismissTitle')}
          text={t('sold.dismissText')}
          yes={t('sold.dismissYes')}
          look="go"
          isPending={dismiss.isPending}
          fault={dismiss.error?.fault ?? null}
          onReason={(reason) =>
            dismiss.mutate({ id: soldBikeId, reason }, { onSuccess: () => setAsks(false) })
          }
          onClose={() => setAsks(false)}
        />
      ) : null}
    </>
  )
}
