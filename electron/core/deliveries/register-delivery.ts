import { BikeToRegister } from '../../../shared/bike.ts'
import type { KeptLine, LineStop } from '../../../shared/delivery.ts'
import type { JobOrigin } from '../outbox/new-job.ts'
import { newLink } from '../jobs/shield-link.ts'
import { newRegistration } from '../jobs/bike-register.ts'
import { linkKey } from '../jobs/shield-link.ts'
import { registrationHere } from '../jobs/bike-register.ts'
import type { JobStore, NewJob } from '../ports.ts'

/** The jobs of one bike: its registration, and the link that waits for it. None while it lacks a field. */
export function jobsOfLine(
  { bike, number, shieldCode }: Omit<KeptLine, 'id'>,
  origin: JobOrigin,
): NewJob[] {
  const toRegister = BikeToRegister.safeParse({ ...bike, frameNumber: number })
  if (!toRegister.success) return []
  const registration = newRegistration(toRegister.data, origin)
  return shieldCode === null
    ? [registration]
    : [registration, newLink(registration, shieldCode, origin)]
}

/** What this counter itself knows against a line. */
export function stopHere(
  { number, shieldCode }: Pick<KeptLine, 'number' | 'shieldCode'>,
  { jobs, account }: { jobs: JobStore; account: string },
): LineStop | null {
  if (registrationHere(jobs, account, number) !== null) return 'here-already'
  const link = shieldCode === null ? null : linkKey(account, shieldCode)
  const isUsed = link !== null && (jobs.liveJobWith(link) ?? jobs.doneJobWith(link)) !== null
  return isUsed ? 'shield-in-use' : null
}
