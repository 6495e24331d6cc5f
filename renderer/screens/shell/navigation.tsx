import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { screens, type Screen } from '../../../shared/screens.ts'
import { sayKeys } from '../../components/button.tsx'
import { allScreens } from '../all-screens.ts'

export type NavigationProps = { screen: Screen; onScreen: (screen: Screen) => void }

export function Navigation({ screen, onScreen }: NavigationProps) {
  const { t } = useTranslation()
  return (
    <nav className="navigation" aria-label={t('nav.label')}>
      <b className="navigation-mark">{t('counter')}</b>
      {screens.map(({ name, key }) => (
        <NavigationItem
          key={name}
          name={name}
          sayKey={key}
          isCurrent={screen === name}
          onPress={() => onScreen(name)}
        />
      ))}
    </nav>
  )
}

type NavigationItemProps = {
  name: Screen
  sayKey: string
  isCurrent: boolean
  onPress: () => void
}

function NavigationItem({ name, sayKey, isCurrent, onPress }: NavigationItemProps) {
  const { t } = useTranslation()
  const { icon: Icon, useWaiting = useNothing } = allScreens[name]
  const { count, words } = useWaiting()
  return (
    <Button
      className={`navigation-item navigation-${name}`}
      data-screen={name}
      aria-current={isCurrent ? 'page' : undefined}
      ref={sayKeys(sayKey)}
      onPress={onPress}
    >
      <Icon size={22} strokeWidth={1.75} aria-hidden />
      <span>{t(`nav.${name}`)}</span>
      <small aria-hidden>{count > 0 ? `${sayKey} · ${String(count)}` : sayKey}</small>
      {count > 0 ? <span className="only-for-readers">{t(words, { count })}</span> : null}
    </Button>
  )
}

const useNothing: () => { count: number; words: 'nav.openJobs' | 'nav.openBikes' } = () => ({
  count: 0,
  words: 'nav.openJobs',
})
