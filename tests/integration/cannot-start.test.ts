import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../build/build.mjs'

// Electron's error box waits for a click, so this runs on the stand-in, which writes down what a box says.

const place = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const register = pathToFileURL(place('build/electron-on-chromium/register.mjs')).href
const folder = mkdtempSync(join(tmpdir(), 'cannot-start-'))

beforeAll(async () => {
  await build({ programs: ['electron'] })
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function start(dataFolder: string, imports: readonly string[] = []) {
  const main = spawn(
    process.execPath,
    [...[register, ...imports].flatMap((one) => ['--import', one]), place('dist/electron/main.js')],
    {
      env: { ...process.env, COUNTER_DATA_DIR: dataFolder, COUNTER_LANG: 'en' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  main.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const [status] = (await once(main, 'close')) as [number | null]
  return { status, said }
}

describe('a counter that cannot start says why in a window', () => {
  it('when it may not write where its data lies', async () => {
    const file = join(folder, 'a file')
    writeFileSync(file, 'where the folder should be')
    const { status, said } = await start(join(file, 'data'))
    expect(said).toContain('Cicopass Counter: The counter may not write in the folder')
    expect(said).toContain('Nothing was lost')
    expect(status).toBe(1)
  })

  it('when a part of it is missing', async () => {
    const withoutSerialPort = `data:text/javascript,${encodeURIComponent(
      `import { registerHooks } from 'node:module'
       registerHooks({ resolve(name, context, next) {
         if (name !== 'serialport') return next(name, context)
         throw Object.assign(new Error('no such part'), { code: 'ERR_MODULE_NOT_FOUND' })
       } })`,
    )}`
    const { status, said } = await start(join(folder, 'data'), [withoutSerialPort])
    expect(said).toContain('Cicopass Counter: A part of the counter is missing')
    expect(said).toContain('no such part')
    expect(status).toBe(1)
  })
})
