import process from 'node:process'
import { startTraining } from '../../electron/training/training-services.ts'
import { openTestCounter } from '../support/test-counter.ts'
import { openEncrypted } from './jobs.ts'

// Opens a counter on the data it is given, as at the start of the day, and says what that took.

const [path = '', key = ''] = process.argv.slice(2)
const training = await startTraining()
const start = performance.now()
const database = openEncrypted(path, Buffer.from(key, 'hex'))
const here = await openTestCounter({ training, database, signedIn: false })
here.counter.open()
// What Sell and the frame around it ask for; the queue's first page has a row of its own.
const { handlers } = here.counter
await handlers['status.get']({})
await handlers['draft.get']({})
await handlers['sales.today']({})
await handlers['sold.list']({})
await handlers['alarms.get']({})
await handlers['scan.hold']({})
await handlers['operators.get']({})
const opened = performance.now() - start
globalThis.gc?.()
const { rss } = process.memoryUsage()
process.stdout.write(JSON.stringify({ opened, rss }))
await here.close()
await training.stop()
