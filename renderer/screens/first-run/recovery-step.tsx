import { KeyRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { RecoveryCode } from './recovery-code.tsx'
import './pages.css'

/** Between choosing shop mode and the first sale: the code that saves everything if the key is lost. */
export function RecoveryStep({ onKept }: { onKept: () => void }) {
  const { t } = useTranslation()
  return (
    <main className="page" data-screen="recovery">
      <div className="page-middle">
        <KeyRound size={40} strokeWidth={1.5} className="page-sign" aria-hidden />
        <h1>{t('recovery.title')}</h1>
        <p className="page-lead">{t('recovery.why')}</p>
        <RecoveryCode onKept={onKept} />
      </div>
    </main>
  )
}
