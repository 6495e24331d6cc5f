import { useTranslation } from 'react-i18next'
import type { CounterStatus } from '../../../shared/status.ts'
import { baudRates, flowControls, parities, scanEnds } from '../../../shared/scanner-choices.ts'
import type { ScannerLine as Line } from '../../../shared/scanner-line.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/choice-field.tsx'
import { Fold } from '../../components/fold.tsx'
import { FaultNotice, Notice } from '../../components/notice.tsx'
import { useCall } from '../../counter/queries.ts'

/** How long the counter waits for the one scan of the printed code. */
const detectSeconds = 20

export type ScannerLineSettingProps = {
  scanner: CounterStatus['scanners'][number]
  onChange: (line: Line) => void
}

/** How one scanner talks: found from one scan, or chosen by hand. */
export function ScannerLineSetting({ scanner, onChange }: ScannerLineSettingProps) {
  const { t } = useTranslation()
  const detect = useCall('scanner.detect')
  const { line, key } = scanner
  const found = detect.data
  return (
    <div className="scanner-line">
      <div className="button-row">
        <Button
          isDisabled={detect.isPending || scanner.state !== 'ready'}
          onPress={() => detect.mutate({ key, seconds: detectSeconds })}
        >
          {t(detect.isPending ? 'scanning.line.detecting' : 'scanning.line.detect', {
            count: detectSeconds,
          })}
        </Button>
      </div>
      {found === undefined ? null : (
        <div role="status" data-detected={found.line === null ? 'no' : 'yes'}>
          <Notice tone={found.line === null ? 'look' : 'go'}>
            <p>
              {found.line !== null
                ? t(found.isCertain ? 'scanning.line.certain' : 'scanning.line.workedOut', {
                    line: shortly(found.line),
                    end: t(`scanning.line.ends.${found.line.end}`),
                  })
                : t(found.heard === '' ? 'scanning.line.silent' : 'scanning.line.unclear')}
            </p>
            {found.heard === '' ? null : <p className="code live-bytes">{inPairs(found.heard)}</p>}
          </Notice>
        </div>
      )}
      {detect.error === null ? null : <FaultNotice fault={detect.error.fault} />}
      <Fold label={t('scanning.line.byHand', { line: shortly(line) })}>
        <div className="account-pair">
          <ChoiceField
            label={t('scanning.line.speed')}
            value={String(line.baudRate)}
            choices={baudRates.map((rate) => ({ value: String(rate), label: String(rate) }))}
            onChange={(value) => {
              const baudRate = baudRates.find((rate) => String(rate) === value)
              if (baudRate !== undefined) onChange({ ...line, baudRate })
            }}
          />
          <ChoiceField
            label={t('scanning.line.parity')}
            value={`${line.dataBits} ${line.parity}`}
            choices={frames.map(({ dataBits, parity }) => ({
              value: `${dataBits} ${parity}`,
              label: `${dataBits} ${t(`scanning.line.parities.${parity}`)}`,
            }))}
            onChange={(value) => {
              const frame = frames.find((one) => `${one.dataBits} ${one.parity}` === value)
              if (frame !== undefined) onChange({ ...line, ...frame })
            }}
          />
          <ChoiceField
            label={t('scanning.line.end')}
            value={line.end}
            choices={scanEnds.map((end) => ({
              value: end,
              label: t(`scanning.line.ends.${end}`),
            }))}
            onChange={(value) =>
              onChange({ ...line, end: scanEnds.find((end) => end === value) ?? line.end })
            }
          />
          <ChoiceField
            label={t('scanning.line.flow')}
            value={line.flowControl}
            choices={flowControls.map((flow) => ({
              value: flow,
              label: t(`scanning.line.flows.${flow}`),
            }))}
            onChange={(value) =>
              onChange({
                ...line,
                flowControl: flowControls.find((flow) => flow === value) ?? line.flowControl,
              })
            }
          />
        </div>
      </Fold>
    </div>
  )
}

const frames = ([8, 7] as const).flatMap((dataBits) =>
  parities
    .filter((parity) => dataBits === 8 || parity !== 'none')
    .map((parity) => ({ dataBits, parity })),
)

/** As every manual writes it: `9600 8N1`. */
function shortly({ baudRate, dataBits, parity }: Line): string {
  return `${baudRate} ${dataBits}${parity.slice(0, 1).toUpperCase()}1`
}

function inPairs(hex: string): string {
  return hex.match(/../g)?.join(' ') ?? ''
}
