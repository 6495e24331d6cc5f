import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox'
import type { Output } from '../../../shared/counter-api.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice, Notice } from '../../components/notice.tsx'
import { OwnersOnly } from '../../components/owners-only.tsx'
import { Pill } from '../../components/pill.tsx'
import { useCall } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { checkTone, findingView } from './finding-view.ts'
import './diagnostics.css'

/** Asks everything the counter depends on, and makes the report for whoever helps. */
export function Diagnostics() {
  const { t } = useTranslation()
  const run = useCall('diagnostics.run')
  return (
    <div className="settings-columns diagnostics">
      <section className="panel" data-setting="diagnostics">
        <p className="soft">{t('diagnostics.hint')}</p>
        <div className="button-row">
          <Button isDisabled={run.isPending} onPress={() => run.mutate({})}>
            {run.isPending ? t('diagnostics.running') : t('diagnostics.run')}
          </Button>
        </div>
        {run.error === null ? null : <FaultNotice fault={run.error.fault} />}
        {run.data === undefined ? null : <Findings checks={run.data.checks} />}
      </section>
      <Report crashReports={run.data?.crashReports ?? 0} />
    </div>
  )
}

function Findings({ checks }: { checks: Output<'diagnostics.run'>['checks'] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const count = checks.filter(({ status }) => status !== 'ok').length
  return (
    <>
      <p role="status">
        <strong>
          {count === 0 ? t('diagnostics.allWell') : t('diagnostics.lookAt', { count })}
        </strong>
      </p>
      <ul className="checks">
        {checks.map((check, place) => {
          const { found, remedy } = findingView(check, t, formats)
          return (
            <li key={place} data-check={check.name} data-check-status={check.status}>
              <span className="check-words">
                <strong>{t(`diagnostics.name.${check.name}`)}</strong>
                <span className="soft">{found}</span>
                {remedy === null ? null : <span>{remedy}</span>}
              </span>
              <Pill tone={checkTone[check.status]}>{t(`diagnostics.status.${check.status}`)}</Pill>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Report({ crashReports }: { crashReports: number }) {
  const { t } = useTranslation()
  const [withCrashReports, setWithCrashReports] = useState(false)
  const make = useCall('diagnostics.bundle')
  const show = useCall('diagnostics.show')
  const fault = make.error?.fault ?? show.error?.fault ?? null
  return (
    <section className="panel" data-setting="report">
      <h3>{t('diagnostics.report')}</h3>
      <p className="soft">{t('diagnostics.reportHint')}</p>
      <OwnersOnly call="diagnostics.bundle">
        {crashReports === 0 ? null : (
          <CheckboxField isSelected={withCrashReports} onChange={setWithCrashReports}>
            <CheckboxButton className="check-box">
              <i aria-hidden />
              {t('diagnostics.crashReports', { count: crashReports })}
            </CheckboxButton>
          </CheckboxField>
        )}
        <div className="button-row">
          <Button isDisabled={make.isPending} onPress={() => make.mutate({ withCrashReports })}>
            {make.isPending ? t('diagnostics.reportMaking') : t('diagnostics.reportMake')}
          </Button>
          {make.data === undefined ? null : (
            <Button onPress={() => show.mutate({})}>{t('diagnostics.reportShow')}</Button>
          )}
        </div>
      </OwnersOnly>
      {make.data === undefined ? null : (
        <div role="status">
          <Notice tone="go">
            <p>{t('diagnostics.reportMade')}</p>
            <p className="report-path">{make.data.path}</p>
          </Notice>
        </div>
      )}
      {fault === null ? null : <FaultNotice fault={fault} />}
    </section>
  )
}
