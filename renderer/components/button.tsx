import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  look?: 'quiet' | 'go' | 'stop' | 'plain'
  size?: 'normal' | 'large'
  className?: string
  children: ReactNode
}

export function Button({ look = 'quiet', size = 'normal', className, ...rest }: ButtonProps) {
  const classes = ['button', `button-${look}`, `button-${size}`, className].filter(Boolean)
  return <AriaButton {...rest} className={classes.join(' ')} />
}
