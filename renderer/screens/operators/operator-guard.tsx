import { useEffect } from 'react'
import type { OperatorDesk } from '../../../shared/operator.ts'
import { hear } from '../../counter/client.ts'
import { useCall } from '../../counter/queries.ts'
import { SignInSheet } from './sign-in-sheet.tsx'

/** Where there are operators: asks who is there, and locks when nobody did anything for a while. */
export function OperatorGuard({ desk }: { desk: OperatorDesk }) {
  const { mutate: signOut } = useCall('operators.signOut')
  const { current, lockAfterMinutes } = desk
  const isIn = current !== null
  useEffect(() => {
    if (!isIn) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => signOut({}), lockAfterMinutes * 60_000)
    }
    wait()
    const undo = hear('scanned', wait)
    window.addEventListener('keydown', wait)
    window.addEventListener('pointerdown', wait)
    return () => {
      clearTimeout(timer)
      undo()
      window.removeEventListener('keydown', wait)
      window.removeEventListener('pointerdown', wait)
    }
  }, [isIn, lockAfterMinutes, signOut])
  return isIn ? null : <SignInSheet people={desk.people} />
}
