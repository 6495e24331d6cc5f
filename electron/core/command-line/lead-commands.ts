import { failed, ok, type Result } from '../../../shared/fault.ts'
import { costlyLeadStatuses } from '../../../shared/lead.ts'
import { viewJob } from '../outbox/job-views.ts'
import { viewLead } from '../outbox/lead.ts'
import type { JobOrigin } from '../outbox/new-job.ts'
import { newCancel, newLead } from '../outbox/other-jobs.ts'
import type { StoredJob } from '../ports.ts'
import {
  lineOf,
  printed,
  queueAndDeliver,
  readFlags,
  type Command,
  type CommandContext,
} from './command.ts'
import { LeadInput, readLead } from './lead-input.ts'
import { badInput, statusOfJobs, type CommandOutcome } from './outcome.ts'
import { parseInput } from './parse-input.ts'

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** `lead create` · `list` · `add <uuid>` · `show <uuid>` · `cancel <uuid>`. */
export const lead: Command = async ([what, uuid = ''], { input }, context) => {
  switch (what) {
    case 'create': {
      const given = parseInput(LeadInput, input)
      if (!given.ok) return given
      const store = context.counter.accounts.get().cyclesoftware?.store ?? null
      const request = readLead(given.value, store)
      if (!request.ok) return request
      return send(context, (origin) => newLead(request.value, origin))
    }
    case 'list': {
      const { leads, onTheirWay } = context.counter.leads.list()
      const listed = leads.map((entry) => ({ ...entry, lead: viewLead(entry.lead) }))
      const lines = leads.map(({ lead: { uuid: id, title, status } }) =>
        [id, status, costlyLeadStatuses.has(status) ? 'costs apply' : 'no costs', title].join(
          ' · ',
        ),
      )
      return ok({ status: 0, json: { leads: listed, onTheirWay }, text: lines.join('\n') })
    }
    case 'add': {
      if (!uuidForm.test(uuid)) return badInput('uuid', 'must be the UUID of a lead')
      const followed = await context.counter.leads.follow(uuid)
      if (!followed.ok) return followed
      const json = { lead: viewLead(followed.value), jobs: [] }
      return ok({ status: 0, json, text: `${followed.value.title} · ${followed.value.status}` })
    }
    case 'show': {
      if (!uuidForm.test(uuid)) return badInput('uuid', 'must be the UUID of a lead')
      const answer = await context.ports.pos.lead(uuid)
      if (!answer.ok) return answer
      const json = { lead: viewLead(answer.value), jobs: [] }
      return ok({ status: 0, json, text: `${answer.value.title} · ${answer.value.status}` })
    }
    case 'cancel': {
      if (!uuidForm.test(uuid)) return badInput('uuid', 'must be the UUID of a lead')
      return send(context, (origin) => newCancel({ uuid, title: uuid }, origin))
    }
    default:
      return badInput('', 'lead create, list, add, show or cancel')
  }
}

async function send(
  context: CommandContext,
  make: (origin: JobOrigin) => StoredJob,
): Promise<Result<CommandOutcome>> {
  const account = context.counter.accounts.current('cyclesoftware')
  if (account === null) return failed({ kind: 'not-signed-in', service: 'cyclesoftware' })
  const now = context.ports.clock.now()
  const job = await queueAndDeliver(
    context,
    make({ account, now, heldUntil: null, operator: null }),
  )
  if (!job.ok) return job
  const view = viewJob(job.value)
  const json = { lead: view.state === 'done' ? view.result : null, jobs: [view] }
  return ok({ status: statusOfJobs([view]), json, text: lineOf(job.value) })
}

/** `customers --phone P` or `customers --postcode P --number N`. */
export const customers: Command = async (words, _request, { ports }) => {
  const flags = readFlags(words, ['phone', 'postcode', 'number'])
  if (!flags.ok) return flags
  const { phone, postcode, number } = flags.value.values
  if (phone === undefined && (postcode === undefined || number === undefined)) {
    return badInput('', 'give --phone, or --postcode and --number')
  }
  const answer = await ports.pos.findCustomers({
    phoneNumber: phone,
    postalCode: postcode,
    houseNumber: number,
  })
  return answer.ok ? printed(answer.value) : answer
}
