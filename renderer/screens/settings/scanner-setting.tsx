import { SwitchButton, SwitchField } from 'react-aria-components/Switch'
import { useTranslation } from 'react-i18next'
import { defaultLine } from '../../../shared/scanner-choices.ts'
import { scannerKey } from '../../../shared/scanner-choices.ts'
import type { ScannerPortDescription } from '../../../shared/status.ts'
import { FaultNotice } from '../../components/notice.tsx'
import { Pill } from '../../components/pill.tsx'
import { useCall, useKeyboardScanner, useScannerPorts, useStatus } from '../../counter/queries.ts'
import { scannerView } from '../shell/status-view.ts'
import { RecentScans } from './recent-scans.tsx'
import { ScanRulesSetting } from './scan-rules-setting.tsx'
import { ScannerCodes } from './scanner-codes.tsx'
import { ScannerLineSetting } from './scanner-line-setting.tsx'
import { SoundSetting } from './sound-setting.tsx'

export function ScannerSetting() {
  const { t } = useTranslation()
  const { data: ports = [], error } = useScannerPorts()
  const scanners = useStatus().data?.scanners ?? []
  const choose = useCall('scanner.choose')
  const { data: keyboardScanner } = useKeyboardScanner()
  const shown = [...ports, ...scanners.flatMap((one) => absent(one.key, one.path, ports))]
  // What is in use, as it was chosen: the port it is on now may have another path.
  const inUse = shown.flatMap((port) => {
    const one = scanners.find(({ key }) => key === scannerKey(port))
    return one === undefined ? [] : [{ ...port, line: one.line }]
  })
  return (
    <div className="settings-columns">
      <div className="panel">
        <p className="soft">{t('settings.scannerHint')}</p>
        <ul className="ports" data-ports>
          {shown.map((port) => {
            const key = scannerKey(port)
            const one = scanners.find((scanner) => scanner.key === key)
            const lamp = one === undefined ? 'off' : scannerView(one).lamp
            return (
              <li key={key} className="port-of-many" data-scanner={port.path}>
                <SwitchField
                  isSelected={one !== undefined}
                  isDisabled={choose.isPending}
                  onChange={(isOn) =>
                    choose.mutate({
                      scanners: isOn
                        ? [...inUse, { ...identityOf(port), line: defaultLine }]
                        : inUse.filter((known) => scannerKey(known) !== key),
                    })
                  }
                >
                  <SwitchButton className="switch">
                    <span className="switch-track" aria-hidden />
                    <span>
                      <strong>{port.maker ?? t('settings.scannerUnknownMaker')}</strong>{' '}
                      <span className="code">{port.path}</span>
                    </span>
                  </SwitchButton>
                </SwitchField>
                <p className="soft">
                  {port.serialNumber === null
                    ? t('settings.scannerNoSerial')
                    : t('settings.scannerSerial', { serial: port.serialNumber })}{' '}
                  {one === undefined ? null : (
                    <Pill tone={lamp === 'go' ? 'go' : lamp === 'look' ? 'look' : 'quiet'}>
                      {one.isSilent
                        ? t('strip.scannerSilent')
                        : t(`settings.scannerState.${one.state}`)}
                    </Pill>
                  )}
                </p>
                {one?.isSilent === true ? <p>{t('diagnostics.remedy.scanner-silent')}</p> : null}
                {one?.fault ? <FaultNotice fault={one.fault} /> : null}
                {one === undefined ? null : (
                  <ScannerLineSetting
                    scanner={one}
                    onChange={(line) =>
                      choose.mutate({
                        scanners: inUse.map((known) =>
                          scannerKey(known) === key ? { ...known, line } : known,
                        ),
                      })
                    }
                  />
                )}
              </li>
            )
          })}
        </ul>
        {shown.length === 0 ? <p className="soft">{t('settings.scannerNoPorts')}</p> : null}
        {error === null ? null : <FaultNotice fault={error.fault} />}
        {choose.error === null ? null : <FaultNotice fault={choose.error.fault} />}
        {keyboardScanner?.sendsNoEnd === true ? (
          <p className="soft" data-keyboard-scanner="no-end">
            {t('scanning.keyboard.noEnd')}
          </p>
        ) : null}
        <SoundSetting />
      </div>
      <RecentScans />
      <ScannerCodes />
      <ScanRulesSetting />
    </div>
  )
}

function identityOf({ path, vendorId, productId, serialNumber }: ScannerPortDescription) {
  return { path, vendorId, productId, serialNumber }
}

/** A scanner in use that no list has: it is unplugged, or on a path that only we were given. */
function absent(
  key: string,
  path: string | null,
  ports: readonly ScannerPortDescription[],
): ScannerPortDescription[] {
  if (path === null || ports.some((port) => scannerKey(port) === key)) return []
  const [vendorId = null, productId = null, serial = null] = key.includes(':') ? key.split(':') : []
  const serialNumber = serial === path.toLowerCase() ? null : serial
  return [{ path, vendorId, productId, serialNumber, maker: null }]
}
