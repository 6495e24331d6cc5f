import { useTranslation } from 'react-i18next'
import type { UnknownWord } from '../../../shared/registration.ts'
import { Button } from '../../components/button.tsx'
import { registryChoices } from './registry-choices.ts'

export type WordQuestionProps = { field: UnknownWord['field']; onAnswer: (value: string) => void }

/** A word of the POS that no table knows: one press answers it, for always. */
export function WordQuestion({ field, onAnswer }: WordQuestionProps) {
  const { t } = useTranslation()
  return (
    <ul className="word-answers" data-field={field}>
      {registryChoices(t, field, undefined).map(({ value, label }) => (
        <li key={value}>
          <Button onPress={() => onAnswer(value)}>{label}</Button>
        </li>
      ))}
    </ul>
  )
}
