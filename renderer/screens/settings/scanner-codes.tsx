import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { asked } from '../../counter/queries.ts'

/** The counter's own codes: to scan from the screen, or to print and keep beside the till. */
export function ScannerCodes() {
  const { t } = useTranslation()
  const { data: codes = [] } = useQuery({
    ...asked('scanner.codes', {}),
  })
  return (
    <section className="panel scanner-codes" aria-labelledby="scanner-codes">
      <h3 id="scanner-codes">{t('scanning.codes.title')}</h3>
      <ul>
        {codes.map(({ name, text, svg }) => (
          <li key={name} data-code={name}>
            <h4>{t(`scanning.codes.${name}.name`)}</h4>
            <p className="soft">{t(`scanning.codes.${name}.what`)}</p>
            <img alt={text} src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} />
          </li>
        ))}
      </ul>
      <p className="soft">{t('scanning.codes.factory')}</p>
      <div className="button-row">
        <Button onPress={printCodes}>
          <Printer size={18} aria-hidden />
          {t('scanning.codes.print')}
        </Button>
      </div>
    </section>
  )
}

/** This page has a recovery code to print as well: the style sheets are told which of them is meant. */
function printCodes(): void {
  const { dataset } = document.documentElement
  dataset['paper'] = 'scanner-codes'
  window.addEventListener('afterprint', () => delete dataset['paper'], { once: true })
  window.print()
}
