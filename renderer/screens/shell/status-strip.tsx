import { useTranslation } from 'react-i18next'
import type { CounterStatus, ServiceStatus } from '../../../shared/status.ts'
import { Button } from '../../components/button.tsx'
import { useNow } from '../../components/use-now.ts'
import { useCall } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import type { Screen } from '../../../shared/screens.ts'
import { registryName } from '../../../shared/service-name.ts'
import { StatusLamp } from './status-lamp.tsx'
import {
  clockView,
  jobsView,
  lasting,
  scannerView,
  serviceView,
  waitingJobs,
  whoAndWhere,
  type ServiceWord,
} from './status-view.ts'

export type StatusStripProps = {
  status: CounterStatus | undefined
  onScreen: (screen: Screen) => void
  onKeys: () => void
}

/** What the counter depends on, as it is now; each part explains itself when pressed. */
export function StatusStrip({ status, onScreen, onKeys }: StatusStripProps) {
  const { t } = useTranslation()
  return (
    <footer className="strip" aria-label={t('strip.label')}>
      {status === undefined ? null : (
        <>
          <ScannerLamp status={status} onScreen={onScreen} />
          <ServiceLamp service={status.cicopass} onScreen={onScreen} />
          <ServiceLamp service={status.cyclesoftware} onScreen={onScreen} />
          <ClockLamp status={status} />
          <JobsLamp status={status} onScreen={onScreen} />
          <ShieldsLamp status={status} onScreen={onScreen} />
          <span className="strip-who">{whoAndWhere(status) ?? t('strip.noShop')}</span>
          {status.operator === null ? null : <LockButton />}
        </>
      )}
      <Button className="strip-keys" aria-keyshortcuts="?" onPress={onKeys}>
        {t('strip.keys')} <kbd aria-hidden>?</kbd>
      </Button>
    </footer>
  )
}

function LockButton() {
  const { t } = useTranslation()
  const signOut = useCall('operators.signOut')
  return (
    <Button className="strip-lock" look="plain" onPress={() => signOut.mutate({})}>
      {t('strip.lock')}
    </Button>
  )
}

type LampProps = { status: CounterStatus; onScreen: (screen: Screen) => void }

function ScannerLamp({ status: { scanner }, onScreen }: LampProps) {
  const { t } = useTranslation()
  const { lamp, word } = scannerView(scanner)
  const key = word === 'ready' ? 'scannerReady' : word
  const label = word === 'ready' && scanner.name ? scanner.name : t(`strip.${word}`)
  return (
    <StatusLamp
      name="scanner"
      lamp={lamp}
      label={`${t('strip.scanner')} · ${label}`}
      what={t(`explain.${key}.what`)}
      todo={t(`explain.${key}.todo`)}
      fault={scanner.fault}
      action={{ label: t('explain.toSettings'), onPress: () => onScreen('settings') }}
    />
  )
}

function ServiceLamp({
  service,
  onScreen,
}: { service: ServiceStatus } & Omit<LampProps, 'status'>) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { lamp, word } = serviceView(service)
  const since = word === 'offline' ? service.since : null
  const now = useNow(since === null ? null : 1000)
  const name = t(`service.${service.service}`)
  const duration = since === null ? null : lasting(since, now)
  const suffix =
    duration === null ? t(`strip.${word}`) : t(`common.${duration.unit}`, { count: duration.count })
  const key = explanationOf(service.service, word)
  const words = { service: name, scopes: service.missingScopes.join(', ') }
  return (
    <StatusLamp
      name={service.service}
      lamp={lamp}
      label={word === 'ready' ? name : `${name} · ${suffix}`}
      what={t(`explain.${key}.what`, words)}
      todo={t(`explain.${key}.todo`, words)}
      fault={word === 'offline' || word === 'paused' || word === 'limited' ? service.fault : null}
      lines={[
        service.account,
        since === null ? null : t('explain.since', { time: formats.clockSeconds(since) }),
      ]}
      action={{ label: t('explain.toSettings'), onPress: () => onScreen('settings') }}
    />
  )
}

function explanationOf(service: ServiceStatus['service'], word: ServiceWord) {
  switch (word) {
    case 'ready':
      return 'online'
    case 'missingRight':
      return 'missingScopes'
    case 'notSetUp':
      return service === registryName ? 'cicopassNotSetUp' : 'cyclesoftwareNotSetUp'
    case 'offline':
    case 'paused':
    case 'limited':
    case 'asking':
      return word
  }
}

/** Only there when the clock is wrong: a right one is nobody's concern. */
function ClockLamp({ status: { clock } }: Pick<LampProps, 'status'>) {
  const { t } = useTranslation()
  const view = clockView(clock)
  if (view === null) return null
  const duration = view.word === 'clockDoubtful' ? '' : t(`common.${view.by.unit}`, view.by)
  return (
    <StatusLamp
      name="clock"
      lamp="look"
      label={t(`strip.${view.word}`, { duration })}
      what={t(`explain.${view.word}.what`, { duration })}
      todo={t(`explain.${view.word}.todo`)}
      fault={null}
    />
  )
}

function JobsLamp({ status: { jobs }, onScreen }: LampProps) {
  const { t } = useTranslation()
  const { lamp, word } = jobsView(jobs)
  const count = word === 'attention' ? jobs.parked : waitingJobs(jobs)
  const labels = {
    none: t('strip.jobsNone'),
    waiting: t('strip.jobsWaiting', { count }),
    attention: t('strip.jobsAttention', { count }),
  }
  const key = { none: 'jobsNone', waiting: 'jobsWaiting', attention: 'jobsAttention' } as const
  return (
    <StatusLamp
      name="jobs"
      lamp={lamp}
      label={labels[word]}
      what={t(`explain.${key[word]}.what`, { count })}
      todo={t(`explain.${key[word]}.todo`)}
      fault={null}
      action={{ label: t('explain.toQueue'), onPress: () => onScreen('queue') }}
    />
  )
}

/** Only when it is time to order: nobody looks after shields that are there. */
function ShieldsLamp({ status: { shields }, onScreen }: LampProps) {
  const { t } = useTranslation()
  if (!shields.isLow) return null
  const count = shields.left ?? 0
  return (
    <StatusLamp
      name="shields"
      lamp="look"
      label={t('strip.shieldsLow', { count })}
      what={t('explain.shieldsLow.what', { count })}
      todo={t('explain.shieldsLow.todo')}
      fault={null}
      action={{ label: t('explain.toShields'), onPress: () => onScreen('shields') }}
    />
  )
}
