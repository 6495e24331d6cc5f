import { Copy, Printer } from 'lucide-react'
import { useState } from 'react'
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useCall } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'

/** Makes the code, shows it once in groups, and asks for the word that it is kept. */
export function RecoveryCode({ onKept }: { onKept: () => void }) {
  const { t } = useTranslation()
  const make = useCall('recovery.makeCode')
  const [kept, setKept] = useState(false)
  const code = make.data?.code
  if (code === undefined) {
    return (
      <>
        <div className="button-row">
          <Button
            look="go"
            size="large"
            isDisabled={make.isPending}
            onPress={() => make.mutate({})}
          >
            {make.isPending ? t('common.busy') : t('recovery.make')}
          </Button>
        </div>
        {make.error === null ? null : <FaultNotice fault={make.error.fault} />}
      </>
    )
  }
  return (
    <>
      <ShownCode code={code} />
      <CheckboxField isSelected={kept} onChange={setKept}>
        <CheckboxButton className="checkbox">
          <span className="checkbox-box" aria-hidden />
          {t('recovery.kept')}
        </CheckboxButton>
      </CheckboxField>
      <div className="button-row">
        <Button
          look="go"
          size="large"
          isDisabled={!kept}
          onPress={() => {
            make.reset()
            onKept()
          }}
        >
          {t('recovery.go')}
        </Button>
      </div>
    </>
  )
}

function ShownCode({ code }: { code: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code)
      setCopied('yes')
    } catch (refused) {
      // The window may be denied the clipboard: then the code is still there to print or write down.
      if (!(refused instanceof DOMException)) throw refused
      setCopied('refused')
    }
  }
  return (
    <section className="recovery-sheet" aria-label={t('recovery.shown')}>
      <p className="only-on-paper recovery-paper-title">{t('recovery.paperTitle')}</p>
      <p className="only-on-paper">{t('recovery.paperText')}</p>
      <p className="recovery-code code" data-recovery-code>
        {groupsOf(code).map((group, place) => (
          <span key={`${String(place)}${group}`}>{group}</span>
        ))}
      </p>
      <p className="only-on-paper">
        {t('recovery.made', { date: formats.day(new Date().toISOString()) })}
      </p>
      <p className="soft not-on-paper">{t('recovery.once')}</p>
      <div className="button-row not-on-paper">
        <Button onPress={() => window.print()}>
          <Printer size={18} aria-hidden />
          {t('recovery.print')}
        </Button>
        <Button onPress={() => void copy()}>
          <Copy size={18} aria-hidden />
          {copied === 'yes' ? t('recovery.copied') : t('recovery.copy')}
        </Button>
      </div>
      {copied === 'refused' ? (
        <p className="field-problem not-on-paper" role="status">
          {t('recovery.copyRefused')}
        </p>
      ) : null}
    </section>
  )
}

/** The groups the code came in; one that came without is cut in fours. */
function groupsOf(code: string): string[] {
  const groups = code.split(/[\s-]+/).filter((group) => group !== '')
  return groups.length > 1 ? groups : (code.match(/.{1,4}/g) ?? [])
}
