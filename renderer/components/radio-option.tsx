import type { ReactNode } from 'react'
import { RadioButton, RadioField } from 'react-aria-components/RadioGroup'

export type RadioOptionProps = { value: string; className: string; children: ReactNode }

/** One answer of a radio group, pressable as a whole. */
export function RadioOption({ value, className, children }: RadioOptionProps) {
  return (
    <RadioField value={value} data-option={value}>
      <RadioButton className={className}>{children}</RadioButton>
    </RadioField>
  )
}
