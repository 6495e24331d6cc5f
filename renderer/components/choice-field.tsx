import { ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select, SelectValue } from 'react-aria-components/Select'
import { useTranslation } from 'react-i18next'

export type Choice = { value: string; label: string }

export type ChoiceFieldProps = {
  label: string
  choices: readonly Choice[]
  value: string | null
  onChange: (value: string) => void
  problem?: string | undefined
  className?: string
}

/** One of a list, by touch, arrow keys or the first letters of its word. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { t } = useTranslation()
  return (
    <Select
      className={`field ${props.className ?? ''}`}
      value={props.value}
      onChange={(key) => {
        if (key !== null) props.onChange(String(key))
      }}
      placeholder={t('common.choose')}
      isInvalid={props.problem !== undefined}
    >
      <Label className="field-label">{props.label}</Label>
      <Button className="input choice-button">
        <SelectValue />
        <ChevronDown size={18} aria-hidden />
      </Button>
      {props.problem === undefined ? null : <span className="field-problem">{props.problem}</span>}
      <Popover className="popover">
        <ListBox className="choice-list" items={props.choices.map((choice) => ({ ...choice }))}>
          {({ value, label }) => (
            <ListBoxItem className="choice-item" id={value} textValue={label}>
              {label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
