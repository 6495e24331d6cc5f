import { Bike } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeadBike, Located } from '../../../shared/begun-lead.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Pill } from '../../components/pill.tsx'
import { bikeName } from './lead-view.ts'

export type BikePartProps = {
  bike: LeadBike | null
  located: Located | null
  onCode: (code: string) => void
  onAway: () => void
}

/** The bike it is about; scanned at any time, whatever has the focus. */
export function BikePart({ bike, located, onCode, onAway }: BikePartProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  if (bike === null) {
    const find = () => {
      if (code.trim() !== '') onCode(code.trim())
    }
    return (
      <div className="lead-bike lead-bike-none">
        <Bike size={26} aria-hidden />
        <Field
          label={t('leads.sheet.bikeScan')}
          maxLength={100}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || code.trim() === '') return
            event.preventDefault()
            find()
          }}
        />
        <Button onPress={find}>{t('leads.sheet.bikeGo')}</Button>
      </div>
    )
  }
  const isAsked = located?.state === 'looking'
  const written = bike.barcode ?? bike.articleNumber
  return (
    <div className="lead-bike" data-lead-bike={bike.objectId ?? 'code'}>
      <Bike size={26} aria-hidden />
      <div>
        <p className="lead-bike-name">{bikeName(t, bike)}</p>
        <p className="soft" role="status">
          {bike.objectId === null ? null : (
            <span className="code">{t('leads.where.number', { number: bike.objectId })}</span>
          )}
          {bike.objectId === null && !isAsked ? <span>{t('leads.sheet.bikeNotThere')}</span> : null}
          {isAsked ? <span>{t('leads.sheet.bikeLooking')}</span> : null}
          {written === null ? null : <span className="code">{written}</span>}
        </p>
      </div>
      {bike.isDemo ? <Pill tone="look">{t('leads.where.demo')}</Pill> : null}
      <Button look="plain" onPress={onAway}>
        {t('leads.sheet.bikeAway')}
      </Button>
    </div>
  )
}
