import { useEffect } from 'react'
import type { OperatorDesk } from '../../../shared/operator.ts'
import { call, CounterFault } from '../../counter/client.ts'
import { SignInSheet } from './sign-in-sheet.tsx'

/** How often main is told that somebody is there, at most, in milliseconds: it locks after minutes. */
const tellEvery = 5_000

/** Where there are operators: asks who is there, and tells main when somebody does something. */
export function OperatorGuard({ desk }: { desk: OperatorDesk }) {
  const isIn = desk.current !== null
  useEffect(() => {
    if (!isIn) return
    let toldAt = 0
    const tell = () => {
      const now = Date.now()
      if (Math.abs(now - toldAt) < tellEvery) return
      toldAt = now
      call('operators.seen', {}).catch((caught: unknown) => {
        // Main has locked meanwhile, and says so itself.
        if (!(caught instanceof CounterFault)) throw caught
      })
    }
    window.addEventListener('keydown', tell)
    window.addEventListener('pointerdown', tell)
    return () => {
      window.removeEventListener('keydown', tell)
      window.removeEventListener('pointerdown', tell)
    }
  }, [isIn])
  return isIn ? null : <SignInSheet desk={desk} />
}
