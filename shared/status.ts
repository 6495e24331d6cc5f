import { z } from 'zod'
import { Fault, ServiceName } from './fault.ts'
import { JobCounts } from './job.ts'
import { ScannerLine } from './scanner-line.ts'

/** What a scanner is, so that it is found again on another port. */
export const ScannerIdentity = z.object({
  vendorId: z.string().nullable(),
  productId: z.string().nullable(),
  serialNumber: z.string().nullable(),
  /** The port's path when it was chosen: only the last resort for finding it again. */
  path: z.string(),
})
export type ScannerIdentity = z.infer<typeof ScannerIdentity>

/** A scanner the shop uses, and how it talks. */
export const ChosenScanner = ScannerIdentity.extend({ line: ScannerLine })
export type ChosenScanner = z.infer<typeof ChosenScanner>

export const ScannerPortDescription = ScannerIdentity.extend({ maker: z.string().nullable() })
export type ScannerPortDescription = z.infer<typeof ScannerPortDescription>

export const ScannerStatus = z.object({
  state: z.enum(['not-chosen', 'opening', 'ready', 'lost']),
  name: z.string().nullable(),
  /** The port it is open on, or was last looked for at; null when none is chosen. */
  path: z.string().nullable(),
  fault: Fault.nullable(),
})
export type ScannerStatus = z.infer<typeof ScannerStatus>

/** As staff see it. `isSilent`: it is open, and nothing was ever read from it. */
export const ShownScanner = ScannerStatus.extend({ isSilent: z.boolean() })
export type ShownScanner = z.infer<typeof ShownScanner>

/** `unknown` until a real answer says otherwise. `paused` asks for a sign-in. */
export const ServiceStatus = z.object({
  service: ServiceName,
  state: z.enum(['not-set-up', 'unknown', 'online', 'offline', 'paused']),
  account: z.string().nullable(),
  fault: Fault.nullable(),
  /** Since when, for "offline for 12 s". */
  since: z.iso.datetime().nullable(),
  /** Rights this account was found to lack, by the service's name for them. */
  missingScopes: z.array(z.string()),
})
export type ServiceStatus = z.infer<typeof ServiceStatus>

/**
 * This computer's clock beside the services': `wrong` by more than two minutes, `doubtful` when a
 * service's certificate is not valid at the time this computer has. `unknown` until a service answered.
 */
export const ClockStatus = z.object({
  state: z.enum(['unknown', 'right', 'wrong', 'doubtful']),
  /** How far this computer is ahead, in milliseconds; negative when it is behind. Null unless wrong. */
  aheadMs: z.number().int().nullable(),
})
export type ClockStatus = z.infer<typeof ClockStatus>

/**
 * What staff are told once. `french-marking`: a registration with Cicopass is not the marking that French
 * law asks of every bike that is sold (decree 2020-1439).
 */
export const Notice = z.enum(['french-marking'])
export type Notice = z.infer<typeof Notice>

/** The status strip: the truth about everything the counter depends on. */
export const CounterStatus = z.object({
  /** The one that most needs looking at; all of them are in `scanners`. */
  scanner: ShownScanner,
  scanners: z.array(ShownScanner.extend({ key: z.string(), line: ScannerLine })),
  cicopass: ServiceStatus,
  cyclesoftware: ServiceStatus,
  clock: ClockStatus,
  jobs: JobCounts,
  /** Shields left in the drawer; null while nobody said how many there are. */
  shields: z.object({ left: z.number().int().nullable(), isLow: z.boolean() }),
  operator: z.string().nullable(),
  shop: z.string().nullable(),
  /** What went wrong in the counter itself and nobody said they saw; absent where nothing did. */
  faults: z.array(Fault).optional(),
  /** What nobody said they read yet; absent where there is nothing. */
  notices: z.array(Notice).optional(),
})
export type CounterStatus = z.infer<typeof CounterStatus>
