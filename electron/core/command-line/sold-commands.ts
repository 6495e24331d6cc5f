import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { SoldBike } from '../../../shared/sold-bike.ts'
import { knownHere, textOf, type CommandContext } from './command.ts'
import type { CommandDeclaration } from './declaration.ts'
import { badInput, type CommandOutcome } from './outcome.ts'
import { readRegisterInput, register } from './register-command.ts'

/** The worklist of what the POS sold. */
export const soldCommands: readonly CommandDeclaration[] = [
  {
    form: 'sold',
    does: 'what the POS sold and is to be done',
    input: null,
    answers: '`SoldBike[]`, those to do',
    async run(_given, _request, { counter: { soldBikes } }) {
      const read = await soldBikes.reader.readNow()
      if (!read.ok) return read
      const { bikes } = soldBikes.list()
      return ok({
        status: 0,
        json: bikes,
        text: bikes.map(lineOfBike).join('\n') || 'nothing to do',
      })
    },
  },
  {
    form: 'sold register <id> [shield...]',
    flags: { '--frame-number-confirmed': { says: 'it is the frame number, though it looks odd' } },
    does: 'registers one of them',
    input: null,
    answers: '`Registered`',
    async run({ args: [id = '', ...shield], flags }, _request, context) {
      const confirmed = flags['frameNumberConfirmed'] === true
      return registerSold(context, { id, shieldCode: shield.join(' '), confirmed })
    },
  },
  {
    form: 'sold skip <id>',
    flags: { '--reason <why>': { says: 'the list keeps it' } },
    does: 'takes one off the list',
    input: null,
    answers: '`SoldBike[]`, those left',
    run({ args: [id = ''], flags }, _request, { counter: { soldBikes } }) {
      const reason = textOf(flags['reason'])?.trim() ?? ''
      if (reason.length < 3) return badInput('reason', 'say why with --reason, the list keeps it')
      const skipped = soldBikes.dismiss(id, reason, null)
      if (!skipped.ok) return skipped
      return ok({ status: 0, json: skipped.value.bikes, text: 'taken off the list' })
    },
  },
]

/** As `register`, with everything but the shield from the till. */
async function registerSold(
  context: CommandContext,
  { id, shieldCode, confirmed }: { id: string; shieldCode: string; confirmed: boolean },
): Promise<Result<CommandOutcome>> {
  const { bikes } = context.counter.soldBikes.list()
  const bike = bikes.find((one) => one.id === id && one.state === 'open')
  if (bike === undefined) return failed({ kind: 'not-found', what: `open sold bike ${id}` })
  const { salePriceCents, ...attributes } = bike.attributes
  const input = {
    ...attributes,
    frameNumber: bike.frameNumber ?? undefined,
    frameNumberConfirmed: confirmed,
    salePrice: salePriceCents === undefined ? undefined : salePriceCents / 100,
    barcode: bike.barcode ?? undefined,
    shieldCode: shieldCode === '' ? undefined : shieldCode,
  }
  const known = knownHere(context)
  const toRegister = readRegisterInput(JSON.stringify(input), { photos: [], known })
  return toRegister.ok ? register(context, toRegister.value) : toRegister
}

function lineOfBike({ id, attributes, frameNumber, state }: SoldBike): string {
  const title = [attributes.brand, attributes.model].filter(Boolean).join(' ')
  return [id, state, title, frameNumber ?? 'no frame number'].join(' · ')
}
