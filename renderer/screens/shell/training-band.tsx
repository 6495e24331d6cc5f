import { GraduationCap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { everywhereKeys } from '../../../shared/screens.ts'
import { Button } from '../../components/button.tsx'

export type TrainingBandProps = { isPractising: boolean; onPractise: () => void }

/** Unmistakable: whoever looks at the screen sees that nothing here is real. */
export function TrainingBand({ isPractising, onPractise }: TrainingBandProps) {
  const { t } = useTranslation()
  return (
    <header className="training-band">
      <span className="training-band-words">
        <GraduationCap size={20} aria-hidden />
        {t('training.band')}
      </span>
      <Button
        className="training-band-button"
        aria-expanded={isPractising}
        aria-keyshortcuts={everywhereKeys.practice}
        onPress={onPractise}
      >
        {t('training.practice')}
        <kbd aria-hidden>{everywhereKeys.practice}</kbd>
      </Button>
    </header>
  )
}
