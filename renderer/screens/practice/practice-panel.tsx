import { useQuery } from '@tanstack/react-query'
import { Printer, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/counter-api.ts'
import { Trouble } from '../../../shared/training.ts'
import { serviceNames } from '../../../shared/service-name.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/choice-field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import type { CounterFault } from '../../counter/client.ts'
import { asked, useCall, useSalesToday } from '../../counter/queries.ts'
import { Guide } from './guide.tsx'
import './practice.css'

export type PracticePanelProps = { onClose: () => void; onSell: () => void }

/** Beside every screen of training: what to scan, what may go wrong, and a first sale step by step. */
export function PracticePanel({ onClose, onSell }: PracticePanelProps) {
  const { t } = useTranslation()
  const { data: sales = [] } = useSalesToday()
  // What was registered meanwhile is no new bike any more.
  const registered = sales.filter(({ state }) => state === 'registered').length
  const { data: desk, error } = useQuery<Output<'training.get'>, CounterFault>({
    ...asked('training.get', {}, registered),
    placeholderData: (before) => before,
  })
  const read = useCall('scan.read')
  const set = useCall('training.setTrouble')
  const print = useCall('training.print')
  const scan = (text: string) => read.mutate({ text })
  const fault = error?.fault ?? read.error?.fault ?? set.error?.fault ?? print.error?.fault ?? null
  return (
    <aside className="practice" aria-label={t('practice.title')} data-practice>
      <header className="practice-head">
        <h2>{t('practice.title')}</h2>
        <Button look="plain" aria-label={t('practice.close')} onPress={onClose}>
          <X size={18} aria-hidden />
        </Button>
      </header>
      {fault === null ? null : <FaultNotice fault={fault} />}
      {desk === undefined ? null : (
        <>
          <Guide desk={desk} onScan={scan} onSell={onSell} />
          <section className="practice-part" aria-labelledby="practice-bikes">
            <h3 id="practice-bikes">{t('practice.bikes')}</h3>
            <ul className="practice-codes">
              {desk.bikes.map(({ what, name, barcode, frameNumber }) => (
                <li key={frameNumber} data-practice-bike={what}>
                  <p>
                    {name} <span className="soft">{t(`practice.what.${what}`)}</span>
                  </p>
                  {barcode === null ? null : (
                    <ScanButton label={t('practice.barcode')} code={barcode} onScan={scan} />
                  )}
                  <ScanButton label={t('practice.frameNumber')} code={frameNumber} onScan={scan} />
                </li>
              ))}
            </ul>
          </section>
          <section className="practice-part" aria-labelledby="practice-shields">
            <h3 id="practice-shields">{t('practice.shields')}</h3>
            <ul className="practice-codes">
              {desk.shields.map(({ what, code }) => (
                <li key={code} data-practice-shield={what}>
                  <ScanButton label={t(`practice.what.${what}`)} code={code} onScan={scan} />
                </li>
              ))}
            </ul>
            <Button isDisabled={print.isPending} onPress={() => print.mutate({})}>
              <Printer size={18} aria-hidden />
              {t('practice.print')}
            </Button>
          </section>
          <section className="practice-part" aria-labelledby="practice-troubles">
            <h3 id="practice-troubles">{t('practice.troubles')}</h3>
            <p className="soft">{t('practice.troublesHint')}</p>
            {serviceNames.map((service) => (
              <ChoiceField
                key={service}
                label={t(`service.${service}`)}
                choices={Trouble.options.map((value) => ({
                  value,
                  label: t(`practice.trouble.${value}`),
                }))}
                value={desk.troubles[service]}
                onChange={(chosen) => set.mutate({ service, trouble: Trouble.parse(chosen) })}
              />
            ))}
          </section>
        </>
      )}
    </aside>
  )
}

type ScanButtonProps = { label: string; code: string; onScan: (code: string) => void }

/** A pull of the trigger, by finger or key. */
function ScanButton({ label, code, onScan }: ScanButtonProps) {
  return (
    <Button className="practice-scan" onPress={() => onScan(code)}>
      <span className="soft">{label}</span> <span className="code">{code}</span>
    </Button>
  )
}
