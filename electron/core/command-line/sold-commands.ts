import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { SoldBike } from '../../../shared/sold-bike.ts'
import {
  confirmedFlag,
  knownHere,
  readFlags,
  type Command,
  type CommandContext,
} from './command.ts'
import { badInput, type CommandOutcome } from './outcome.ts'
import { readRegisterInput, register } from './register-command.ts'

/** `sold` · `sold register <id> <shield>` · `sold skip <id> --reason R`. */
export const sold: Command = async (words, _request, context) => {
  const confirmed = words.includes(confirmedFlag)
  const given = words.filter((word) => word !== confirmedFlag)
  const flags = readFlags(given, ['reason'])
  if (!flags.ok) return flags
  const { rest, values } = flags.value
  const [what, id = '', ...shield] = rest
  const { soldBikes } = context.counter
  switch (what) {
    case undefined: {
      const read = await soldBikes.reader.readNow()
      if (!read.ok) return read
      const { bikes } = soldBikes.list()
      return ok({
        status: 0,
        json: bikes,
        text: bikes.map(lineOfBike).join('\n') || 'nothing to do',
      })
    }
    case 'register':
      return registerSold(context, { id, shieldCode: shield.join(' '), confirmed })
    case 'skip': {
      const reason = values['reason']?.trim() ?? ''
      if (reason.length < 3) return badInput('reason', 'say why with --reason, the list keeps it')
      const skipped = soldBikes.dismiss(id, reason, null)
      if (!skipped.ok) return skipped
      return ok({ status: 0, json: skipped.value.bikes, text: 'taken off the list' })
    }
    default:
      return badInput('', 'sold, sold register <id> <shield> or sold skip <id> --reason R')
  }
}

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
