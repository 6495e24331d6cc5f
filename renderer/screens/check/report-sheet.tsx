import { useId, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { NamedBike } from '../../../shared/check.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { useCall } from '../../counter/queries.ts'
import { localMinute } from './check-view.ts'
import { foundReport, nothingReported, theftReport, type ReportValues } from './report-values.ts'

export type ReportSheetProps = {
  kind: 'stolen' | 'found'
  bike: NamedBike
  onClose: () => void
}

/** A theft, or that the bike is back: only where and when are required, as the police need them. */
export function ReportSheet({ kind, bike, onClose }: ReportSheetProps) {
  const { t } = useTranslation()
  const [openedAt] = useState(() => Date.now())
  const stolen = useCall('bikes.reportStolen')
  const found = useCall('bikes.reportFound')
  const form = useForm<ReportValues>({ defaultValues: nothingReported })
  const { errors } = form.formState
  const notes = useId()
  const isBusy = stolen.isPending || found.isPending
  const fault = stolen.error?.fault ?? found.error?.fault ?? null
  const send = (values: ReportValues) => {
    const done = { onSuccess: onClose }
    if (kind === 'stolen') stolen.mutate({ bike, report: theftReport(values) }, done)
    else found.mutate({ bike, report: foundReport(values) }, done)
  }
  const filled = { validate: (text: string) => text.trim() !== '' }
  const required = (name: 'place' | 'town') => errors[name] && t('check.theft.required')
  const isReported = useWatch({ control: form.control, name: 'isPoliceReported' })
  const isInsured = useWatch({ control: form.control, name: 'isInsured' })
  return (
    <Sheet
      title={t(kind === 'stolen' ? 'check.theft.title' : 'check.theft.titleFound')}
      isOpen
      scans="wait"
      isWide
      onClose={onClose}
    >
      <p className="soft">
        {[bike.title, bike.frameNumber].filter(Boolean).join(' · ')}
        {kind === 'stolen' ? ` — ${t('check.theft.sub')}` : null}
      </p>
      <form
        className="report-form"
        data-report={kind}
        noValidate
        onSubmit={(event) => {
          event.stopPropagation()
          void form.handleSubmit(send)(event)
        }}
      >
        <Field
          {...form.register('place', filled)}
          label={t('check.theft.place')}
          hint={t('check.theft.placeHint')}
          problem={required('place')}
          maxLength={200}
          autoFocus
        />
        <Field
          {...form.register('town', filled)}
          label={t('check.theft.town')}
          problem={required('town')}
          maxLength={200}
        />
        <Field
          {...form.register('when', {
            validate: {
              required: (at) => at !== '',
              future: isPast,
            },
          })}
          className="report-when"
          label={t('check.theft.when')}
          type="datetime-local"
          max={localMinute(openedAt)}
          problem={
            errors.when &&
            t(errors.when.type === 'future' ? 'check.theft.future' : 'check.theft.required')
          }
        />
        {kind === 'found' ? (
          <Field {...form.register('foundBy')} label={t('check.theft.foundBy')} maxLength={200} />
        ) : (
          <>
            <label className="tick-field">
              <input type="checkbox" {...form.register('isPoliceReported')} />
              {t('check.theft.isPoliceReported')}
            </label>
            <Field
              {...form.register('policeReportNumber')}
              label={t('check.theft.policeReportNumber')}
              maxLength={200}
              disabled={!isReported}
            />
            <label className="tick-field">
              <input type="checkbox" {...form.register('isInsured')} />
              {t('check.theft.isInsured')}
            </label>
            <Field
              {...form.register('insuranceCompany')}
              label={t('check.theft.insuranceCompany')}
              maxLength={200}
              disabled={!isInsured}
            />
          </>
        )}
        <div className="field report-notes">
          <label className="field-label" htmlFor={notes}>
            {t('check.theft.notes')}
          </label>
          <textarea
            {...form.register('notes')}
            id={notes}
            className="input"
            rows={2}
            maxLength={2000}
          />
        </div>
        {fault === null ? null : <FaultNotice fault={fault} />}
        <div className="button-row">
          <Button type="submit" look={kind === 'stolen' ? 'stop' : 'go'} isDisabled={isBusy}>
            {t(isBusy ? 'check.theft.busy' : 'check.theft.go')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  )
}

/** Looked at when it is sent: the sheet may have stood open for a while. */
function isPast(at: string): boolean {
  return new Date(at).getTime() <= Date.now()
}
