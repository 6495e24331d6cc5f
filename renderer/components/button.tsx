import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  type PressEvent,
} from 'react-aria-components/Button'
import { useOwnEnter } from '../scanning/own-enter.ts'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  look?: 'quiet' | 'go' | 'stop' | 'plain'
  size?: 'normal' | 'large'
  className?: string
  'aria-keyshortcuts'?: string
  children: ReactNode
}

/** A key presses it only where no code follows: some scanners send Enter in front of one. */
export function Button({
  look = 'quiet',
  size = 'normal',
  className,
  'aria-keyshortcuts': keys,
  onPress,
  ...rest
}: ButtonProps) {
  const press = useOwnEnter((event: PressEvent) => onPress?.(event))
  const classes = ['button', `button-${look}`, `button-${size}`, className].filter(Boolean)
  return (
    <AriaButton
      {...rest}
      {...(onPress === undefined ? {} : { onPress: (event) => press(event.pointerType, event) })}
      ref={sayKeys(keys)}
      className={classes.join(' ')}
    />
  )
}

/** The library leaves `aria-keyshortcuts` off its buttons: a screen reader would not say the key. */
export function sayKeys(keys: string | undefined) {
  return (button: HTMLButtonElement | null) => {
    if (keys !== undefined) button?.setAttribute('aria-keyshortcuts', keys)
  }
}
