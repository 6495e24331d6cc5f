import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isScanPattern } from '../../../shared/scan-pattern.ts'
import type { OwnMeaning, OwnRule } from '../../../shared/scan-rules.ts'
import { ownMeanings } from '../../../shared/scanner-choices.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/choice-field.tsx'
import { Field } from '../../components/field.tsx'

const empty = { name: '', prefix: '', pattern: '?+', meaning: 'badge' as OwnMeaning }

/** A rule of the shop's own: it goes first, and can be moved down. */
export function NewScanRule(props: { names: readonly string[]; onAdd: (rule: OwnRule) => void }) {
  const { t } = useTranslation()
  const [made, setMade] = useState(empty)
  const isTaken = props.names.includes(made.name.trim())
  const isGood = isScanPattern(made.pattern) && made.pattern !== ''
  return (
    <form
      className="account-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (made.name.trim() === '' || isTaken || !isGood) return
        props.onAdd({ kind: 'own', ...made, name: made.name.trim(), isOn: true })
        setMade(empty)
      }}
    >
      <div className="account-pair">
        <Field
          label={t('scanning.rules.name')}
          value={made.name}
          maxLength={60}
          problem={isTaken ? t('scanning.rules.taken') : undefined}
          onChange={({ target }) => setMade({ ...made, name: target.value })}
        />
        <ChoiceField
          label={t('scanning.rules.meaning')}
          value={made.meaning}
          choices={ownMeanings.map((meaning) => ({
            value: meaning,
            label: t(`settings.meaning.${meaning}`),
          }))}
          onChange={(value) =>
            setMade({ ...made, meaning: ownMeanings.find((one) => one === value) ?? made.meaning })
          }
        />
        <Field
          label={t('scanning.rules.prefix')}
          value={made.prefix}
          maxLength={40}
          onChange={({ target }) => setMade({ ...made, prefix: target.value })}
        />
        <Field
          label={t('scanning.rules.pattern')}
          hint={t('scanning.rules.patternHint')}
          value={made.pattern}
          maxLength={60}
          problem={isGood ? undefined : t('scanning.rules.patternWrong')}
          onChange={({ target }) => setMade({ ...made, pattern: target.value })}
        />
      </div>
      <div className="button-row">
        <Button type="submit">{t('scanning.rules.add')}</Button>
      </div>
    </form>
  )
}
