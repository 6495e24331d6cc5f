import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react'
import type { NamedBike } from '../../../shared/check.ts'
import type { Output } from '../../../shared/counter-api.ts'
import { defaultSound } from '../../../shared/default-sound.ts'
import { everywhereKeys, screens, type Screen } from '../../../shared/screens.ts'
import { Loading } from '../../components/code.tsx'
import { hear } from '../../counter/client.ts'
import {
  useBackups,
  useCall,
  useKeyboardScanner,
  useOperators,
  useScanHold,
  useSound,
  useStatus,
} from '../../counter/queries.ts'
import { loadLaterWords } from '../../i18n/start.ts'
import { play, toneFor } from '../../scanning/tones.ts'
import { useWedge } from '../../scanning/use-wedge.ts'
import { allScreens } from '../all-screens.ts'
import { HandOverBar } from '../hand-overs/hand-over-bar.tsx'
import { useArrivals } from '../hand-overs/use-hand-overs.ts'
import { Navigation } from './navigation.tsx'
import { StatusStrip } from './status-strip.tsx'
import { TrainingBand } from './training-band.tsx'
import { useAlarms } from './use-alarms.ts'
import { useAltAlone } from './use-alt-alone.ts'
import { useQuestionMark } from './use-question-mark.ts'
import './shell.css'

const Alarm = lazy(async () => ({ default: (await import('./alarm.tsx')).Alarm }))
const ScanHold = lazy(async () => {
  const [hold] = await Promise.all([import('../../scanning/scan-hold.tsx'), loadLaterWords()])
  return { default: hold.ScanHold }
})
const KeysSheet = lazy(async () => {
  const [sheet] = await Promise.all([import('./keys-sheet.tsx'), loadLaterWords()])
  return { default: sheet.KeysSheet }
})
const KeyTips = lazy(async () => ({ default: (await import('./key-tips.tsx')).KeyTips }))
const MendedBar = lazy(async () => {
  const [bar] = await Promise.all([import('./mended-bar.tsx'), loadLaterWords()])
  return { default: bar.MendedBar }
})
const FaultsBar = lazy(async () => {
  const [bar] = await Promise.all([import('./faults-bar.tsx'), loadLaterWords()])
  return { default: bar.FaultsBar }
})
const NoticesBar = lazy(async () => {
  const [bar] = await Promise.all([import('./notices-bar.tsx'), loadLaterWords()])
  return { default: bar.NoticesBar }
})
const PracticePanel = lazy(async () => {
  const [panel] = await Promise.all([import('../practice/practice-panel.tsx'), loadLaterWords()])
  return { default: panel.PracticePanel }
})
const OperatorGuard = lazy(async () => {
  const [guard] = await Promise.all([import('../operators/operator-guard.tsx'), loadLaterWords()])
  return { default: guard.OperatorGuard }
})
export type ShellProps = {
  app: Output<'app.state'>
  screen: Screen
  onScreen: (screen: Screen) => void
}

export function Shell({ app, screen, onScreen }: ShellProps) {
  const { data: status } = useStatus()
  const [openBike, setOpenBike] = useState<NamedBike | null>(null)
  const { alarms, acknowledge, isAcknowledging } = useAlarms()
  const { take } = useArrivals((next) => {
    // What the till asks to check must not stand beside a bike that was opened before.
    if (next === 'check') setOpenBike(null)
    onScreen(next)
  })
  const [openJob, setOpenJob] = useState<string | null>(null)
  const { data: hold } = useScanHold()
  const { data: operators } = useOperators()
  const { data: backups } = useBackups()
  const { data: sound = defaultSound } = useSound()
  const { data: keyboardScanner } = useKeyboardScanner()
  const read = useCall('scan.read')
  const unread = useCall('scan.unread')
  const clearCheck = useCall('check.clear')
  const isTraining = app.mode === 'training'
  const [practises, setPractises] = useState(false)
  const togglePractice = () => setPractises(!practises)

  const [asksForKeys, setAsksForKeys] = useState(false)

  useWedge(
    (heard) => {
      if (heard.kind === 'scan') read.mutate({ text: heard.text, end: heard.end })
      else unread.mutate({ text: heard.text.slice(0, 512), because: heard.because })
    },
    () => keyboardScanner?.sendsNoEnd === true,
  )
  useQuestionMark(() => setAsksForKeys(true))
  const [tips, setTips] = useState(false)
  useAltAlone(() => setTips(!tips))

  const goTo = useEffectEvent(onScreen)
  const practise = useEffectEvent(() => {
    if (isTraining) togglePractice()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === everywhereKeys.practice) {
        // The system's own use of F10 is the menu of the window.
        event.preventDefault()
        practise()
      }
      const target = screens.find(({ key }) => key === event.key)
      if (target === undefined || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      goTo(target.name)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  useEffect(
    () =>
      hear('scanned', ({ outcome }) => {
        const tone = toneFor(outcome)
        if (tone !== null) play(tone, sound)
      }),
    [sound],
  )

  const openInQueue = (jobId: string | null) => {
    setOpenJob(jobId)
    onScreen('queue')
  }
  const openBikePage = (bike: NamedBike) => {
    // A verdict about another bike would stand beside it.
    clearCheck.mutate({}, { onSuccess: () => setOpenBike(bike) })
    onScreen('check')
  }
  const [alarm] = alarms
  const { Page } = allScreens[screen]
  return (
    <div className={isTraining ? 'shell shell-training' : 'shell'} data-mode={app.mode}>
      {isTraining ? <TrainingBand isPractising={practises} onPractise={togglePractice} /> : null}
      <Navigation screen={screen} onScreen={onScreen} />
      <div className="bars">
        <HandOverBar take={take} />
        {status?.faults === undefined ? null : (
          <Suspense fallback={null}>
            <FaultsBar faults={status.faults} />
          </Suspense>
        )}
        {status?.notices === undefined ? null : (
          <Suspense fallback={null}>
            <NoticesBar notices={status.notices} />
          </Suspense>
        )}
        {backups?.mended?.isSeen === false ? (
          <Suspense fallback={null}>
            <MendedBar mended={backups.mended} />
          </Suspense>
        ) : null}
      </div>
      <Suspense fallback={<Loading />}>
        <Page
          app={app}
          goTo={onScreen}
          job={openJob}
          openJob={openInQueue}
          bike={openBike}
          openBike={openBikePage}
          showBike={setOpenBike}
        />
      </Suspense>
      {isTraining && practises ? (
        <Suspense fallback={null}>
          <PracticePanel onClose={togglePractice} onSell={() => onScreen('sell')} />
        </Suspense>
      ) : null}
      <StatusStrip status={status} onScreen={onScreen} onKeys={() => setAsksForKeys(true)} />
      {asksForKeys ? (
        <Suspense fallback={null}>
          <KeysSheet isTraining={isTraining} onClose={() => setAsksForKeys(false)} />
        </Suspense>
      ) : null}
      {tips ? (
        <Suspense fallback={null}>
          <KeyTips onEnd={() => setTips(false)} />
        </Suspense>
      ) : null}
      {operators?.isOn ? (
        <Suspense fallback={null}>
          <OperatorGuard desk={operators} />
        </Suspense>
      ) : null}
      {hold && alarm === undefined ? (
        <Suspense fallback={null}>
          <ScanHold hold={hold} onScreen={onScreen} />
        </Suspense>
      ) : null}
      {alarm === undefined ? null : (
        <Suspense fallback={null}>
          <Alarm
            alarm={alarm}
            more={alarms.length - 1}
            isBusy={isAcknowledging}
            onSeen={() => acknowledge(alarm)}
            onOpenQueue={() => {
              acknowledge(alarm)
              openInQueue(alarm.jobId)
            }}
          />
        </Suspense>
      )}
    </div>
  )
}
