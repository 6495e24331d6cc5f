import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { askLocalSocket } from '../adapters/local-socket-client.ts'
import { createLog } from '../adapters/log.ts'
import type { Machine } from '../core/command-line/command.ts'
import { commands, helpWith, runCommand, usage } from '../core/command-line/commands.ts'
import type { CommandDeclaration, Given } from '../core/command-line/declaration.ts'
import { outcomeOfChecks } from '../core/command-line/doctor.ts'
import { badInput, outcomeOfFault, type CommandOutcome } from '../core/command-line/outcome.ts'
import { parseCommand } from '../core/command-line/parse-command.ts'
import { CommandAnswer, type CommandRequest } from '../core/command-line/request.ts'
import type { Database } from '../core/ports.ts'
import { delay, keepProcessAlive } from '../core/timers.ts'
import { decodeText, type Decoded } from '../../shared/decode-text.ts'
import { failed, ok, type Fault } from '../../shared/fault.ts'
import { placeOf, type Environment } from './environment.ts'
import { holdsLink } from './command-words.ts'
import { copyIfDue } from './daily-copies.ts'
import { checksOfFault } from './diagnostics.ts'
import { createMachine } from './machine.ts'
import { readPhotos } from './photo-files.ts'
import { restoreCommand } from './restore-command.ts'
import { openCounter } from './open-counter.ts'
import { version } from './version.ts'

/** Another command may hold the data for as long as its service takes to answer. */
const patience = 45_000

/** What a command is given beside its words, and where it says what became of it. */
export type CommandLine = {
  environment: Environment
  /** Standard input, read only by the commands that want it. */
  input: AsyncIterable<unknown>
  /** Standard output and standard error. */
  print(text: string): void
  complain(text: string): void
  /** What is answered where the command never comes to an answer; without it that is waited for. */
  withoutAnswer?: Promise<CommandOutcome>
}

/**
 * The command line: the same core without a window (docs/command-line.md). With `--json` standard
 * output carries one JSON value and everything else goes to standard error.
 *
 * @returns the exit status
 */
export async function runCommandLine(argv: readonly string[], line: CommandLine): Promise<number> {
  const asJson = argv.includes('--json')
  const words = argv.filter((word) => word !== '--json')
  if (words[0] === 'help' || words[0] === '--help') {
    line.print(`${usage}\n`)
    return 0
  }
  const outcome =
    words.length === 0
      ? nothingAsked()
      : await Promise.race([
          run(words, line).catch((error: unknown) => defect(error, line)),
          ...(line.withoutAnswer === undefined ? [] : [line.withoutAnswer]),
        ])
  if (asJson) {
    line.print(`${JSON.stringify(outcome.json)}\n`)
    if (outcome.status !== 0) line.complain(`${outcome.text}\n`)
  } else {
    const said = `${outcome.text}\n`
    if (outcome.status === 1 || outcome.status === 2) line.complain(said)
    else line.print(said)
  }
  return outcome.status
}

function nothingAsked(): CommandOutcome {
  const { fault } = badInput('', 'no command given')
  return { ...outcomeOfFault(fault), text: usage }
}

/** What nobody expected: logged whole, said with the reference that finds it. */
function defect(error: unknown, { environment }: CommandLine): CommandOutcome {
  const reference = randomUUID().slice(0, 8)
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
  logOf(environment).error('A command failed', {
    reference,
    error: told,
  })
  return outcomeOfFault({ kind: 'internal', reference })
}

async function run(words: readonly string[], line: CommandLine): Promise<CommandOutcome> {
  const { environment } = line
  // A program that was to open a link: what stands around it was written by whoever made the link.
  if (holdsLink(words))
    return outcomeOfFault(badInput('', 'holds a link: only the window takes one').fault)
  const parsed = parseCommand(commands, words)
  if (!parsed.ok) return outcomeOfFault(parsed.fault)
  if ('help' in parsed.value) return helpWith(parsed.value.help)
  const { command, given } = parsed.value
  if ('alone' in command) return runAlone[command.alone](given.args, placeOf(environment, 'shop'))
  const read = command.input === null ? { text: null } : await readInput(line.input)
  if ('refused' in read) {
    return outcomeOfFault(badInput('', `standard input ${read.refused}`).fault)
  }
  const input = read.text
  const photos = command.readsPhotos === true ? await readPhotos(input) : ok([])
  if (!photos.ok) return outcomeOfFault(photos.fault)
  const request: CommandRequest = {
    words: withWholePaths(words, command),
    input,
    photos: photos.value,
  }
  const deadline = Date.now() + patience
  const log = logOf(environment)
  const { folder } = placeOf(environment, 'shop')
  for (;;) {
    const opened = await openCounter({
      environment,
      mode: 'shop',
      addresses: { cicopass: environment.cicopassUrl, cyclesoftware: environment.cyclesoftwareUrl },
      version,
      log,
      language: () => environment.language ?? 'nl',
      printer: {
        pdf: () =>
          Promise.resolve(failed({ kind: 'print-failed', detail: 'only the window prints' })),
      },
      openFile: () => Promise.resolve('only the window opens files'),
      browser: {
        open: () =>
          Promise.resolve(failed({ kind: 'not-found', what: 'a window to open it from' })),
      },
    })
    if (opened.ok) {
      // The core's timers keep no process alive: this one does while the command runs.
      const release = keepProcessAlive()
      const { counter, ports, close } = opened.value
      try {
        const machine = machineOf(environment, ports.database)
        const trail = { request: randomUUID().slice(0, 8), call: words[0] ?? '' }
        return await log.within(trail, () => runCommand(request, { counter, ports, machine }))
      } finally {
        await copyIfDue(ports.database, log)
        await close()
        release()
      }
    }
    if (opened.fault.kind !== 'counter-already-open')
      return notOpened({ command, given }, opened.fault, environment)
    const answer = await askLocalSocket(folder, request)
    if (answer !== null) {
      return answer.ok ? CommandAnswer.parse(answer.value) : outcomeOfFault(answer.fault)
    }
    if (Date.now() > deadline) return notOpened({ command, given }, opened.fault, environment)
    await delay(100)
  }
}

/** The doctor says what is wrong even when the counter cannot open. */
async function notOpened(
  { command, given }: { command: CommandDeclaration; given: Given },
  fault: Fault,
  environment: Environment,
): Promise<CommandOutcome> {
  if (command.form !== 'doctor') return outcomeOfFault(fault)
  const machine = machineOf(environment, null)
  const checks = [...(await machine.checks()), ...checksOfFault(fault)]
  const { bundle } = given.flags
  if (typeof bundle !== 'string') return outcomeOfChecks(checks, null)
  const written = machine.writeBundle({ path: resolve(bundle), checks })
  return written.ok ? outcomeOfChecks(checks, written.value) : outcomeOfFault(written.fault)
}

function logOf(environment: Environment): ReturnType<typeof createLog> {
  return createLog({ folder: placeOf(environment, 'shop').folder, least: environment.logLevel })
}

function machineOf(environment: Environment, database: Database | null): Machine {
  return createMachine({ environment, mode: 'shop', version, proxyFor: undefined, database })
}

/** What needs the data folder for itself. */
const runAlone: Readonly<
  Record<Extract<CommandDeclaration, { alone: string }>['alone'], typeof restoreCommand>
> = { restore: restoreCommand }

/** A path means what it means where the command was given: the window may do the work. */
function withWholePaths(
  words: readonly string[],
  { flags = {} }: Pick<CommandDeclaration, 'flags'>,
): string[] {
  const paths = Object.entries(flags)
    .filter(([, { isPath }]) => isPath === true)
    .map(([form]) => form.split(' ')[0] ?? form)
  return words.map((word, place) => {
    if (paths.includes(words[place - 1] ?? '')) return resolve(word)
    const flag = paths.find((name) => word.startsWith(`${name}=`))
    return flag === undefined ? word : `${flag}=${resolve(word.slice(flag.length + 1))}`
  })
}

async function readInput(input: AsyncIterable<unknown>): Promise<Decoded> {
  const chunks: Buffer[] = []
  for await (const chunk of input) chunks.push(chunk as Buffer)
  return decodeText(Buffer.concat(chunks))
}
