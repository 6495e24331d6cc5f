import type { declaredJobKinds, JobKind } from '../../../shared/job-kinds.ts'
import { bikeRegister } from './bike-register.ts'
import { jobsOf, type JobDefinition, type Jobs } from './definition.ts'
import { leadCancel } from './lead-cancel.ts'
import { leadCreate } from './lead-create.ts'
import { shieldLink } from './shield-link.ts'
import { shieldsOrder } from './shields-order.ts'
import { theftRecover } from './theft-recover.ts'
import { theftReport } from './theft-report.ts'

/** Every kind of job's definition, each from its own file; one that is left out does not compile. */
export const jobDefinitions: {
  readonly [Kind in JobKind]: JobDefinition<(typeof declaredJobKinds)[Kind]>
} = {
  'bike.register': bikeRegister,
  'shield.link': shieldLink,
  'theft.report': theftReport,
  'theft.recover': theftRecover,
  'lead.create': leadCreate,
  'lead.cancel': leadCancel,
  'shields.order': shieldsOrder,
}

export const jobs: Jobs = jobsOf(jobDefinitions)
