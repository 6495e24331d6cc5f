import { failed, ok, type Result } from '../../../shared/fault.ts'
import { costlyLeadStatuses, type Lead } from '../../../shared/lead.ts'
import { posName } from '../../../shared/service-name.ts'
import { viewJob } from '../outbox/job-views.ts'
import { viewLead } from '../jobs/lead-result.ts'
import type { JobOrigin } from '../outbox/new-job.ts'
import { newCancel } from '../jobs/lead-cancel.ts'
import { newLead } from '../jobs/lead-create.ts'
import type { StoredJob } from '../ports.ts'
import { lineOf, printed, queueAndDeliver, textOf, type CommandContext } from './command.ts'
import type { CommandDeclaration } from './declaration.ts'
import { LeadInput, readLead } from './lead-input.ts'
import { badInput, statusOfJobs, type CommandOutcome } from './outcome.ts'
import { parseInput } from './parse-input.ts'

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Leads of CycleSoftware, and who asks. */
export const leadCommands: readonly CommandDeclaration[] = [
  {
    form: 'lead create',
    does: 'sends a lead',
    input: '`NewLead`',
    answers: '`LeadAsked`',
    async run(_given, { input }, context) {
      const given = parseInput(LeadInput, input)
      if (!given.ok) return given
      const store = context.counter.accounts.get().cyclesoftware?.store ?? null
      const request = readLead(given.value, store)
      if (!request.ok) return request
      return send(context, (origin) => newLead(request.value, origin))
    },
  },
  {
    form: 'lead list',
    does: 'those the counter keeps an eye on',
    input: null,
    answers: '`LeadDesk`',
    run(_given, _request, { counter }) {
      const { leads, onTheirWay } = counter.leads.list()
      const listed = leads.map((entry) => ({ ...entry, lead: viewLead(entry.lead) }))
      const lines = leads.map(({ lead: { uuid: id, title, status } }) =>
        [id, status, costlyLeadStatuses.has(status) ? 'costs apply' : 'no costs', title].join(
          ' · ',
        ),
      )
      return ok({ status: 0, json: { leads: listed, onTheirWay }, text: lines.join('\n') })
    },
  },
  {
    form: 'lead add <uuid>',
    does: 'keeps an eye on one that was made elsewhere',
    input: null,
    answers: '`LeadAsked`, without jobs',
    async run({ args }, _request, { counter }) {
      const uuid = readUuid(args[0])
      const followed = uuid.ok ? await counter.leads.follow(uuid.value) : uuid
      return followed.ok ? told(followed.value) : followed
    },
  },
  {
    form: 'lead show <uuid>',
    does: 'reads one',
    input: null,
    answers: '`LeadAsked`, without jobs',
    async run({ args }, _request, { ports }) {
      const uuid = readUuid(args[0])
      const answer = uuid.ok ? await ports.leads.lead(uuid.value) : uuid
      return answer.ok ? told(answer.value) : answer
    },
  },
  {
    form: 'lead cancel <uuid>',
    does: 'cancels one',
    input: null,
    answers: '`LeadAsked`',
    async run({ args }, _request, context) {
      const uuid = readUuid(args[0])
      if (!uuid.ok) return uuid
      const cancel = { uuid: uuid.value, title: uuid.value }
      return send(context, (origin) => newCancel(cancel, origin))
    },
  },
  {
    form: 'customers',
    flags: {
      '--phone <number>': { says: 'in any spelling' },
      '--postcode <postcode>': { says: 'with --number' },
      '--number <house number>': { says: 'of that address' },
    },
    does: 'finds customers of the POS',
    input: null,
    answers: '`Customer[]`',
    async run({ flags }, _request, { ports }) {
      const [phone, postcode, number] = ['phone', 'postcode', 'number'].map((name) =>
        textOf(flags[name]),
      )
      if (phone === undefined && (postcode === undefined || number === undefined)) {
        return badInput('', 'give --phone, or --postcode and --number')
      }
      const answer = await ports.customers.findCustomers({
        phoneNumber: phone,
        postalCode: postcode,
        houseNumber: number,
      })
      return answer.ok ? printed(answer.value) : answer
    },
  },
]

function readUuid(word = ''): Result<string> {
  return uuidForm.test(word) ? ok(word) : badInput('uuid', 'must be the UUID of a lead')
}

function told(lead: Lead): Result<CommandOutcome> {
  const json = { lead: viewLead(lead), jobs: [] }
  return ok({ status: 0, json, text: `${lead.title} · ${lead.status}` })
}

async function send(
  context: CommandContext,
  make: (origin: JobOrigin) => StoredJob,
): Promise<Result<CommandOutcome>> {
  const account = context.counter.accounts.current(posName)
  if (account === null) return failed({ kind: 'not-signed-in', service: posName })
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
