import { request } from 'node:https'
import { trustSystemCertificates } from '../../electron/adapters/system-certificates.ts'
import { quietLog } from './quiet-log.ts'

/** Started by a test: reads an https address, after trusting the computer's certificates if asked. */
const [address = '', trust] = process.argv.slice(2)
if (trust === 'trust') trustSystemCertificates(quietLog())
request(address, (answer) => {
  process.stdout.write(String(answer.statusCode))
  answer.resume()
})
  .on('error', (error) => process.stdout.write(error.message))
  .end()
