import { Check, FileText } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { RadioGroup } from 'react-aria-components/RadioGroup'
import { useTranslation } from 'react-i18next'
import { firstSpoken, languageOf, languages, type Language } from '../../../shared/language.ts'
import type { PaperForm } from '../../../shared/paper.ts'
import type { Sale } from '../../../shared/registration.ts'
import { Button } from '../../components/button.tsx'
import { Key } from '../../components/code.tsx'
import { FaultNotice, Notice } from '../../components/notice.tsx'
import { RadioOption } from '../../components/radio-option.tsx'
import { Sheet } from '../../components/sheet.tsx'
import type { Call } from '../../counter/queries.ts'
import { usePaper } from '../../counter/paper-queries.ts'
import '../first-run/pages.css'
import './paper.css'

export type CertificateSheetProps = {
  sale: Sale
  certificate: Call<'sales.certificate'>
  onClose: () => void
}

const forms: readonly PaperForm[] = ['a4', 'receipt', 'receipt-58']

/** The customer's paper: on which, and in whose language, which the POS may know. Enter takes what was taken last time. */
export function CertificateSheet({ sale, certificate, onClose }: CertificateSheetProps) {
  const { t, i18n } = useTranslation()
  const { data: paper } = usePaper()
  const [chosen, setChosen] = useState<PaperForm | null>(null)
  const [language, setLanguage] = useState<Language>(
    sale.customerLanguage ?? firstSpoken([i18n.language]) ?? 'nl',
  )
  const form = chosen ?? paper?.form ?? 'a4'
  const isRegistered = sale.state === 'registered'
  const print = () =>
    certificate.mutate({ saleId: sale.id, form, language, open: true }, { onSuccess: onClose })
  if (paper === undefined) return null
  return (
    <Sheet title={t('paper.certificate')} isOpen scans="wait" onClose={onClose}>
      <div className="certificate-sheet" data-certificate={sale.id}>
        <Notice tone={isRegistered ? 'go' : 'look'}>
          <p>
            <strong>{t(isRegistered ? 'paper.saysRegistered' : 'paper.saysPending')}</strong>
          </p>
          {isRegistered && sale.paper === 'PENDING' ? <p>{t('paper.replaces')}</p> : null}
          {isRegistered ? null : <p>{t('paper.pendingTodo')}</p>}
        </Notice>
        <Choice
          label={t('paper.form')}
          value={form}
          options={[
            ['a4', t('paper.a4')],
            ['receipt', t('paper.receipt')],
            ['receipt-58', t('paper.receipt58')],
          ]}
          onChange={(value) => setChosen(forms.find((one) => one === value) ?? 'a4')}
        />
        <Choice
          label={t('paper.language')}
          value={language}
          options={languages.map((name) => [
            name,
            <span key={name} lang={name}>
              {languageOf[name].name}
            </span>,
          ])}
          onChange={(value) => setLanguage(firstSpoken([value]) ?? language)}
        />
        {certificate.error === null ? null : <FaultNotice fault={certificate.error.fault} />}
        <div className="button-row">
          <Button look="go" autoFocus isDisabled={certificate.isPending} onPress={print}>
            <FileText size={18} aria-hidden />
            {t(certificate.isPending ? 'paper.busy' : 'paper.open')}
            <Key>{t('sell.ready.key')}</Key>
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </div>
      </div>
    </Sheet>
  )
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: string
  options: readonly (readonly [string, ReactNode])[]
  onChange: (value: string) => void
}) {
  return (
    <RadioGroup className="segments" orientation="horizontal" value={value} onChange={onChange}>
      <Label className="field-label">{label}</Label>
      <div className="segments-row">
        {options.map(([name, words]) => (
          <RadioOption key={name} value={name} className="segment">
            {name === value ? <Check size={16} aria-hidden /> : null}
            {words}
          </RadioOption>
        ))}
      </div>
    </RadioGroup>
  )
}
