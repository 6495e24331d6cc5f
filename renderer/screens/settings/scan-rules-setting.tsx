import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { SwitchButton, SwitchField } from 'react-aria-components/Switch'
import { useTranslation } from 'react-i18next'
import type { BuiltInRule, OwnMeaning, ScanRule } from '../../../shared/scan-rules.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { asked, useCall } from '../../counter/queries.ts'
import { isKnownReason } from './known-reason.ts'
import { NewScanRule } from './new-scan-rule.tsx'

const meanings: Readonly<Record<BuiltInRule, OwnMeaning>> = {
  'shield-code': 'shield',
  'gs1-product-code': 'product-code',
  'product-code-by-symbology': 'product-code',
  'known-product-code': 'product-code',
  'product-code-by-check-digit': 'product-code',
  'web-address': 'nothing',
  'too-long-for-a-frame-number': 'nothing',
  'frame-number': 'frame-number',
}

function meaningOf(rule: ScanRule): OwnMeaning {
  return rule.kind === 'own' ? rule.meaning : meanings[rule.name]
}

/** What scans mean, in order: the first rule that fits decides. */
export function ScanRulesSetting() {
  const { t } = useTranslation()
  const { data: rules = [] } = useQuery({
    ...asked('scanRules.get', {}),
  })
  const set = useCall('scanRules.set')
  const save = (next: readonly ScanRule[] | null) =>
    set.mutate({ rules: next === null ? null : [...next] })
  const move = (from: number, to: number) => {
    const rule = rules[from]
    if (rule !== undefined) save(rules.toSpliced(from, 1).toSpliced(to, 0, rule))
  }
  return (
    <section className="panel scan-rules" aria-labelledby="scan-rules">
      <h3 id="scan-rules">{t('scanning.rules.title')}</h3>
      <p className="soft">{t('scanning.rules.hint')}</p>
      <ol>
        {rules.map((rule, place) => {
          const name = isKnownReason(rule.name) ? t(`settings.why.${rule.name}`) : rule.name
          return (
            <li key={`${rule.kind} ${rule.name}`} data-rule={rule.name}>
              <SwitchField
                isSelected={rule.isOn}
                onChange={(isOn) =>
                  save(rules.map((one) => (one === rule ? { ...rule, isOn } : one)))
                }
              >
                <SwitchButton className="switch">
                  <span className="switch-track" aria-hidden />
                  {name}
                </SwitchButton>
              </SwitchField>
              <span className="soft">
                {rule.kind === 'own' ? (
                  <span className="code">{`${rule.prefix}${rule.pattern}`}</span>
                ) : null}{' '}
                → {t(`settings.meaning.${meaningOf(rule)}`)}
              </span>
              <span className="scan-rule-buttons">
                <Button
                  aria-label={t('scanning.rules.up', { name })}
                  isDisabled={place === 0}
                  onPress={() => move(place, place - 1)}
                >
                  <ArrowUp size={18} aria-hidden />
                </Button>
                <Button
                  aria-label={t('scanning.rules.down', { name })}
                  isDisabled={place === rules.length - 1}
                  onPress={() => move(place, place + 1)}
                >
                  <ArrowDown size={18} aria-hidden />
                </Button>
                {rule.kind === 'own' ? (
                  <Button
                    aria-label={t('scanning.rules.remove', { name })}
                    onPress={() => save(rules.filter((one) => one !== rule))}
                  >
                    <Trash2 size={18} aria-hidden />
                  </Button>
                ) : null}
              </span>
            </li>
          )
        })}
      </ol>
      {set.error === null ? null : <FaultNotice fault={set.error.fault} />}
      <NewScanRule names={rules.map(({ name }) => name)} onAdd={(rule) => save([rule, ...rules])} />
      <div className="button-row">
        <Button look="plain" onPress={() => save(null)}>
          {t('scanning.rules.reset')}
        </Button>
      </div>
    </section>
  )
}
