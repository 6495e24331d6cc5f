import { ProgressBar } from 'react-aria-components/ProgressBar'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../../shared/fault.ts'
import type { Release, UpdateDesk } from '../../../shared/update.ts'
import { Button } from '../../components/button.tsx'
import { Fold } from '../../components/fold.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { OwnersOnly } from '../../components/owners-only.tsx'
import { useCall } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'

/** Look, fetch, install: each on a press of its own. */
export function UpdateSteps({ desk }: { desk: UpdateDesk }) {
  const look = useCall('updates.look')
  const download = useCall('updates.download')
  const install = useCall('updates.install')
  const { stage } = desk
  const fault = faultOf(desk, [look.error, download.error, install.error])
  return (
    <div className="update-steps" data-stage={stage.kind}>
      <OwnersOnly call="updates.look">
        <Step
          desk={desk}
          onLook={() => look.mutate({})}
          onDownload={() => download.mutate({})}
          onInstall={() => install.mutate({})}
        />
      </OwnersOnly>
      {fault === null ? null : <FaultNotice fault={fault} />}
    </div>
  )
}

/** What the counter tells by itself, else what the last press was answered. */
function faultOf(desk: UpdateDesk, errors: readonly ({ fault: Fault } | null)[]): Fault | null {
  const { kind } = desk.stage
  if (kind === 'looking' || kind === 'downloading' || kind === 'installing') return null
  return desk.fault ?? errors.find((error) => error !== null)?.fault ?? null
}

type StepProps = {
  desk: UpdateDesk
  onLook: () => void
  onDownload: () => void
  onInstall: () => void
}

function Step({ desk: { stage }, onLook, onDownload, onInstall }: StepProps) {
  const { t } = useTranslation()
  switch (stage.kind) {
    case 'idle':
      return (
        <>
          {stage.isNewest ? <p role="status">{t('updates.newest')}</p> : null}
          <div className="button-row">
            <Button onPress={onLook}>{t('updates.look')}</Button>
          </div>
        </>
      )
    case 'looking':
      return <p role="status">{t('updates.looking')}</p>
    case 'found':
      return (
        <>
          <h3>{t('updates.found', { version: stage.release.version })}</h3>
          <AboutRelease release={stage.release} />
          <div className="button-row">
            <Button look="go" onPress={onDownload}>
              {t('updates.download')}
            </Button>
          </div>
        </>
      )
    case 'downloading':
      return <Downloading release={stage.release} received={stage.received} />
    case 'ready':
      return (
        <>
          <h3>{t('updates.ready', { version: stage.release.version })}</h3>
          <p className="soft">{t('updates.readyHint')}</p>
          <AboutRelease release={stage.release} />
          <div className="button-row">
            <Button look="go" onPress={onInstall}>
              {t('updates.install')}
            </Button>
          </div>
        </>
      )
    case 'installing':
      return <p role="status">{t('updates.installing')}</p>
  }
}

function AboutRelease({ release: { releasedAt, notes, bytes } }: { release: Release }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const facts = [
    releasedAt === null ? null : t('updates.released', { day: formats.day(releasedAt) }),
    bytes === null ? null : t('updates.size', { size: formats.number(megabytes(bytes)) }),
  ].filter((fact) => fact !== null)
  return (
    <>
      {facts.length === 0 ? null : <p className="soft">{facts.join(' · ')}</p>}
      {notes === null ? null : (
        <Fold label={t('updates.notes')}>
          <p className="update-notes">{notes}</p>
        </Fold>
      )}
    </>
  )
}

function Downloading({ release, received }: { release: Release; received: number }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const cancel = useCall('updates.cancel')
  const { version, bytes } = release
  return (
    <>
      <ProgressBar
        className="update-progress"
        value={received}
        maxValue={bytes ?? 1}
        isIndeterminate={bytes === null}
        aria-label={t('updates.downloading', { version })}
      >
        {({ percentage }) => (
          <>
            <p>{t('updates.downloading', { version })}</p>
            <div className="update-track">
              <div className="update-bar" style={{ width: `${String(percentage ?? 0)}%` }} />
            </div>
            <p className="soft">
              {t('updates.size', { size: formats.number(megabytes(received)) })}
            </p>
          </>
        )}
      </ProgressBar>
      <div className="button-row">
        <Button onPress={() => cancel.mutate({})}>{t('updates.cancel')}</Button>
      </div>
    </>
  )
}

/** With one decimal while it is small. */
function megabytes(bytes: number): number {
  return bytes < 10e6 ? Math.round(bytes / 1e5) / 10 : Math.round(bytes / 1e6)
}
