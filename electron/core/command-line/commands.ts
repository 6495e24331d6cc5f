import { CicopassCredentials, CyclesoftwareCredentials } from '../../../shared/account.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { frameNumberIn, readFrameNumber } from '../../../shared/frame-number.ts'
import { decidedOneByOne } from '../../../shared/job.ts'
import { findShieldCode, readOnlyShieldCode } from '../../../shared/shield.ts'
import { readStoreId } from '../../../shared/stock.ts'
import { checkFrameNumber } from '../checking/check-frame-number.ts'
import { checkShield } from '../checking/check-shield.ts'
import { lookAlikesOf } from '../checking/look-alikes.ts'
import { readSearchDays } from '../checking/search-days.ts'
import { runChecks } from '../diagnostics/checks.ts'
import { everyPage, exportedJob } from '../outbox/export.ts'
import { viewJob, viewJobDetail } from '../outbox/job-views.ts'
import type { StoredJob } from '../ports.ts'
import {
  confirmedFlag,
  knownHere,
  lineOf,
  outcomeOf,
  printed,
  problems,
  readBikeId,
  readFlags,
  type Command,
  type CommandContext,
} from './command.ts'
import { linkShield } from '../shields/link-shield.ts'
import { delivery } from './delivery-command.ts'
import { outcomeOfChecks } from './doctor.ts'
import { editJob } from './edit-command.ts'
import { badInput, outcomeOfFault, statusOfJobs, type CommandOutcome } from './outcome.ts'
import { readRegisterInput, register } from './register-command.ts'
import { customers, lead } from './lead-commands.ts'
import { loginProxy } from './login-proxy.ts'
import { usage, type CommandRequest } from './request.ts'
import { order, orders, shields } from './shield-commands.ts'
import { operators } from './operator-commands.ts'
import { overview } from './overview-command.ts'
import { privacy } from './privacy-commands.ts'
import { keys, stock, stores, where } from './shop-commands.ts'
import { sold } from './sold-commands.ts'
import { found, stolen } from './theft-commands.ts'

/** Runs one command against an open counter. Never throws for what the caller did wrong. */
export async function runCommand(
  request: CommandRequest,
  context: CommandContext,
): Promise<CommandOutcome> {
  const [name, ...words] = request.words
  const command = name === undefined ? undefined : commands.get(name)
  if (command === undefined) {
    const reason = name === undefined ? 'no command given' : `unknown command "${name}"`
    const { fault } = badInput('', reason)
    return { ...outcomeOfFault(fault), text: `${reason}\n\n${usage}` }
  }
  const outcome = await command(words, request, context)
  return outcome.ok ? outcome.value : outcomeOfFault(outcome.fault)
}

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['login', login],
  [
    'register',
    async (_words, { input, photos }, context) => {
      const toRegister = readRegisterInput(input, { photos, known: knownHere(context) })
      return toRegister.ok ? register(context, toRegister.value) : toRegister
    },
  ],
  ['delivery', delivery],
  ['check', check],
  ['link', link],
  ['bike', bike],
  ['search', search],
  ['stolen', stolen],
  ['found', found],
  ['lead', lead],
  ['customers', customers],
  ['where', where],
  ['order', order],
  ['orders', orders],
  ['sold', sold],
  ['shields', shields],
  ['overview', overview],
  ['stores', stores],
  ['keys', keys],
  ['stock', stock],
  ['sync', sync],
  ['outbox', outbox],
  ['privacy', privacy],
  ['operators', operators],
  ['doctor', doctor],
])

async function doctor(
  words: readonly string[],
  _request: CommandRequest,
  context: CommandContext,
): Promise<Result<CommandOutcome>> {
  const flags = readFlags(words, ['bundle'])
  if (!flags.ok) return flags
  const { bundle = null } = flags.value.values
  const { machine, counter, ports } = context
  const checks = [...(await machine.checks()), ...(await runChecks({ counter, ports }))]
  if (bundle === null) return ok(outcomeOfChecks(checks, null))
  const written = machine.writeBundle({ path: bundle, checks })
  return written.ok ? ok(outcomeOfChecks(checks, written.value)) : written
}

async function login(
  words: readonly string[],
  { input }: CommandRequest,
  { counter, ports, machine }: CommandContext,
): Promise<Result<CommandOutcome>> {
  const flags = readFlags(words, ['email', 'user', 'country', 'store', 'host'])
  if (!flags.ok) return flags
  const { values, rest } = flags.value
  const [password = '', apiKey = ''] = (input ?? '').split(/\r?\n/)
  switch (rest[0]) {
    case 'cicopass': {
      const credentials = CicopassCredentials.safeParse({ email: values['email'], password })
      if (!credentials.success) return problems(credentials.error.issues)
      const signedIn = await counter.accounts.signInCicopass(credentials.data)
      return signedIn.ok ? signedInAs('cicopass', credentials.data.email) : signedIn
    }
    case 'cyclesoftware': {
      const store = values['store'] === undefined ? null : readStoreId(values['store'])
      if (store !== null && !store.ok) return store
      const credentials = CyclesoftwareCredentials.safeParse({
        country: values['country']?.toUpperCase(),
        userName: values['user'],
        password,
        apiKey: apiKey === '' ? null : apiKey,
        store: store === null ? null : store.value,
      })
      if (!credentials.success) return problems(credentials.error.issues)
      const signedIn = await counter.accounts.signInCyclesoftware(credentials.data)
      return signedIn.ok ? signedInAs('cyclesoftware', credentials.data.userName) : signedIn
    }
    case 'proxy':
      return loginProxy(
        { user: values['user'] ?? '', password, host: values['host'] ?? null },
        { keychain: ports.keychain, proxyHost: machine.proxyHost },
      )
    default:
      return badInput('', 'login to which service? cicopass, cyclesoftware or proxy')
  }
}

function signedInAs(service: string, account: string): Result<CommandOutcome> {
  return ok({
    status: 0,
    json: { service, account },
    text: `Signed in to ${service} as ${account}`,
  })
}

async function check(
  words: readonly string[],
  _request: CommandRequest,
  { counter, ports }: CommandContext,
): Promise<Result<CommandOutcome>> {
  const confirmed = words.includes(confirmedFlag)
  const read = words.filter((word) => word !== confirmedFlag).join(' ')
  if (read === '') return badInput('', 'check what? a frame number or a shield')
  const shield = findShieldCode(read)
  const account = counter.accounts.current('cicopass')
  const known = knownHere({ counter, ports })
  const number = shield === null ? readFrameNumber(read, { ...known, confirmed }) : null
  if (number !== null && !number.ok) return number
  const asked =
    number === null
      ? await checkShield({ ...ports, jobs: ports.database.jobs, account }, shield ?? read)
      : await checkFrameNumber(ports.registry, number.value, ports.database.jobs)
  const { verdict, hits, fault } = asked
  const isOpen = number !== null && verdict !== 'stolen' && verdict !== 'not-checked'
  const lookAlikes = isOpen ? await lookAlikesOf(ports.registry, number.value) : []
  const asksLater = verdict === 'not-checked'
  const why = fault === null ? '' : `\n${outcomeOfFault(fault).text}`
  const alike = lookAlikes.map(
    (bike) => `\nO or 0? ${bike.frameNumber} is ${bike.currentStatus ?? 'registered'}`,
  )
  const json = { verdict, bikes: hits, ...(lookAlikes.length === 0 ? {} : { lookAlikes }) }
  return ok({ status: asksLater ? 3 : 0, json, text: `${verdict}${why}${alike.join('')}` })
}

async function link(
  words: readonly string[],
  _request: CommandRequest,
  { counter, ports }: CommandContext,
): Promise<Result<CommandOutcome>> {
  const [id, ...rest] = words
  const bikeId = readBikeId(id)
  if (!bikeId.ok) return bikeId
  const shield = readOnlyShieldCode(rest.join(' '))
  if (!shield.ok) return shield
  const account = counter.accounts.current('cicopass')
  if (account === null) return failed({ kind: 'not-signed-in', service: 'cicopass' })
  const bike = { id: bikeId.value, title: null, frameNumber: null }
  const origin = { account, now: ports.clock.now(), heldUntil: null, operator: null }
  const linked = linkShield(
    { database: ports.database, outbox: counter.outbox, events: counter.events },
    { bike, shieldCode: shield.value },
    origin,
  )
  if (!linked.ok) return linked
  const job = linked.value
  await counter.outbox.deliver([job.id])
  const now = ports.database.jobs.get(job.id) ?? job
  const shieldLinked = now.state === 'done'
  const json = { shieldLinked, jobs: [viewJob(now)] }
  return ok({ status: statusOfJobs([now]), json, text: lineOf(now) })
}

async function bike(
  words: readonly string[],
  _request: CommandRequest,
  { ports }: CommandContext,
): Promise<Result<CommandOutcome>> {
  const bikeId = readBikeId(words[0])
  if (!bikeId.ok) return bikeId
  const answer = await ports.registry.bike(bikeId.value)
  return answer.ok ? printed(answer.value) : answer
}

async function search(
  words: readonly string[],
  _request: CommandRequest,
  { ports }: CommandContext,
): Promise<Result<CommandOutcome>> {
  const flags = readFlags(words, ['frame', 'brand', 'color', 'from', 'to'])
  if (!flags.ok) return flags
  const { frame: asked, brand, color, from, to } = flags.value.values
  const reading = asked === undefined ? null : frameNumberIn(asked)
  if (reading?.is === 'refused') {
    return failed({ kind: 'frame-number-refused', reason: reading.reason, asRead: asked ?? '' })
  }
  const frame = reading?.number.sent
  const days = readSearchDays({ fromDate: from, toDate: to })
  if (!days.ok) return days
  const criteria = { frameNumber: frame, brand, color, ...days.value }
  if (Object.values(criteria).every((value) => value === undefined)) {
    return badInput('', 'give at least one of --frame --brand --color --from --to')
  }
  const answer = await ports.registry.lookup(criteria)
  return answer.ok ? printed(answer.value) : answer
}

async function sync(
  words: readonly string[],
  _request: CommandRequest,
  { counter, ports }: CommandContext,
): Promise<Result<CommandOutcome>> {
  const flags = readFlags(words, ['timeout'])
  if (!flags.ok) return flags
  const seconds = Number(flags.value.values['timeout'] ?? 30)
  if (!Number.isFinite(seconds) || seconds < 0) return badInput('timeout', 'must be seconds')
  await counter.outbox.drain({ deadline: ports.clock.now() + seconds * 1_000 })
  const { done, held, waiting, sending, unknown, parked } = ports.database.jobs.counts()
  const left = { done, waiting: held + waiting, unknown: unknown + sending, parked }
  const status = parked > 0 ? 4 : left.waiting + left.unknown > 0 ? 3 : 0
  const counted = Object.entries(left)
    .map(([state, n]) => `${state} ${String(n)}`)
    .join(', ')
  const elsewhere = left.waiting + left.unknown > 0 ? waitForAccount({ counter, ports }) : []
  return ok({ status, json: left, text: [counted, ...elsewhere].join('\n') })
}

/** A job goes out under the account it was made under and no other, so some wait for a person. */
function waitForAccount({ counter, ports }: Pick<CommandContext, 'counter' | 'ports'>): string[] {
  const waiting = new Map<string, number>()
  for (const job of ports.database.jobs.inStates(['held', 'waiting', 'sending', 'unknown'])) {
    if (job.account === counter.accounts.current(job.service)) continue
    const account = `the ${job.service} account ${job.account}`
    waiting.set(account, (waiting.get(account) ?? 0) + 1)
  }
  return [...waiting].map(([account, n]) => {
    const jobs = n === 1 ? '1 job waits' : `${String(n)} jobs wait`
    return `${jobs} for ${account}, which is not signed in: counter login`
  })
}

async function outbox(
  words: readonly string[],
  { input }: CommandRequest,
  { counter, ports }: CommandContext,
): Promise<Result<CommandOutcome>> {
  if (words[0] === 'edit') return editJob(words.slice(1), input, { counter, ports })
  const flags = readFlags(words, ['reason'])
  if (!flags.ok) return flags
  const [what, id = ''] = flags.value.rest
  const { jobs } = ports.database
  if (id === '' && what !== 'list' && what !== 'export') {
    return badInput('job', 'give the id of a job; "outbox list" shows them')
  }
  switch (what) {
    case 'list':
      return printed([...everyPage(ports)].flat().map(viewJob))
    case 'export':
      return printed([...everyPage(ports)].flat().map((job) => exportedJob(job, ports)))
    case 'show': {
      const job = jobs.get(id)
      return job === null ? noJob(id) : printed(viewJobDetail(job, jobs))
    }
    case 'retry': {
      const ids = id === 'all' ? retriable(jobs.inStates(['parked', 'waiting', 'unknown'])) : [id]
      for (const one of ids) {
        const retried = counter.outbox.retry(one)
        if (!retried.ok) return retried
      }
      await counter.outbox.deliver(ids)
      const now = ids.flatMap((one) => jobs.get(one) ?? [])
      const views = now.map(viewJob)
      return ok({ ...outcomeOf(views), status: statusOfJobs(views) })
    }
    case 'discard': {
      const reason = flags.value.values['reason']?.trim() ?? ''
      if (reason.length < 3) return badInput('reason', 'say why with --reason, the row keeps it')
      const discarded = counter.outbox.discard(id, reason)
      return discarded.ok ? printed([viewJob(discarded.value)]) : discarded
    }
    default:
      return badInput('', 'outbox list, show, retry, edit, discard or export')
  }
}

/** A link whose registration was given up can only be discarded: "all" passes it by. */
function retriable(jobs: readonly StoredJob[]): string[] {
  return jobs.filter((job) => !decidedOneByOne.has(job.parkedBecause)).map(({ id }) => id)
}

function noJob(id: string): Result<never> {
  return failed({ kind: 'not-found', what: `job ${id}` })
}
