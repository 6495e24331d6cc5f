import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))

/** A process on a computer whose store holds this server's certificate, as an inspecting proxy's does. */
async function read(address: string, how: 'trust' | 'as-it-is'): Promise<string> {
  const steps = fileURLToPath(new URL('../support/trust-steps.ts', import.meta.url))
  const child = spawn(process.execPath, [steps, address, how], {
    env: { ...process.env, SSL_CERT_FILE: fixture('self-signed-certificate.pem') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  await once(child, 'close')
  return said
}

it('a certificate that only this computer trusts is trusted by the counter', async () => {
  const server = createServer(
    {
      key: readFileSync(fixture('self-signed-key.pem')),
      cert: readFileSync(fixture('self-signed-certificate.pem')),
    },
    (_request, answer) => answer.end('ok'),
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  const address = `https://127.0.0.1:${String(port)}/`
  expect(await read(address, 'as-it-is')).toMatch(/self.signed/i)
  expect(await read(address, 'trust')).toBe('200')
  server.close()
})
