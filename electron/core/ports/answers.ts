import type { ServiceName } from '../../../shared/fault.ts'
import type { Undo } from './undo.ts'

/** Told of every answer, so that the core knows the allowance, the service's clock and its health. */
export type AnswerSeen = {
  service: ServiceName
  call: string
  /** The name of the account that asked; absent where nobody knows. */
  account?: string | undefined
  /** `null`: nothing came back. */
  status: number | null
  /** The `Date` header in epoch milliseconds. */
  serviceTime: number | null
  limits: RateLimits | null
  faultKind: string | null
  /** The certificate is not valid at the time this computer has: its clock may be wrong. */
  certificateDate: boolean
  /** The right the call needs, by the service's own name, where it has one. */
  scope?: string | undefined
  /** How many records of it could not be read and were left out. */
  unreadable?: number
}

export type RateLimits = {
  minutelyLimit: number | null
  minutelyRemaining: number | null
  dailyLimit: number | null
  dailyRemaining: number | null
  /** Epoch milliseconds. */
  dailyReset: number | null
}

/** Told by the clients of the services of every answer. */
export interface Answers {
  onAnswer(listener: (answer: AnswerSeen) => void): Undo
}
