import { failed, ok } from '../../../shared/fault.ts'
import { frameNumberIn, readFrameNumber } from '../../../shared/frame-number.ts'
import { findShieldCode, readOnlyShieldCode } from '../../../shared/shield.ts'
import { registryName } from '../../../shared/service-name.ts'
import { checkFrameNumber } from '../checking/check-frame-number.ts'
import { checkShield } from '../checking/check-shield.ts'
import { lookAlikesOf } from '../checking/look-alikes.ts'
import { readSearchDays } from '../checking/search-days.ts'
import { viewJob } from '../outbox/job-views.ts'
import { linkShield } from '../shields/link-shield.ts'
import { knownHere, lineOf, printed, readBikeId, textOf } from './command.ts'
import type { CommandDeclaration } from './declaration.ts'
import { badInput, outcomeOfFault, statusOfJobs } from './outcome.ts'

/** Bikes at the registry. */
export const bikeCommands: readonly CommandDeclaration[] = [
  {
    form: 'check <frame number or shield...>',
    flags: { '--frame-number-confirmed': { says: 'it is the frame number, though it looks odd' } },
    does: 'whether it is reported stolen',
    input: null,
    answers: '`Checked`',
    takesDashes: true,
    async run({ args, flags }, _request, { counter, ports }) {
      const confirmed = flags['frameNumberConfirmed'] === true
      const read = args.join(' ')
      const shield = findShieldCode(read)
      const account = counter.accounts.current(registryName)
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
    },
  },
  {
    form: 'link <bikeId> [shield...]',
    does: 'links a shield to a bike that is registered',
    input: null,
    answers: '`Linked`',
    takesDashes: true,
    async run({ args: [id, ...words] }, _request, { counter, ports }) {
      const bikeId = readBikeId(id)
      if (!bikeId.ok) return bikeId
      const shield = readOnlyShieldCode(words.join(' '))
      if (!shield.ok) return shield
      const account = counter.accounts.current(registryName)
      if (account === null) return failed({ kind: 'not-signed-in', service: registryName })
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
    },
  },
  {
    form: 'bike <bikeId>',
    does: 'reads one bike',
    input: null,
    answers: '`Bike`',
    async run({ args }, _request, { ports }) {
      const bikeId = readBikeId(args[0])
      const answer = bikeId.ok ? await ports.registry.bike(bikeId.value) : bikeId
      return answer.ok ? printed(answer.value) : answer
    },
  },
  {
    form: 'search',
    flags: {
      '--frame <number>': { says: 'the frame number' },
      '--brand <brand>': { says: 'with another of these' },
      '--color <color>': { says: 'in English, as Black' },
      '--from <date>': { says: 'registered since, as 2026-11-30' },
      '--to <date>': { says: 'registered until' },
    },
    does: 'finds bikes',
    input: null,
    answers: '`Bike[]`',
    async run({ flags }, _request, { ports }) {
      const [asked, brand, color, from, to] = ['frame', 'brand', 'color', 'from', 'to'].map(
        (name) => textOf(flags[name]),
      )
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
    },
  },
]
