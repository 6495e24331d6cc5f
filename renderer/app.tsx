import { lazy, Suspense, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Loading } from './components/code.tsx'
import { languageOf } from '../shared/language.ts'
import { call, CounterFault } from './counter/client.ts'
import { useAppState } from './counter/queries.ts'
import { loadLaterWords, speak } from './i18n/start.ts'
import { tellLayers } from './scanning/scan-layers.ts'
import { Leaving } from './screens/leaving/leaving.tsx'
import type { Screen } from '../shared/screens.ts'
import { Shell } from './screens/shell/shell.tsx'

const FirstRun = lazy(async () => ({
  default: (await import('./screens/first-run/first-run.tsx')).FirstRun,
}))
const OpeningFault = lazy(async () => {
  const [page] = await Promise.all([
    import('./screens/opening/opening-fault.tsx'),
    loadLaterWords(),
  ])
  return { default: page.OpeningFault }
})
const RecoveryStep = lazy(async () => ({
  default: (await import('./screens/first-run/recovery-step.tsx')).RecoveryStep,
}))

/** Which page the counter is at: opening its records, first run, or work. */
export function App() {
  const { data: app, error } = useAppState()
  const [screen, setScreen] = useState<Screen>('sell')
  // Making the code sets `recoveryCodeMade`; the step stays until a person says it is kept.
  const [codeIsDue, setCodeIsDue] = useState(false)
  const language = app?.language
  useEffect(() => {
    if (language !== undefined) void speak(language)
  }, [language])

  if (app !== undefined && app.mode === 'shop' && !app.recoveryCodeMade && !codeIsDue) {
    if (app.opening === null) setCodeIsDue(true)
  }
  const firstRun = app !== undefined && app.opening === null && (app.mode === null || codeIsDue)
  const shown = app?.opening ? null : firstRun ? 'first-run' : screen
  useEffect(() => {
    if (language === undefined || shown === null) return
    // A page that was loaded anew has other dialogs than the one before.
    tellLayers()
    call('screen.entered', { screen: shown }).catch((caught: unknown) => {
      // Scans still arrive; they are only less sure of their place. Main has logged why.
      if (!(caught instanceof CounterFault)) throw caught
    })
  }, [shown, language])

  if (app === undefined) {
    return error === null ? (
      <Loading />
    ) : (
      <Suspense fallback={<Loading />}>
        <OpeningFault fault={error.fault} version={null} triesAgain={false} />
      </Suspense>
    )
  }
  return (
    <I18nProvider locale={languageOf[app.language].locale}>
      <Leaving />
      {app.opening !== null ? (
        <Suspense fallback={<Loading />}>
          <OpeningFault fault={app.opening} version={app.version} triesAgain={app.triesAgain} />
        </Suspense>
      ) : firstRun ? (
        <Suspense fallback={<Loading />}>
          {app.mode === 'shop' ? (
            <RecoveryStep
              onKept={() => {
                setScreen('settings')
                setCodeIsDue(false)
              }}
            />
          ) : (
            <FirstRun language={app.language} onChosen={() => setScreen('sell')} />
          )}
        </Suspense>
      ) : (
        <Shell app={app} screen={screen} onScreen={setScreen} />
      )}
    </I18nProvider>
  )
}
