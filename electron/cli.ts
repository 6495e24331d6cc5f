import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { askLocalSocket } from './adapters/local-socket-client.ts'
import { createLog } from './adapters/log.ts'
import type { Machine } from './core/command-line/command.ts'
import { runCommand } from './core/command-line/commands.ts'
import { outcomeOfChecks } from './core/command-line/doctor.ts'
import { badInput, outcomeOfFault, type CommandOutcome } from './core/command-line/outcome.ts'
import {
  CommandAnswer,
  readsInput,
  usage,
  type CommandRequest,
} from './core/command-line/request.ts'
import { defectDetails } from './core/defect.ts'
import type { Database } from './core/ports.ts'
import { decodeText, type Decoded } from '../shared/decode-text.ts'
import { failed, ok, type Fault } from '../shared/fault.ts'
import { placeOf, readEnvironment } from './workplace/environment.ts'
import { holdsLink, isCommand, programWords } from './workplace/command-words.ts'
import { copyIfDue } from './workplace/daily-copies.ts'
import { checksOfFault } from './workplace/diagnostics.ts'
import { createMachine } from './workplace/machine.ts'
import { readPhotos } from './workplace/photo-files.ts'
import { restoreCommand } from './workplace/restore-command.ts'
import { openCounter } from './workplace/open-counter.ts'
import { version } from './workplace/version.ts'

/**
 * The command line: the same core without a window (docs/command-line.md). With `--json` standard
 * output carries one JSON value and everything else goes to standard error.
 */
const environment = readEnvironment(process.env)
const { folder } = placeOf(environment, 'shop')
/** Another command may hold the data for as long as its service takes to answer. */
const patience = 45_000

// What nobody caught is the log's: the command still answers what it came to.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (thrown: unknown) => {
    createLog({ folder, least: environment.logLevel }).error('Nobody caught it', {
      event,
      ...defectDetails(thrown),
    })
  })
}

// The app in a package is called as `<app> --cli <words>`, this file as `node cli.js <words>`.
const given = programWords()
const status = await main(isCommand(given) ? given.slice(1) : given)
await Promise.all([written(process.stdout), written(process.stderr)])
// Not left to an empty event loop: a request whose answer nobody waits for any more would keep it.
process.exit(status)

/** Resolves once everything was handed to the system: on a pipe, `exit` alone would cut it off. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve()
    })
  })
}

async function main(argv: readonly string[]): Promise<number> {
  const asJson = argv.includes('--json')
  const words = argv.filter((word) => word !== '--json')
  if (words[0] === 'help' || words.includes('--help')) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  const outcome = words.length === 0 ? nothingAsked() : await run(words).catch(defect)
  if (asJson) {
    process.stdout.write(`${JSON.stringify(outcome.json)}\n`)
    if (outcome.status !== 0) process.stderr.write(`${outcome.text}\n`)
  } else {
    const stream = outcome.status === 1 || outcome.status === 2 ? process.stderr : process.stdout
    stream.write(`${outcome.text}\n`)
  }
  return outcome.status
}

function nothingAsked(): CommandOutcome {
  const { fault } = badInput('', 'no command given')
  return { ...outcomeOfFault(fault), text: usage }
}

/** What nobody expected: logged whole, said with the reference that finds it. */
function defect(error: unknown): CommandOutcome {
  const reference = randomUUID().slice(0, 8)
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
  createLog({ folder, least: environment.logLevel }).error('A command failed', {
    reference,
    error: told,
  })
  return outcomeOfFault({ kind: 'internal', reference })
}

async function run(words: readonly string[]): Promise<CommandOutcome> {
  // A program that was to open a link: what stands around it was written by whoever made the link.
  if (holdsLink(words))
    return outcomeOfFault(badInput('', 'holds a link: only the window takes one').fault)
  if (words[0] === 'restore') return restoreCommand(words.slice(1), placeOf(environment, 'shop'))
  const read = readsInput(words) ? await readStandardInput() : { text: null }
  if ('refused' in read) {
    return outcomeOfFault(badInput('', `standard input ${read.refused}`).fault)
  }
  const input = read.text
  const photos = words[0] === 'register' ? await readPhotos(input) : ok([])
  if (!photos.ok) return outcomeOfFault(photos.fault)
  const request: CommandRequest = { words: withWholePaths(words), input, photos: photos.value }
  const deadline = Date.now() + patience
  const log = createLog({ folder, least: environment.logLevel })
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
      const alive = setInterval(() => undefined, 60_000)
      const { counter, ports, close } = opened.value
      try {
        const machine = machineOf(ports.database)
        const trail = { request: randomUUID().slice(0, 8), call: words[0] ?? '' }
        return await log.within(trail, () => runCommand(request, { counter, ports, machine }))
      } finally {
        await copyIfDue(ports.database, log)
        await close()
        clearInterval(alive)
      }
    }
    if (opened.fault.kind !== 'counter-already-open') return notOpened(request.words, opened.fault)
    const answer = await askLocalSocket(folder, request)
    if (answer !== null) {
      return answer.ok ? CommandAnswer.parse(answer.value) : outcomeOfFault(answer.fault)
    }
    if (Date.now() > deadline) return notOpened(request.words, opened.fault)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** The doctor says what is wrong even when the counter cannot open. */
async function notOpened(words: readonly string[], fault: Fault): Promise<CommandOutcome> {
  if (words[0] !== 'doctor') return outcomeOfFault(fault)
  const machine = machineOf(null)
  const checks = [...(await machine.checks()), ...checksOfFault(fault)]
  const flag = words.indexOf('--bundle')
  const path = flag === -1 ? undefined : words[flag + 1]
  if (path === undefined) return outcomeOfChecks(checks, null)
  const written = machine.writeBundle({ path, checks })
  return written.ok ? outcomeOfChecks(checks, written.value) : outcomeOfFault(written.fault)
}

function machineOf(database: Database | null): Machine {
  return createMachine({ environment, mode: 'shop', version, proxyFor: undefined, database })
}

/** A path means what it means where the command was given: the window may do the work. */
function withWholePaths(words: readonly string[]): string[] {
  return words.map((word, place) => {
    if (words[place - 1] === '--bundle') return resolve(word)
    return word.startsWith('--bundle=') ? `--bundle=${resolve(word.slice(9))}` : word
  })
}

async function readStandardInput(): Promise<Decoded> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return decodeText(Buffer.concat(chunks))
}
