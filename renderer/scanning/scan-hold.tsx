import { useTranslation } from 'react-i18next'
import type { ScanHold as Hold } from '../../shared/counter-api.ts'
import { Button } from '../components/button.tsx'
import { NumberDoubt } from '../components/number-doubt.tsx'
import { Sheet } from '../components/sheet.tsx'
import { useCall } from '../counter/queries.ts'
import { faultMessage } from '../i18n/fault-message.ts'
import { screens, type Screen } from '../../shared/screens.ts'
import { codeOf } from './scan-words.ts'
import './scan-hold.css'

export type ScanHoldProps = { hold: Hold; onScreen: (screen: Screen) => void }

/** A scan that was not used: what it was, why, and what can be done with it. Scans wait until then. */
export function ScanHold({ hold, onScreen }: ScanHoldProps) {
  const { t } = useTranslation()
  const understood = useCall('scan.understood')
  const useAt = useCall('scan.useAt')
  const confirm = useCall('scan.confirm')
  const { scan, meaning, fault, held } = hold
  const isBusy = understood.isPending || useAt.isPending || confirm.isPending
  const message = fault === null ? null : faultMessage(t, fault)
  const here = screens.find(({ name }) => name === hold.screen)
  const ways = screens.filter(({ name }) => hold.couldGo.includes(name) && name !== hold.screen)
  // Whose number this is, is asked: it goes nowhere else, and neither does what was scanned behind it.
  const asks =
    hold.mayConfirm && meaning.kind === 'frame-number' ? (meaning.asks ?? 'product-code') : null
  const seen = () => understood.mutate({ useHeld: false })
  return (
    <Sheet
      title={
        asks === null
          ? t(`scanning.what.${meaning.kind}`, { code: codeOf(meaning) })
          : t('sell.stop.frameNumberAsked.big')
      }
      eyebrow={<p className="eyebrow eyebrow-stop">{t('scanning.hold.eyebrow')}</p>}
      isOpen
      scans="aside"
      onClose={seen}
      role="alertdialog"
    >
      <div className="scan-hold" data-scan-hold={hold.outcome}>
        {asks !== null ? null : (
          <p>
            <span className="soft">{t('scanning.hold.read')} </span>
            <span className="code scan-hold-text">{scan.text}</span>
          </p>
        )}
        {asks !== null && meaning.kind === 'frame-number' ? (
          <NumberDoubt asks={asks} asRead={meaning.number.asRead} sent={meaning.number.sent}>
            <div className="button-row">
              <Button look="go" autoFocus isDisabled={isBusy} onPress={seen}>
                {t('sell.stop.frameNumberAsked.rescan')}
              </Button>
              <Button isDisabled={isBusy} onPress={() => confirm.mutate({})}>
                {t('sell.stop.frameNumberAsked.use')}
              </Button>
            </div>
          </NumberDoubt>
        ) : message !== null ? (
          <p>
            {message.what} {message.todo}
          </p>
        ) : (
          <p>
            {hold.outcome === 'waited'
              ? t('scanning.hold.waited')
              : meaning.kind === 'nothing'
                ? t('scanning.hold.unknown')
                : t('scanning.hold.notHere', {
                    screen: here === undefined ? t('counter') : t(`nav.${here.name}`),
                  })}
          </p>
        )}
        {ways.length === 0 || asks !== null ? null : (
          <div className="scan-hold-ways">
            <p>{t('scanning.hold.canGo')}</p>
            <div className="button-row">
              {ways.map(({ name, key }) => (
                <Button
                  key={name}
                  isDisabled={isBusy}
                  onPress={() => {
                    useAt.mutate({ screen: name })
                    onScreen(name)
                  }}
                >
                  {t('scanning.hold.useAt', { screen: t(`nav.${name}`) })}
                  <kbd className="key" aria-hidden>
                    {key}
                  </kbd>
                </Button>
              ))}
            </div>
          </div>
        )}
        {held.length === 0 ? null : (
          <div className="scan-hold-ways" role="status">
            <p>{t('scanning.hold.held', { count: held.length })}</p>
            <ol className="scan-hold-list">
              {held.map(({ scan: later, meaning: meant }, place) => (
                <li key={`${String(place)} ${later.text}`}>
                  {t(`scanning.what.${meant.kind}`, { code: codeOf(meant) })}
                </li>
              ))}
            </ol>
          </div>
        )}
        {asks !== null ? null : (
          <div className="button-row">
            <Button look="go" autoFocus isDisabled={isBusy} onPress={seen}>
              {t(hold.outcome === 'waited' ? 'scanning.hold.away' : 'scanning.hold.understood')}
            </Button>
            {hold.outcome === 'waited' && hold.couldGo.includes(hold.screen) ? (
              <Button isDisabled={isBusy} onPress={() => useAt.mutate({ screen: hold.screen })}>
                {t('scanning.hold.useHeld', { count: held.length + 1 })}
              </Button>
            ) : held.length === 0 ? null : (
              <Button isDisabled={isBusy} onPress={() => understood.mutate({ useHeld: true })}>
                {t('scanning.hold.useHeld', { count: held.length })}
              </Button>
            )}
          </div>
        )}
        <p className="soft">{t('scanning.hold.card')}</p>
        {asks !== null ? <p className="soft">{t('sell.stop.frameNumberAsked.card')}</p> : null}
      </div>
    </Sheet>
  )
}
