import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '../../../../shared/delivery.ts'
import { Button } from '../../../components/button.tsx'
import { FaultNotice } from '../../../components/notice.tsx'
import { useCall } from '../../../counter/queries.ts'
import { BikeForm } from '../../sell/bike-form.tsx'
import { CodeInput } from '../../sell/code-input.tsx'
import { titleOf } from '../../sell/sell-view.ts'

/** What the next bikes of the delivery are: a product code, or filled in by hand. */
export function ArticlePart({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation()
  const [asksFor, setAsksFor] = useState<'code' | 'bike' | null>(null)
  const readCode = useCall('delivery.readCode')
  const setBike = useCall('delivery.setBike')
  const { article, missing, isAsking } = delivery
  const fault = readCode.error?.fault ?? setBike.error?.fault ?? null
  const lacks = article !== null && missing.length > 0 && !isAsking
  const isCode = asksFor === 'code' || (article === null && asksFor === null)
  const done = { onSuccess: () => setAsksFor(null) }
  return (
    <div className="delivery-article">
      {article === null ? null : (
        <p className="button-row">
          <strong>{titleOf(article.bike) || article.barcode}</strong>
          {isAsking ? <span className="soft">{t('sell.bike.asking')}</span> : null}
          {asksFor === null ? (
            <Button look="plain" onPress={() => setAsksFor('code')}>
              {t('delivery.otherBike')}
            </Button>
          ) : null}
        </p>
      )}
      {isCode ? (
        <CodeInput
          label={t('sell.next.bike.input')}
          placeholder={t('sell.next.bike.placeholder')}
          onRead={(text) => readCode.mutate({ text }, done)}
        >
          <Button onPress={() => setAsksFor('bike')}>{t('sell.next.bike.other')}</Button>
        </CodeInput>
      ) : null}
      {asksFor === 'bike' ? (
        <BikeForm
          attributes={{}}
          fields="required"
          hasPrice={false}
          submit={t('sell.bike.save')}
          onSave={(bike) => setBike.mutate({ bike, barcode: null }, done)}
          others={<Button onPress={() => setAsksFor(null)}>{t('common.cancel')}</Button>}
        />
      ) : lacks && asksFor === null ? (
        <BikeForm
          key={article.barcode}
          attributes={article.bike}
          fields="required"
          hasPrice={false}
          submit={t('sell.bike.save')}
          onSave={(bike) => setBike.mutate({ bike, barcode: article.barcode })}
        />
      ) : null}
      {fault === null ? null : <FaultNotice fault={fault} />}
    </div>
  )
}
