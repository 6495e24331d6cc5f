import type { CallName } from '../../electron/training/calls.ts'
import type { Change } from '../../electron/training/received.ts'
import type { Job } from '../../shared/job.ts'
import { command, type CommandAnswer } from './handed-over.ts'
import type { TestCounter } from './test-counter.ts'

/** The published example of a report, which goes out as it stands. */
export const aTheft = {
  notes: 'Bike stolen near station',
  stolenPlaceTitle: 'Central Station',
  stolenPlaceLocation: 'Amsterdam',
  stolenDateTime: '2025-02-10T12:00:00Z',
  isPoliceReported: true,
  policeReportNumber: 'POL123456',
  isInsured: true,
  insuranceCompany: 'ABC Insurance',
}

export const aRecovery = {
  notes: 'Bike recovered by police',
  foundPlaceTitle: 'City Park',
  foundPlaceLocation: 'Amsterdam',
  foundDateTime: '2025-02-12T10:00:00Z',
  foundBy: 'Police',
}

export const aLead = {
  type: 'test_ride',
  title: 'Test ride Gazelle Ultimate',
  message: 'Would like to ride it on Saturday.',
  customer: { name: 'J. de Vries', phone_number: '0612345678' },
}

export type Jobs = { jobs: Job[] }
type LeadOutput = Jobs & { lead: ({ uuid: string } & Record<string, unknown>) | null }
type OrderOutput = Jobs & { order: Record<string, unknown> | null }

export const stolen = (at: TestCounter, bikeId: number): Promise<CommandAnswer<Jobs>> =>
  command(at, ['stolen', String(bikeId)], aTheft)
export const found = (at: TestCounter, bikeId: number): Promise<CommandAnswer<Jobs>> =>
  command(at, ['found', String(bikeId)], aRecovery)
export const makeLead = (at: TestCounter): Promise<CommandAnswer<LeadOutput>> =>
  command(at, ['lead', 'create'], aLead)
export const cancelLead = (at: TestCounter, uuid: string): Promise<CommandAnswer<LeadOutput>> =>
  command(at, ['lead', 'cancel', uuid])
export const order = (at: TestCounter, quantity = 10): Promise<CommandAnswer<OrderOutput>> =>
  command(at, ['order', String(quantity), '--note', 'for the autumn'])

export const sync = (
  at: TestCounter,
  seconds = 5,
): Promise<CommandAnswer<Record<'done' | 'waiting' | 'unknown' | 'parked', number>>> =>
  command(at, ['sync', '--timeout', String(seconds)])

/** The job as it stands now. */
export async function jobOf(at: TestCounter, { jobs }: Jobs): Promise<Job> {
  const [job] = jobs
  return (await command<Job>(at, ['outbox', 'show', job?.id ?? ''])).json
}

/** What the service did because of these calls, whoever made them. */
export function changesBy({ training }: TestCounter, call: CallName): Change[] {
  const received = [...training.cicopass.received, ...training.cyclesoftware.received]
  return received.filter((request) => request.call === call).flatMap(({ changes }) => changes)
}
