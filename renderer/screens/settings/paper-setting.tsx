import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { firstSpoken, languageOf, languages, type Language } from '../../../shared/language.ts'
import type { PaperSettings } from '../../../shared/paper.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/choice-field.tsx'
import { Loading } from '../../components/code.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { OwnersOnly } from '../../components/owners-only.tsx'
import { useCall } from '../../counter/queries.ts'
import { usePaper } from '../../counter/paper-queries.ts'
import '../paper/paper.css'

/** What customers read on their certificate, in the owner's words, for each language. */
export function PaperSetting() {
  const { t, i18n } = useTranslation()
  const { data: paper } = usePaper()
  const [language, setLanguage] = useState<Language>(firstSpoken([i18n.language]) ?? 'nl')
  return (
    <section className="panel" data-setting="paper">
      <h3>{t('paper.nextTitle')}</h3>
      <p className="soft">{t('paper.nextText')}</p>
      <ChoiceField
        label={t('paper.language')}
        value={language}
        choices={languages.map((name) => ({ value: name, label: languageOf[name].name }))}
        onChange={(value) => setLanguage(firstSpoken([value]) ?? language)}
      />
      {paper === undefined ? (
        <Loading />
      ) : (
        <NextSteps key={language} language={language} paper={paper} />
      )}
    </section>
  )
}

function NextSteps({ language, paper }: { language: Language; paper: PaperSettings }) {
  const { t } = useTranslation()
  const id = useId()
  const save = useCall('paper.setNextSteps')
  const [text, setText] = useState(paper.nextSteps[language] ?? '')
  const keep = () => {
    const { [language]: _before, ...others } = paper.nextSteps
    const own = text.trim()
    save.mutate({ nextSteps: own === '' ? others : { ...others, [language]: own } })
  }
  return (
    <form
      className="next-steps"
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <OwnersOnly call="paper.setNextSteps">
        <div className="field">
          <label className="field-label" htmlFor={id}>
            {t('paper.next')}
          </label>
          <textarea
            id={id}
            className="input"
            lang={language}
            rows={4}
            maxLength={600}
            placeholder={paper.ownWords[language]}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <span className="field-hint">{t('paper.nextHint')}</span>
        </div>
      </OwnersOnly>
      {save.error === null ? null : <FaultNotice fault={save.error.fault} />}
      <div className="button-row">
        <Button type="submit" isDisabled={save.isPending}>
          {t('paper.save')}
        </Button>
        <p className="soft saved" role="status">
          {save.isSuccess ? t('paper.saved') : null}
        </p>
      </div>
    </form>
  )
}
