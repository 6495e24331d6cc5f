import { GraduationCap } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** Unmistakable: whoever looks at the screen sees that nothing here is real. */
export function TrainingBand() {
  const { t } = useTranslation()
  return (
    <header className="training-band">
      <span className="training-band-words">
        <GraduationCap size={20} aria-hidden />
        {t('training.band')}
      </span>
    </header>
  )
}
