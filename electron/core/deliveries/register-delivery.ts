import { BikeToRegister } from '../../../shared/bike.ts'
import type { KeptLine } from '../../../shared/delivery.ts'
import type { JobOrigin } from '../outbox/new-job.ts'
import { newLink, newRegistration } from '../outbox/new-jobs.ts'
import type { NewJob } from '../ports.ts'

/** The jobs of one bike: its registration, and the link that waits for it. None while it lacks a field. */
export function jobsOfLine({ bike, number, shieldCode }: KeptLine, origin: JobOrigin): NewJob[] {
  const toRegister = BikeToRegister.safeParse({ ...bike, frameNumber: number })
  if (!toRegister.success) return []
  const registration = newRegistration(toRegister.data, origin)
  return shieldCode === null
    ? [registration]
    : [registration, newLink(registration, shieldCode, origin)]
}
