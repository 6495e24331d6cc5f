import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import type { JobCounts } from '../../../shared/job.ts'
import { sayKeys } from '../../components/button.tsx'
import { useSoldBikes } from '../../counter/queries.ts'
import { needsSomebody } from '../sold/sold-view.ts'
import { screens, type Screen } from './screens.ts'
import { openJobs } from './status-view.ts'

export type NavigationProps = {
  screen: Screen
  jobs: JobCounts | undefined
  onScreen: (screen: Screen) => void
}

export function Navigation({ screen, jobs, onScreen }: NavigationProps) {
  const { t } = useTranslation()
  const { data: sold } = useSoldBikes()
  const counts: Partial<Record<Screen, number>> = {
    queue: jobs === undefined ? 0 : openJobs(jobs),
    sold: sold?.bikes.filter(({ state }) => needsSomebody(state)).length ?? 0,
  }
  return (
    <nav className="navigation" aria-label={t('nav.label')}>
      <b className="navigation-mark">{t('counter')}</b>
      {screens.map(({ name, key, icon: Icon }) => {
        const open = counts[name] ?? 0
        return (
          <Button
            key={name}
            className={`navigation-item navigation-${name}`}
            data-screen={name}
            aria-current={screen === name ? 'page' : undefined}
            ref={sayKeys(key)}
            onPress={() => onScreen(name)}
          >
            <Icon size={22} strokeWidth={1.75} aria-hidden />
            <span>{t(`nav.${name}`)}</span>
            <small aria-hidden>{open > 0 ? `${key} · ${open}` : key}</small>
            {open > 0 ? (
              <span className="only-for-readers">
                {t(name === 'queue' ? 'nav.openJobs' : 'nav.openBikes', { count: open })}
              </span>
            ) : null}
          </Button>
        )
      })}
    </nav>
  )
}
