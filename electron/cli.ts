import process from 'node:process'
import { createLog } from './adapters/log.ts'
import { runCommandLine } from './workplace/command-line.ts'
import { catchWhatNobodyCaught } from './workplace/last-handlers.ts'
import { isCommand, programWords } from './workplace/command-words.ts'
import { placeOf, readEnvironment } from './workplace/environment.ts'

// The command line's process. The app in a package is called as `<app> --cli <words>`, this file as
// `node cli.js <words>`.

const environment = readEnvironment(process.env)
const { folder } = placeOf(environment, 'shop')

const complain = (text: string): void => void process.stderr.write(text)
const withoutAnswer = catchWhatNobodyCaught(
  createLog({ folder, least: environment.logLevel }),
  complain,
)

const given = programWords()
const status = await runCommandLine(isCommand(given) ? given.slice(1) : given, {
  environment,
  input: process.stdin,
  print: (text) => void process.stdout.write(text),
  complain,
  withoutAnswer,
})
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
