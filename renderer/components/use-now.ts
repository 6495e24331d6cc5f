import { useEffect, useState } from 'react'

/** The time in epoch milliseconds, renewed every `every` milliseconds; stands still when null. */
export function useNow(every: number | null): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (every === null) return
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
