import { ok, type Result } from '../../../shared/fault.ts'
import { runChecks } from '../diagnostics/checks.ts'
import { bikeCommands } from './bike-commands.ts'
import { knownHere, textOf, type CommandContext } from './command.ts'
import type { CommandDeclaration } from './declaration.ts'
import { deliveryCommands } from './delivery-command.ts'
import { outcomeOfChecks } from './doctor.ts'
import { usageOf } from './help.ts'
import { leadCommands } from './lead-commands.ts'
import { loginCommands } from './login-commands.ts'
import { operatorCommands } from './operator-commands.ts'
import { outboxCommands } from './outbox-commands.ts'
import { badInput, outcomeOfFault, type CommandOutcome } from './outcome.ts'
import { overview } from './overview-command.ts'
import { parseCommand } from './parse-command.ts'
import { privacyCommands } from './privacy-commands.ts'
import { readRegisterInput, register } from './register-command.ts'
import type { CommandRequest } from './request.ts'
import { shieldCommands } from './shield-commands.ts'
import { shopCommands } from './shop-commands.ts'
import { soldCommands } from './sold-commands.ts'
import { theftCommands } from './theft-commands.ts'

const registerCommand: CommandDeclaration = {
  form: 'register',
  does: 'registers a bike, and links its shield',
  input: '`ToRegister`',
  readsPhotos: true,
  answers: '`Registered`',
  run(_given, { input, photos }, context) {
    const toRegister = readRegisterInput(input, { photos, known: knownHere(context) })
    return toRegister.ok ? register(context, toRegister.value) : toRegister
  },
}

const doctor: CommandDeclaration = {
  form: 'doctor',
  flags: { '--bundle <file.zip>': { says: 'the report for whoever helps', isPath: true } },
  does: 'what works here and what does not',
  input: null,
  answers: '`Doctor`',
  async run({ flags }, _request, { machine, counter, ports }) {
    const bundle = textOf(flags['bundle'])
    const checks = [...(await machine.checks()), ...(await runChecks({ counter, ports }))]
    if (bundle === undefined) return ok(outcomeOfChecks(checks, null))
    const written = machine.writeBundle({ path: bundle, checks })
    return written.ok ? ok(outcomeOfChecks(checks, written.value)) : written
  },
}

/** No window may be open. */
const restore: CommandDeclaration = {
  form: 'restore [backup]',
  does: 'lists the daily copies, or puts one back',
  input: null,
  answers: '`Backups`, or `Restored`',
  alone: 'restore',
}

/** Every command there is, in the order of the help. */
export const commands: readonly CommandDeclaration[] = [
  ...loginCommands,
  registerCommand,
  ...deliveryCommands,
  ...bikeCommands,
  ...theftCommands,
  ...leadCommands,
  ...shopCommands,
  ...shieldCommands,
  ...soldCommands,
  overview,
  ...outboxCommands,
  ...privacyCommands,
  ...operatorCommands,
  restore,
  doctor,
]

export const usage = usageOf(commands)

/** Runs one command against an open counter. Never throws for what the caller did wrong. */
export async function runCommand(
  request: CommandRequest,
  context: CommandContext,
): Promise<CommandOutcome> {
  const parsed = parseCommand(commands, request.words)
  if (!parsed.ok) return outcomeOfFault(parsed.fault)
  if ('help' in parsed.value) return helpWith(parsed.value.help)
  const { command, given } = parsed.value
  const outcome: Result<CommandOutcome> =
    'run' in command
      ? await command.run(given, request, context)
      : badInput('', `${command.alone} runs only while no counter is open`)
  return outcome.ok ? outcome.value : outcomeOfFault(outcome.fault)
}

export function helpWith(text: string): CommandOutcome {
  return { status: 0, json: { help: text }, text }
}
