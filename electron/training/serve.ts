/**
 * The training services as a program of their own, for tests in other processes and for people.
 * Prints one JSON line with the addresses, then serves until SIGINT, SIGTERM, `POST
 * /__control/stop`, or, with `--until-stdin-closes`, until its parent is gone.
 */
import { parseArgs } from 'node:util'
import { startControl } from './control.ts'
import { asPublished, profileNamed } from './profile.ts'
import { startTraining } from './training-services.ts'

const { values } = parseArgs({
  options: {
    'cicopass-port': { type: 'string', default: '0' },
    'cyclesoftware-port': { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    profile: { type: 'string', default: asPublished.name },
    'until-stdin-closes': { type: 'boolean', default: false },
  },
})

const profile = profileNamed(values.profile)
if (profile === null) throw new Error(`There is no profile "${values.profile}".`)

const training = await startTraining({
  seed: Number(values.seed),
  cicopassPort: Number(values['cicopass-port']),
  cyclesoftwarePort: Number(values['cyclesoftware-port']),
  profile,
})

let isStopping = false
function stopAll(): void {
  if (isStopping) return
  isStopping = true
  // Lets the answer to `stop` out first.
  setImmediate(() => {
    Promise.all([training.stop(), control.stop()])
      .then(() => process.exit(0))
      .catch((failure: unknown) => {
        process.stderr.write(`${String(failure)}\n`)
        process.exit(1)
      })
  })
}

const control = await startControl(training, { port: Number(values['control-port']), stopAll })
process.on('SIGINT', stopAll)
process.on('SIGTERM', stopAll)
if (values['until-stdin-closes']) process.stdin.on('end', stopAll).resume()

process.stdout.write(
  `${JSON.stringify({
    cicopassUrl: training.cicopassUrl,
    cyclesoftwareUrl: training.cyclesoftwareUrl,
    controlUrl: control.url,
  })}\n`,
)
