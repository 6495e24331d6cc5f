import { RadioOption } from '../../components/radio-option.tsx'
import { useTranslation } from 'react-i18next'
import { Label } from 'react-aria-components/Label'
import { RadioGroup } from 'react-aria-components/RadioGroup'
import { FaultNotice } from '../../components/notice.tsx'
import { Pill } from '../../components/pill.tsx'
import { useCall, useScannerPorts, useStatus } from '../../counter/queries.ts'
import { RecentScans } from './recent-scans.tsx'
import { scannerView } from '../shell/status-view.ts'

export function ScannerSetting() {
  const { t } = useTranslation()
  const { data: ports = [], error } = useScannerPorts()
  const scanner = useStatus().data?.scanner
  const choose = useCall('scanner.choose')
  const chosen = scanner === undefined ? null : (scanner.path ?? noScanner)
  const lamp = scanner === undefined ? 'off' : scannerView(scanner).lamp
  return (
    <div className="settings-columns">
      <div className="panel">
        <header className="panel-head">
          <p className="soft">{t('settings.scannerHint')}</p>
          {scanner === undefined ? null : (
            <Pill tone={lamp === 'go' ? 'go' : lamp === 'look' ? 'look' : 'quiet'}>
              {t(`settings.scannerState.${scanner.state}`)}
            </Pill>
          )}
        </header>
        <RadioGroup
          className="ports"
          value={choose.isPending ? (choose.variables.scanner?.path ?? noScanner) : chosen}
          onChange={(path) => {
            const port = ports.find((known) => known.path === path)
            choose.mutate({ scanner: port ?? null })
          }}
        >
          <Label className="only-for-readers">{t('settings.scanner')}</Label>
          {ports.map((port) => (
            <RadioOption key={port.path} value={port.path} className="port">
              <i aria-hidden />
              <span>
                <strong>{port.maker ?? t('settings.scannerUnknownMaker')}</strong>
                <span className="soft">
                  {port.serialNumber === null
                    ? t('settings.scannerNoSerial')
                    : t('settings.scannerSerial', { serial: port.serialNumber })}
                  {' · '}
                  <span className="code">{port.path}</span>
                </span>
              </span>
            </RadioOption>
          ))}
          <RadioOption value={noScanner} className="port">
            <i aria-hidden />
            <span>
              <strong>{t('settings.scannerNone')}</strong>
              <span className="soft">{t('settings.scannerNoneHint')}</span>
            </span>
          </RadioOption>
        </RadioGroup>
        {ports.length === 0 ? <p className="soft">{t('settings.scannerNoPorts')}</p> : null}
        {error === null ? null : <FaultNotice fault={error.fault} />}
        {choose.error === null ? null : <FaultNotice fault={choose.error.fault} />}
        {scanner?.fault ? <FaultNotice fault={scanner.fault} /> : null}
      </div>
      <RecentScans />
    </div>
  )
}

const noScanner = 'none'
