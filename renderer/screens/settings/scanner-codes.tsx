import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { call } from '../../counter/client.ts'

/** The counter's own codes: to scan from the screen, or to print and keep beside the till. */
export function ScannerCodes() {
  const { t } = useTranslation()
  const { data: codes = [] } = useQuery({
    queryKey: ['scanner-codes'],
    queryFn: () => call('scanner.codes', {}),
  })
  return (
    <section className="panel scanner-codes" aria-labelledby="scanner-codes">
      <h3 id="scanner-codes">{t('scanning.codes.title')}</h3>
      <ul>
        {codes.map(({ name, text, svg }) => (
          <li key={name} data-code={name}>
            <p>
              <strong>{t(`scanning.codes.${name}.name`)}</strong>{' '}
              <span className="soft">{t(`scanning.codes.${name}.what`)}</span>
            </p>
            <img alt={text} src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} />
          </li>
        ))}
      </ul>
      <p className="soft">{t('scanning.codes.factory')}</p>
      <div className="button-row">
        <Button onPress={() => window.print()}>
          <Printer size={18} aria-hidden />
          {t('scanning.codes.print')}
        </Button>
      </div>
    </section>
  )
}
