import { Check } from 'lucide-react'
import { RadioOption } from '../../components/radio-option.tsx'
import { useTranslation } from 'react-i18next'
import { Label } from 'react-aria-components/Label'
import { RadioGroup } from 'react-aria-components/RadioGroup'
import { languageOf, languages, type Language } from '../../../shared/language.ts'
import { useCall } from '../../counter/queries.ts'

/** Each language in its own words, so that it is found by who does not read the other. */
export function LanguageChoice({ language }: { language: Language }) {
  const { t } = useTranslation()
  const setLanguage = useCall('app.setLanguage')
  return (
    <RadioGroup
      className="segments"
      orientation="horizontal"
      value={language}
      onChange={(value) => {
        const chosen = languages.find((known) => known === value)
        if (chosen !== undefined) setLanguage.mutate({ language: chosen })
      }}
    >
      <Label className="field-label">{t('firstRun.language')}</Label>
      <div className="segments-row">
        {languages.map((name) => (
          <RadioOption key={name} value={name} className="segment">
            {name === language ? <Check size={16} aria-hidden /> : null}
            <span lang={name}>{languageOf[name].name}</span>
          </RadioOption>
        ))}
      </div>
    </RadioGroup>
  )
}
