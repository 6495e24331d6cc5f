import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftBike } from '../../../../shared/registration.ts'
import { Field } from '../../../components/field.tsx'
import { useScanHere } from '../../../scanning/scan-layers.ts'
import { BikeForm } from '../../sell/bike-form.tsx'
import type { EditParts } from './edit-form.tsx'
import '../../sell/sell.css'

/** The form of the Sell page, with the frame number over it and the photos under it. */
export function EditBike({
  fields,
  problems,
  photos,
  send,
  question,
  foot,
  buttons,
}: EditParts & { photos: number }) {
  const { t } = useTranslation()
  const before = bikeOf(fields)
  const wasNumber = typeof fields['frameNumber'] === 'string' ? fields['frameNumber'] : ''
  const [frameNumber, setFrameNumber] = useState(wasNumber)
  const [withoutPhotos, setWithoutPhotos] = useState(false)
  useScanHere(({ meaning }) => {
    if (meaning.kind === 'frame-number') setFrameNumber(meaning.number.sent)
  })
  const isWrong = frameNumber.trim() === '' || problems.has('frameNumber')
  return (
    <div className="edit-form">
      <Field
        className="edit-frame-number"
        label={t('queue.edit.field.frameNumber')}
        value={frameNumber}
        onChange={(event) => setFrameNumber(event.target.value)}
        maxLength={200}
        problem={isWrong ? t('queue.edit.problem') : undefined}
        autoFocus
      />
      {question}
      <BikeForm
        attributes={before}
        fields="all"
        submit={t('queue.edit.send')}
        others={buttons}
        foot={
          <>
            {photos === 0 ? null : (
              <label className="tick-line">
                <input
                  type="checkbox"
                  checked={withoutPhotos}
                  onChange={(event) => setWithoutPhotos(event.target.checked)}
                />
                {t('queue.edit.withoutPhotos', { count: photos })}
              </label>
            )}
            {foot}
          </>
        }
        onSave={(bike) => {
          if (frameNumber.trim() === '') return
          send({
            ...changed(before, bike),
            ...(frameNumber.trim() === wasNumber ? {} : { frameNumber: frameNumber.trim() }),
            ...(withoutPhotos ? { images: [] } : {}),
          })
        }}
      />
    </div>
  )
}

/** What is said of the frame number is no part of the form. */
const ofNumber: ReadonlySet<string> = new Set(['frameNumber', 'frameNumberConfirmed', 'otherMakes'])

/** The price is euros on the wire of the edit, as in the service's call, and cents in the form. */
function bikeOf({ salePrice, ...fields }: Readonly<Record<string, unknown>>): DraftBike {
  const bike = Object.fromEntries(Object.entries(fields).filter(([name]) => !ofNumber.has(name)))
  return typeof salePrice === 'number'
    ? { ...bike, salePriceCents: Math.round(salePrice * 100) }
    : bike
}

function changed(before: DraftBike, after: DraftBike): Record<string, unknown> {
  const was: Readonly<Record<string, unknown>> = before
  const is: Readonly<Record<string, unknown>> = after
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return Object.fromEntries(
    names
      .filter((name) => was[name] !== is[name])
      .map((name): [string, unknown] => {
        if (name !== 'salePriceCents') return [name, is[name] ?? null]
        return ['salePrice', after.salePriceCents === undefined ? null : after.salePriceCents / 100]
      }),
  )
}
