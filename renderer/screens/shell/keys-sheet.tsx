import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Key } from '../../components/code.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { everywhereKeys, screens } from '../../../shared/screens.ts'
import './keys-sheet.css'

export type KeysSheetProps = { isTraining: boolean; onClose: () => void }

/** Every key there is, by where it works. */
export function KeysSheet({ isTraining, onClose }: KeysSheetProps) {
  const { t } = useTranslation()
  const enter = t('sell.ready.key')
  const escape = t('sell.foot.clearKey')
  const groups = [
    {
      where: t('keys.screens'),
      keys: screens.map(({ name, key }) => [key, t(`nav.${name}`)] as const),
    },
    {
      where: t('keys.everywhere'),
      keys: [
        [escape, t('keys.back')],
        [t('sell.held.undoKey'), t('keys.undo')],
        [everywhereKeys.take, t('keys.take')],
        ...(isTraining ? ([[everywhereKeys.practice, t('training.practice')]] as const) : []),
        ['Alt', t('keys.tips')],
        ['?', t('keys.this')],
      ] as const,
    },
    {
      where: t('nav.sell'),
      keys: [
        [enter, t('keys.confirm')],
        ['⌫', t('keys.takeBack')],
        [escape, t('keys.clear')],
      ] as const,
    },
    {
      where: t('keys.lists'),
      keys: [
        ['↑ ↓', t('keys.walk')],
        [enter, t('keys.open')],
      ] as const,
    },
    {
      where: t('nav.overview'),
      keys: [
        ['← →', t('keys.days')],
        [t('overview.printKey'), t('keys.print')],
      ] as const,
    },
    {
      where: t('nav.settings'),
      keys: [[`${t('settings.pageUp')} ${t('settings.pageDown')}`, t('keys.parts')]] as const,
    },
  ]
  return (
    <Sheet title={t('keys.title')} isOpen scans="wait" isWide onClose={onClose}>
      <p className="soft">{t('keys.lead')}</p>
      <div className="keys-groups">
        {groups.map(({ where, keys }) => (
          <section key={where} className="keys-group">
            <h3>{where}</h3>
            <dl>
              {keys.map(([key, does]) => (
                <div key={does}>
                  <dt>
                    <Key>{key}</Key>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="button-row">
        <Button look="go" autoFocus onPress={onClose}>
          {t('keys.close')}
        </Button>
      </div>
    </Sheet>
  )
}
