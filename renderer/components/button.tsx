import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  look?: 'quiet' | 'go' | 'stop' | 'plain'
  size?: 'normal' | 'large'
  className?: string
  'aria-keyshortcuts'?: string
  children: ReactNode
}

export function Button({
  look = 'quiet',
  size = 'normal',
  className,
  'aria-keyshortcuts': keys,
  ...rest
}: ButtonProps) {
  const classes = ['button', `button-${look}`, `button-${size}`, className].filter(Boolean)
  return <AriaButton {...rest} ref={sayKeys(keys)} className={classes.join(' ')} />
}

/** The library leaves `aria-keyshortcuts` off its buttons: a screen reader would not say the key. */
export function sayKeys(keys: string | undefined) {
  return (button: HTMLButtonElement | null) => {
    if (keys !== undefined) button?.setAttribute('aria-keyshortcuts', keys)
  }
}
